import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  type AgentDocument,
  type PollingSettings,
} from '../../model';
import { defaultScenario } from '../scenario/defaultScenario';
import { DEFAULT_FLEET_QUOTAS, type FleetRequest, type RunPath } from './fleet';
import { runPaths } from './runPaths';
import { jobSecondsAt, uniformSamples } from './sampleJobs';
import { simulateFleet, simulateFleetRunByRun } from './simulateFleet';

/** Checks every 30 s for 10 minutes, from second 2 on. */
const steady: RunPath = {
  checksAtSeconds: Array.from({ length: 20 }, (_, index) => 32 + 30 * index),
  jobStartsAtSeconds: 2,
  callSeconds: 0.5,
  fixedTransitions: 10,
  transitionsPerCheck: 3,
};

function request(overrides: Partial<FleetRequest> = {}): FleetRequest {
  return {
    runs: 1000,
    overSeconds: 60,
    jobs: { kind: 'fixed', seconds: 100 },
    quotas: DEFAULT_FLEET_QUOTAS,
    seed: 1,
    ...overrides,
  };
}

describe('simulateFleet', () => {
  it('adds up the checks of every run', () => {
    const result = simulateFleet(request(), [steady]);

    expect(result.toolCalls).toBeCloseTo(4000); // checks at 32, 62, 92 and 122 s see a job that ends at 102 s
    expect(result.transitions).toBeCloseTo(1000 * (10 + 4 * 3));
    expect(result.peakRuns).toBeCloseTo(1000);
  });

  it('shows a burst when all start at once, and spreads it over the window', () => {
    const together = simulateFleet(request({ overSeconds: 1 }), [steady]);
    const apart = simulateFleet(request({ overSeconds: 30 }), [steady]);

    expect(together.peakCallsPerSecond).toBeCloseTo(1000);
    expect(together.throttled.toolCalls).toBeGreaterThan(3000);
    expect(apart.peakCallsPerSecond).toBeCloseTo(1000 / 30);
    expect(apart.throttled.toolCalls).toBe(0);
  });

  it('counts what a bucket refuses: the burst first, then the rate', () => {
    const { throttled } = simulateFleet(request({ runs: 4000, overSeconds: 1 }), [steady]);

    expect(throttled.starts).toBeCloseTo(4000 - DEFAULT_FLEET_QUOTAS.startsBurst);
  });

  it('agrees with the same fleet run by run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FleetRequest['jobs']>(
          { kind: 'fixed', seconds: 130 },
          { kind: 'uniform', fromSeconds: 60, toSeconds: 400 },
          { kind: 'exponential', meanSeconds: 120 },
          { kind: 'lognormal', medianSeconds: 150, sigma: 0.6 },
        ),
        fc.integer({ min: 20, max: 600 }),
        fc.integer({ min: 1, max: 1e6 }),
        (jobs, overSeconds, seed) => {
          const fleet = request({ runs: 4000, overSeconds, jobs, seed });
          const expected = simulateFleet(fleet, [steady]);
          const drawn = simulateFleetRunByRun(fleet, [steady]);

          // 4,000 draws: the mean is within a few parts in a hundred, a single second within its own noise
          expect(drawn.toolCalls / expected.toolCalls).toBeCloseTo(1, 1);
          expect(drawn.transitions / expected.transitions).toBeCloseTo(1, 1);
          expect(Math.abs(drawn.peakRuns - expected.peakRuns)).toBeLessThan(6 * Math.sqrt(expected.peakRuns) + 6);
          expect(drawn.peakCallsPerSecond).toBeLessThan(
            expected.peakCallsPerSecond + 6 * Math.sqrt(expected.peakCallsPerSecond) + 6,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes a million runs as easily as a thousand', () => {
    const million = simulateFleet(request({ runs: 1_000_000, overSeconds: 3600 }), [steady]);

    expect(million.toolCalls).toBeCloseTo(4_000_000);
    expect(million.peakCallsPerSecond).toBeCloseTo((4 * 1_000_000) / 3600);
  });
});

describe('jobSecondsAt', () => {
  it.each<[FleetRequest['jobs'], number, number]>([
    [{ kind: 'fixed', seconds: 7 }, 0.3, 7],
    [{ kind: 'uniform', fromSeconds: 10, toSeconds: 20 }, 0.25, 12.5],
    [{ kind: 'exponential', meanSeconds: 100 }, 0.5, 69.31],
    [{ kind: 'lognormal', medianSeconds: 60, sigma: 1 }, 0.5, 60],
    [{ kind: 'lognormal', medianSeconds: 60, sigma: 1 }, 0.8413, 163.1], // one sigma: × e
  ])('%j at %d is about %d', (jobs, quantile, seconds) => {
    expect(jobSecondsAt(jobs, quantile) / seconds).toBeCloseTo(1, 2);
  });

  it('draws the same numbers from the same seed, all between 0 and 1', () => {
    const draw = (seed: number) => {
      const sample = uniformSamples(seed);
      return Array.from({ length: 1000 }, () => sample());
    };

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((value) => value > 0 && value < 1)).toBe(true);
    expect(draw(7).reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1);
  });
});

describe('runPaths', () => {
  function watching(polling: Partial<PollingSettings>): AgentDocument {
    const agent = emptyAgent('watcher');
    const tool = newTool(nodeId('monitor'), 'monitor', {
      target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
      polling: { ...DEFAULT_POLLING, mode: 'poll-in-machine', max_polling_attempts: 6, ...polling },
    });
    const edge = { id: edgeId('e'), from: nodeId('model'), to: tool.id };
    return { ...agent, nodes: { ...agent.nodes, [tool.id]: tool }, edges: { ...agent.edges, [edge.id]: edge } };
  }

  it('takes the checks and their transitions from the interpreter', async () => {
    const agent = watching({ polling_interval: 10 });
    const paths = await runPaths(agent, nodeId('monitor'), defaultScenario(agent));

    expect(paths).toHaveLength(1);
    expect(paths[0]?.checksAtSeconds).toEqual([12, 22.4, 32.8, 43.2, 53.6, 64]);
    expect(paths[0]?.transitionsPerCheck).toBe(3);
  });

  it('takes several paths when waits are drawn at random', async () => {
    const agent = watching({ polling_interval: 10, jitter: 'full' });
    const paths = await runPaths(agent, nodeId('monitor'), defaultScenario(agent));

    expect(new Set(paths.map(({ checksAtSeconds }) => checksAtSeconds.join())).size).toBeGreaterThan(10);
  });

  it('has none for a node that is no tool', async () => {
    expect(await runPaths(emptyAgent('x'), nodeId('model'), defaultScenario(emptyAgent('x')))).toEqual([]);
  });
});
