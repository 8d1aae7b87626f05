import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetEventByEvent } from '../testing/fleetEventByEvent';
import type { FleetQuotas, FleetRequest, JobLengths, RunPath } from './fleet';
import { fleetQuotas } from './fleetQuotas';
import { simulateFleet } from './simulateFleet';

const tenths = (least: number, most: number) => fc.integer({ min: least * 10, max: most * 10 }).map((n) => n / 10);

const MOST_CHECKS = 15;

/** Waits of one run between its checks: all the same, or each drawn anew as jitter does. */
const waits = fc.oneof(
  fc
    .tuple(tenths(3, 60), fc.integer({ min: 1, max: MOST_CHECKS }))
    .map(([wait, checks]) => new Array<number>(checks).fill(wait)),
  fc.array(tenths(1, 60), { minLength: 1, maxLength: MOST_CHECKS }),
);

const path =
  (callSeconds: number, restSeconds: number) =>
  (waitsOfOne: readonly number[]): RunPath => {
    let at = 2;
    const checks = waitsOfOne.map((wait) => (at += wait + callSeconds));
    return {
      waitsForJob: false,
      checksAtSeconds: checks,
      jobStartsAtSeconds: 2,
      callSeconds,
      endless: {
        transitionsAtSeconds: [0, 0, ...checks.flatMap((check) => [check, check, check])],
        lambdas: checks.map((atSeconds) => ({ atSeconds, seconds: callSeconds })),
        endsAtSeconds: at + callSeconds + 1,
      },
      rest: {
        transitionsAtSeconds: [callSeconds, callSeconds + 1],
        lambdas: [{ atSeconds: callSeconds, seconds: restSeconds }],
        endsAtSeconds: callSeconds + restSeconds + 1,
      },
    };
  };

/** Transitions a run may make in the same second. */
const AT_ONCE = 6;

const paths: fc.Arbitrary<readonly RunPath[]> = fc
  .tuple(tenths(0.1, 3), tenths(0.1, 5), fc.integer({ min: 1, max: 5 }))
  .chain(([callSeconds, restSeconds, count]) =>
    fc.array(waits.map(path(callSeconds, restSeconds)), { minLength: count, maxLength: count }),
  );

const jobs: fc.Arbitrary<JobLengths> = fc.oneof(
  tenths(0, 300).map((seconds) => ({ kind: 'fixed' as const, seconds })),
  fc.tuple(tenths(0, 200), tenths(0, 200)).map(([fromSeconds, more]) => ({ kind: 'uniform' as const, fromSeconds, toSeconds: fromSeconds + more })), // prettier-ignore
  tenths(1, 200).map((meanSeconds) => ({ kind: 'exponential' as const, meanSeconds })),
  fc.tuple(tenths(1, 200), tenths(0.1, 1.5)).map(([medianSeconds, sigma]) => ({ kind: 'lognormal' as const, medianSeconds, sigma })), // prettier-ignore
);

const quota = fc.integer({ min: 1, max: 300 });
const quotas: fc.Arbitrary<FleetQuotas> = fc.record({
  startsPerSecond: quota,
  startsBurst: quota,
  transitionsPerSecond: quota,
  transitionsBurst: quota,
  lambdaConcurrency: quota,
  toolCallsPerSecond: quota,
});

const fleets: fc.Arbitrary<FleetRequest> = fc.record({
  runs: fc.integer({ min: 1, max: 3000 }),
  overSeconds: fc.integer({ min: 1, max: 400 }),
  jobs,
  quotas,
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Standard deviations a number that is drawn may be off. */
const SIGMAS = 6;
const scatter = (mean: number): number => Math.sqrt(mean) + 1;
/** Expected scatter of a series: a request more or less changes what is throttled by one at most, so this bounds the effect of chance. */
const noiseOf = (series: readonly number[]): number => series.reduce((sum, mean) => sum + Math.sqrt(mean), 1);

describe('a fleet as expected numbers and event by event', () => {
  it('come to the same, but for chance', () => {
    fc.assert(
      fc.property(fleets, paths, (fleet, runs) => {
        const expected = simulateFleet(fleet, runs);
        const drawn = fleetEventByEvent(fleet, runs);
        const within = (name: keyof typeof drawn, tolerance: number) =>
          expect(Math.abs(Number(drawn[name]) - Number(expected[name])), name).toBeLessThan(tolerance);
        const throttledWithin = (name: keyof typeof drawn.throttled, tolerance: number) =>
          expect(Math.abs(drawn.throttled[name] - expected.throttled[name]), name).toBeLessThan(tolerance);

        // the checks of a run scatter by half of their range at most
        within('toolCalls', SIGMAS * (MOST_CHECKS / 2) * Math.sqrt(fleet.runs));
        within('transitions', SIGMAS * 3 * (MOST_CHECKS / 2) * Math.sqrt(fleet.runs));

        within('peakCallsPerSecond', SIGMAS * scatter(expected.peakCallsPerSecond));
        within('peakTransitionsPerSecond', SIGMAS * AT_ONCE * scatter(expected.peakTransitionsPerSecond / AT_ONCE));
        within('peakLambdaConcurrency', SIGMAS * scatter(expected.peakLambdaConcurrency));
        within('peakRuns', SIGMAS * scatter(expected.peakRuns));

        const calls = noiseOf(expected.callsBySecond);
        throttledWithin('starts', 1 + Math.sqrt(fleet.runs * fleet.overSeconds));
        throttledWithin('transitions', AT_ONCE * noiseOf(expected.transitionsBySecond.map((mean) => mean / AT_ONCE)));
        throttledWithin('toolCalls', calls);
        // each second is taken as if its load lasted; where load sets in at once, as many calls as the quota are missed or counted in excess
        const isSudden = fleet.overSeconds < 20 * longestCall(runs);
        throttledWithin('lambdaCalls', 1.5 * calls + (isSudden ? 2 * fleet.quotas.lambdaConcurrency : 0));
      }),
      { numRuns: 80 },
    );
  });

  it('come to exactly the same totals where all runs are alike', () => {
    fc.assert(
      fc.property(fleets, paths, tenths(0, 300), (fleet, [one], seconds) => {
        const alike: FleetRequest = { ...fleet, jobs: { kind: 'fixed', seconds } };
        const runs = one === undefined ? [] : [one];
        const expected = simulateFleet(alike, runs);
        const drawn = fleetEventByEvent(alike, runs);

        expect(expected.toolCalls).toBeCloseTo(drawn.toolCalls);
        expect(expected.transitions).toBeCloseTo(drawn.transitions);
      }),
      { numRuns: 40 },
    );
  });

  it('agree on the Lambda calls that are throttled where the quota is just met', () => {
    const [minute] = [path(3, 1)(new Array<number>(10).fill(30))];
    const fleet: FleetRequest = {
      runs: 20_000,
      overSeconds: 600,
      jobs: { kind: 'fixed', seconds: 100_000 },
      quotas: { ...fleetQuotas('us-east-1'), lambdaConcurrency: 1000 }, // ten checks of 3 s, 33 a second each
      seed: 1,
    };
    const expected = simulateFleet(fleet, [minute]);
    const drawn = fleetEventByEvent(fleet, [minute]);

    expect(drawn.throttled.lambdaCalls).toBeGreaterThan(1000);
    expect(expected.throttled.lambdaCalls / drawn.throttled.lambdaCalls).toBeCloseTo(1, 0);
  });
});

function longestCall(runs: readonly RunPath[]): number {
  return Math.max(
    ...runs.flatMap(({ endless, rest }) => [...endless.lambdas, ...rest.lambdas].map(({ seconds }) => seconds)),
  );
}
