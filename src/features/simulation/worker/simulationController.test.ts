import { describe, expect, it } from 'vitest';
import { emptyAgent } from '../../../core/model';
import { awsPrices } from '../../../core/cost';
import { defaultScenario } from '../../../core/proof';
import type { SimulationJob, SimulationMessage } from './simulationJob';
import { createSimulationController } from './simulationController';

const document = emptyAgent('agent');
const job: SimulationJob = {
  kind: 'simulate',
  document,
  scenario: defaultScenario(document),
  toolId: null,
  prices: awsPrices('us-east-1'),
};

class TestWorker {
  onmessage: ((event: MessageEvent<SimulationMessage>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  postMessage(): void {
    // Answers only when a test says so.
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: SimulationMessage): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
}

function controlled() {
  const workers: TestWorker[] = [];
  const controller = createSimulationController(() => {
    const worker = new TestWorker();
    workers.push(worker);
    return worker;
  });
  return { controller, workers };
}

describe('a simulation beside the page', () => {
  it('shows progress, and ends its worker when it is stopped', () => {
    const { controller, workers } = controlled();

    controller.start(job);
    workers[0]?.say({ kind: 'progress', events: 12, virtualMs: 3_000 });
    expect(controller.store.getState()).toMatchObject({ phase: 'running', progress: { events: 12 } });

    controller.stop();
    expect(workers[0]?.isEnded).toBe(true);
    expect(controller.store.getState().phase).toBe('stopped');
  });

  it('ends what runs when it starts anew', () => {
    const { controller, workers } = controlled();

    controller.start(job);
    controller.start(job);

    expect(workers.map((worker) => worker.isEnded)).toEqual([true, false]);
  });

  it('says why it failed', () => {
    const { controller, workers } = controlled();

    controller.start(job);
    workers[0]?.say({ kind: 'failed', message: 'Out of memory' });

    expect(controller.store.getState()).toMatchObject({ phase: 'failed', failure: 'Out of memory' });
    expect(workers[0]?.isEnded).toBe(true);
  });
});
