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
import { runScenario } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import { fleetChart } from '../chart/fleetChart';
import { watchingAgent } from '../testing/watchingAgent';
import { describeFleet, quotaUses, type FleetOutcome } from './describeFleet';
import { fleetVariants } from './fleetVariants';
import type { FleetRequest, RunPath } from './fleet';
import { fleetQuotas } from './fleetQuotas';
import { lambdaLoss } from './lambdaLoss';
import { runPaths } from './runPaths';
import { jobSecondsAt, uniformSamples } from './sampleJobs';
import { fleetEventByEvent } from '../testing/fleetEventByEvent';
import { simulateFleet } from './simulateFleet';

const quotas = fleetQuotas('us-east-1');
const checks = Array.from({ length: 20 }, (_, index) => 32 + 30 * index);

/** Checks every 30 s for 10 minutes, from second 2 on: ten transitions to begin with, three at each check, two at the end. */
const steady: RunPath = {
  waitsForJob: false,
  checksAtSeconds: checks,
  jobStartsAtSeconds: 2,
  callSeconds: 0.5,
  endless: {
    transitionsAtSeconds: [...Array.from({ length: 10 }, () => 0), ...checks.flatMap((at) => [at, at, at])],
    lambdas: checks.map((atSeconds) => ({ atSeconds, seconds: 0.5 })),
    endsAtSeconds: 603,
  },
  rest: { transitionsAtSeconds: [0.5, 1], lambdas: [{ atSeconds: 0.5, seconds: 3 }], endsAtSeconds: 4 },
};

function request(overrides: Partial<FleetRequest> = {}): FleetRequest {
  return {
    runs: 1000,
    overSeconds: 60,
    jobs: { kind: 'fixed', seconds: 100 },
    quotas,
    seed: 1,
    ...overrides,
  };
}

describe('simulateFleet', () => {
  it('adds up the checks of every run', () => {
    const result = simulateFleet(request(), [steady]);

    expect(result.toolCalls).toBeCloseTo(4000); // checks at 32, 62, 92 and 122 s see a job that ends at 102 s
    expect(result.transitions).toBeCloseTo(1000 * (10 + 4 * 3 + 2));
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

  it('has a call of some seconds busy in each of them, and throttles those beyond the concurrency', () => {
    const all = simulateFleet(request({ overSeconds: 1 }), [steady]);

    // checks of half a second, and after the last one, at 122 to 123 s, a call from half a second later for three seconds
    expect(all.lambdasBySecond.slice(121, 128).map((busy) => Math.round(busy))).toEqual([0, 500, 1000, 1000, 875, 125]);
    expect(all.throttled.lambdaCalls).toBe(0);

    const narrow = { ...quotas, lambdaConcurrency: 250 };
    const { throttled } = simulateFleet(request({ overSeconds: 1, quotas: narrow }), [steady]);
    // 500 under way at the first three, 1,000 at the last; about 3 more because the 500 are not the same at all times
    expect(throttled.lambdaCalls / (3 * 500 + 2000 * 0.75)).toBeCloseTo(1, 2);
  });

  it('ends a run that waits for a callback when its job reports, or when it gives up', () => {
    const callback: RunPath = {
      ...steady,
      waitsForJob: true,
      checksAtSeconds: [2],
      endless: { transitionsAtSeconds: [0, 1, 902], lambdas: [{ atSeconds: 2, seconds: 0.5 }], endsAtSeconds: 903 },
    };

    const reported = simulateFleet(request({ overSeconds: 1 }), [callback]);
    expect([reported.toolCalls, reported.transitions]).toEqual([1000, 4000]);
    expect(reported.transitionsBySecond.length).toBe(104); // the job ends at 102 to 103 s, the run half a second later

    const silent = simulateFleet(request({ overSeconds: 1, jobs: { kind: 'fixed', seconds: Infinity } }), [callback]);
    expect(silent.transitions).toBe(3000);
  });

  it('counts what a bucket refuses: the burst first, then the rate', () => {
    const { throttled } = simulateFleet(request({ runs: 4000, overSeconds: 1 }), [steady]);

    expect(throttled.starts).toBeCloseTo(4000 - quotas.startsBurst);
  });

  it('looks as far as the last run goes, however long that is', () => {
    const day = 86_400;
    const callback: RunPath = {
      ...steady,
      waitsForJob: true,
      checksAtSeconds: [2],
      endless: { transitionsAtSeconds: [0, 1, 365 * day], lambdas: [{ atSeconds: 2, seconds: 0.5 }], endsAtSeconds: 365 * day }, // prettier-ignore
      rest: { ...steady.rest, transitionsAtSeconds: Array.from({ length: 7 }, (_, index) => index) },
    };
    const million = { runs: 1_000_000, overSeconds: day };
    const late = simulateFleet(request({ ...million, jobs: { kind: 'fixed', seconds: 10 * day } }), [callback]);
    expect(late.transitions).toBeCloseTo(9_000_000);
    expect(late.peakTransitionsPerSecond).toBeCloseTo((7 * 1_000_000) / day, 1);
    expect(late.throttled.transitions).toBe(0);
    expect([late.secondsPerPoint, late.transitionsBySecond.length]).toEqual([1, 11 * day + 8]);

    const never = simulateFleet(request({ ...million, jobs: { kind: 'fixed', seconds: Infinity } }), [callback]);
    expect(never.transitions).toBeCloseTo(3_000_000);
    expect(never.peakTransitionsPerSecond).toBeCloseTo((2 * 1_000_000) / day, 1);
    expect(never.secondsPerPoint).toBe(32); // a year and a day
    expect(never.transitionsBySecond.length).toBe(Math.ceil((366 * day) / 32));
  });

  it('takes a million runs as easily as a thousand', () => {
    const million = simulateFleet(request({ runs: 1_000_000, overSeconds: 3600 }), [steady]);

    expect(million.toolCalls).toBeCloseTo(4_000_000);
    expect(million.peakCallsPerSecond).toBeCloseTo((4 * 1_000_000) / 3600);
  });
});

describe('lambdaLoss', () => {
  it.each([
    [1, 1, 0.5], // Erlang's table
    [5, 3, 0.1101],
    [1000, 1000, 0.0246],
    [1000, 900, 0],
    [1000, 4000, 0.75],
    [1, 0, 0],
  ])('of %d instances at a load of %d', (quota, load, share) => {
    expect(lambdaLoss(load, quota, 1e9)).toBeCloseTo(share, 3);
  });

  it('is what exceeds the quota if every run calls at once', () => {
    expect(lambdaLoss(1000, 1000, 1000)).toBe(0);
    expect(lambdaLoss(1000, 999, 1000)).toBeCloseTo(0.001);
    expect(lambdaLoss(1000.1, 250, 1000)).toBeCloseTo(0.75);
  });
});

describe('fleetQuotas', () => {
  it('are higher in three regions than elsewhere', () => {
    const stepFunctions = (region: string) => {
      const { startsPerSecond, startsBurst, transitionsPerSecond, transitionsBurst } = fleetQuotas(region);
      return [startsPerSecond, startsBurst, transitionsPerSecond, transitionsBurst];
    };

    for (const region of ['us-east-1', 'us-west-2', 'eu-west-1']) {
      expect(stepFunctions(region)).toEqual([300, 1300, 5000, 5000]);
    }
    for (const region of ['us-west-1', 'eu-west-3', 'sa-east-1']) {
      expect(stepFunctions(region)).toEqual([150, 800, 800, 800]);
    }
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
  });

  it.each<[string, Partial<PollingSettings>]>([
    ['a loop in the machine', { polling_interval: 10 }],
    ['a wait through the model', { mode: 'wait-before-call', polling_interval: 20 }],
    ['jitter', { polling_interval: 10, jitter: 'full' }],
    ['no wait', { mode: 'none' }],
    ['a callback', { mode: 'callback', callback: { timeoutSeconds: 60, heartbeatSeconds: null } }],
  ])('adds up to what the interpreter does with each run by itself: %s', async (_name, polling) => {
    const agent = watching(polling);
    const scenario = defaultScenario(agent);
    const fleet = request({ runs: 25, overSeconds: 40, jobs: { kind: 'exponential', meanSeconds: 40 }, seed: 7 });
    const paths = await runPaths(agent, nodeId('monitor'), scenario);

    const sample = uniformSamples(fleet.seed);
    const calls = new Map<number, number>();
    let transitions = 0;
    for (let index = 0; index < fleet.runs; index += 1) {
      const durationSeconds = jobSecondsAt(fleet.jobs, sample());
      const startsAt = sample() * fleet.overSeconds;
      const jobs = {
        monitor: { ...scenario.jobs['monitor'], durationSeconds, outcome: 'succeeded' as const, startedBy: null },
      };
      const seed = scenario.seed + (index % paths.length);
      const { metrics } = await runScenario(agent, { ...scenario, seed, jobs }, { keepHistory: false });
      transitions += metrics.transitions;
      for (const at of metrics.tools['monitor']?.callsAtSeconds ?? []) {
        const second = Math.floor(startsAt + at);
        calls.set(second, (calls.get(second) ?? 0) + 1);
      }
    }

    const result = fleetEventByEvent(fleet, paths);
    expect(result.transitions).toBe(transitions);
    const seconds = Math.max(...calls.keys()) + 1;
    expect(result.callsBySecond).toEqual(Array.from({ length: seconds }, (_, second) => calls.get(second) ?? 0));
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

describe('fleetVariants', () => {
  it('compares with no interval, and with the other of jitter and none', () => {
    const ids = (polling: Partial<PollingSettings>) =>
      fleetVariants(watchingAgent(polling), nodeId('monitor')).map(({ id }) => id);

    expect(ids({ mode: 'poll-in-machine' })).toEqual(['own', 'jitter', 'no-interval']);
    expect(ids({ mode: 'wait-before-call', jitter: 'full' })).toEqual(['own', 'no-jitter', 'no-interval']);
    expect(ids({ mode: 'callback' })).toEqual(['own', 'no-interval']);
    expect(ids({ mode: 'none' })).toEqual(['own']);
    expect(fleetVariants(emptyAgent('x'), nodeId('model'))).toEqual([]);
  });
});

describe('describeFleet', () => {
  const outcome = (fleet: FleetRequest): FleetOutcome => ({
    id: 'own',
    label: 'As it is set',
    result: simulateFleet(fleet, [steady]),
  });

  it('says the peaks, and that nothing is throttled', () => {
    const fleet = request();

    expect(describeFleet(fleet, [outcome(fleet)])).toEqual([
      '1,000 runs started within 1 min call the tool 33.3 times a second at most, 4,000 times in all.',
      'Nothing is throttled.',
      'At most 1,000 runs are under way at once, and 66.7 Lambda calls of the 1,000 an account may have.',
    ]);
  });

  it('says what is throttled, and what an interval spares', () => {
    const fleet = request({ runs: 40_000 });
    const without: FleetOutcome = { ...outcome(fleet), id: 'no-interval' };
    const [calls, throttles] = describeFleet(fleet, [outcome(fleet), without]);

    expect(calls).toMatch(/; without an interval 1,333 times a second/);
    expect(throttles).toMatch(/^At first try, [\d,]+ starts, [\d,]+ state transitions, [\d,]+ Lambda calls/);
    expect(quotaUses(fleet, without.result).map(({ name, quota }) => [name, quota])).toContainEqual(['Starts', 300]);
  });

  it('draws a line for each way, and the quota where it is in sight', () => {
    const fleet = request({ runs: 6000 });
    const drawing = (quota: number) =>
      fleetChart([outcome(fleet)], { title: 'Calls a second', series: ({ result }) => result.callsBySecond, quota });
    const texts = (quota: number) => drawing(quota).marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

    expect(drawing(100).title).toBe('Calls a second. As it is set: 200 at most.');
    expect(texts(100)).toContain('quota 100');
    expect(texts(1000)).not.toContain('quota 1,000');
    expect(texts(100)).toContain('1:00');
  });
});
