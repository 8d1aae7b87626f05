import { describe, expect, it } from 'vitest';
import { emptyAgent, nodeId } from '../../../core/model';
import { defaultScenario, fleetQuotas, simulateFleet } from '../../../core/proof';
import { createFleetController } from './fleetController';
import type { FleetJob } from './simulationJob';
import { withTestWorkers } from './testing';

const document = emptyAgent('agent');
const request = {
  runs: 10,
  overSeconds: 5,
  jobs: { kind: 'fixed', seconds: 30 },
  quotas: fleetQuotas('us-east-1'),
  seed: 1,
} as const;
const job: FleetJob = {
  kind: 'fleet',
  document,
  toolId: nodeId('monitor'),
  scenario: defaultScenario(document),
  request,
};
const moments = { transitionsAtSeconds: [0], lambdas: [], endsAtSeconds: 1 };
const result = simulateFleet(request, [
  { waitsForJob: false, checksAtSeconds: [1], jobStartsAtSeconds: 0, callSeconds: 0, endless: moments, rest: moments },
]);

const controlled = () => withTestWorkers(createFleetController);

describe('a fleet beside the page', () => {
  it('shows progress and each way as it is done', () => {
    const { controller, workers } = controlled();

    controller.start(job);
    workers[0]?.say({ kind: 'learning', label: 'As it is set', done: 1, of: 2 });
    expect(controller.store.getState()).toMatchObject({ phase: 'running', request, progress: { done: 1, of: 2 } });

    workers[0]?.say({ kind: 'fleet', outcome: { id: 'own', label: 'As it is set', result } });
    workers[0]?.say({ kind: 'done' });
    expect(controller.store.getState()).toMatchObject({ phase: 'done', outcomes: [{ id: 'own' }] });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('ends what runs when it is stopped or started anew, and says why it failed', () => {
    const { controller, workers } = controlled();

    controller.start(job);
    controller.start(job);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);

    workers[1]?.say({ kind: 'failed', message: 'Out of memory' });
    expect(controller.store.getState()).toMatchObject({ phase: 'failed', failure: 'Out of memory' });

    controller.start(job);
    controller.stop();
    expect(controller.store.getState().phase).toBe('stopped');
    expect(workers[2]?.isEnded).toBe(true);
  });
});
