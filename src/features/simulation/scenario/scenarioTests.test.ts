import { describe, expect, it } from 'vitest';
import { awsPrices } from '../../../core/cost';
import { emptyAgent } from '../../../core/model';
import { defaultScenario, type ScenarioOutcome } from '../../../core/proof';
import { TestWorker } from '../worker/testing';
import { createScenarioTests } from './scenarioTests';

const agent = emptyAgent('agent');
const scenarios = ['a', 'b'].map((id) => ({ ...defaultScenario(agent), id, name: id }));
const outcome = { id: 'a', name: 'a', passed: true, verdicts: [], unknownTools: [] } as Partial<ScenarioOutcome>;

function started() {
  const worker = new TestWorker();
  const tests = createScenarioTests(() => worker);
  tests.start(agent, scenarios, awsPrices('us-east-1'));
  return { worker, tests, state: () => tests.store.getState() };
}

describe('the run of all scenarios', () => {
  it('takes each result as it comes, and ends its worker at the last', () => {
    const { worker, state } = started();
    expect(worker.job).toMatchObject({ kind: 'test', scenarios: [{ id: 'a' }, { id: 'b' }] });

    worker.say({ kind: 'progress', events: 90, virtualMs: 1 });
    expect(state()).toMatchObject({ phase: 'running', events: 90 });

    worker.say({ kind: 'tested', outcome: outcome as ScenarioOutcome, computedMs: 7 });
    expect(state()).toMatchObject({ phase: 'running', events: 0, computedMs: 7, outcomes: [{ id: 'a' }] });

    worker.say({ kind: 'done' });
    expect(state().phase).toBe('done');
    expect(worker.isEnded).toBe(true);
  });

  it('keeps what has been judged when it is stopped', () => {
    const { worker, tests, state } = started();
    worker.say({ kind: 'tested', outcome: outcome as ScenarioOutcome, computedMs: 7 });

    tests.stop();

    expect(state()).toMatchObject({ phase: 'stopped', outcomes: [{ id: 'a' }] });
    expect(worker.isEnded).toBe(true);
  });

  it('says why it broke off', () => {
    const { worker, state } = started();

    worker.say({ kind: 'failed', message: 'Out of memory' });

    expect(state()).toMatchObject({ phase: 'failed', failure: 'Out of memory' });
    expect(worker.isEnded).toBe(true);
  });
});
