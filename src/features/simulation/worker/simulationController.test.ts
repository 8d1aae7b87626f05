import { describe, expect, it } from 'vitest';
import { emptyAgent } from '../../../core/model';
import { awsPrices } from '../../../core/cost';
import { defaultScenario } from '../../../core/proof';
import { createSimulationController } from './simulationController';
import type { SimulationJob } from './simulationJob';
import { withTestWorkers } from './testing';

const document = emptyAgent('agent');
const job: SimulationJob = {
  kind: 'simulate',
  document,
  scenario: defaultScenario(document),
  toolId: null,
  prices: awsPrices('us-east-1'),
};

const controlled = () => withTestWorkers(createSimulationController);

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
