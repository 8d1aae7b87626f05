import { invariant } from '../../base';
import type { FleetQuotas, FleetRequest, FleetResult, RunPath } from './fleet';
import { jobSecondsAt, uniformSamples } from './sampleJobs';

/** Kinds of run the aggregate distinguishes: job lengths at so many quantiles, paths in turn. */
const STRATA = 2000;
/** Seconds of a fleet that are looked at: ten days. */
const MAX_SECONDS = 864_000;

/**
 * Many runs at once, as expected numbers for each second: job lengths are taken at quantiles, paths (from the interpreter) in turn, and
 * starts are spread evenly. The time it takes does not depend on the number of runs.
 */
export function simulateFleet(request: FleetRequest, paths: readonly RunPath[]): FleetResult {
  invariant(paths.length > 0, 'A fleet needs the path of at least one run.');
  const strata = Array.from({ length: STRATA }, (_, index) => ({
    path: pathAt(paths, index),
    jobSeconds: jobSecondsAt(request.jobs, (index + 0.5) / STRATA),
  }));
  const window = Math.max(1, Math.round(request.overSeconds));
  const tally = tallyFor(strata, window);
  const perStratum = request.runs / STRATA;
  for (const { path, jobSeconds } of strata) tallyRun(tally, { path, jobSeconds, startsAt: 0, weight: perStratum });
  return resultOf(spread(tally, window), request);
}

/** The same, run by run: what the aggregate is checked against. Takes time for each run. */
export function simulateFleetRunByRun(request: FleetRequest, paths: readonly RunPath[]): FleetResult {
  invariant(paths.length > 0, 'A fleet needs the path of at least one run.');
  const sample = uniformSamples(request.seed);
  const window = Math.max(1, Math.round(request.overSeconds));
  const runs = Array.from({ length: request.runs }, (_, index) => ({
    path: pathAt(paths, index),
    jobSeconds: jobSecondsAt(request.jobs, sample()),
    startsAt: sample() * window,
    weight: 1,
  }));
  const tally = tallyFor(runs, window);
  for (const run of runs) tallyRun(tally, run);
  return resultOf(tally, request);
}

/** Expected numbers for each second. */
interface Tally {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly calls: Float64Array;
  readonly transitions: Float64Array;
  /** Lambda calls under way. */
  readonly busy: Float64Array;
}

interface OneRun {
  readonly path: RunPath;
  readonly jobSeconds: number;
}

function tallyFor(runs: readonly OneRun[], window: number): Tally {
  const longest = runs.reduce((most, { path }) => Math.max(most, path.checksAtSeconds.at(-1) ?? 0), 0);
  const seconds = Math.min(MAX_SECONDS, Math.ceil(longest + maxCallSeconds(runs)) + window + 2);
  const empty = () => new Float64Array(seconds);
  return { starts: empty(), ends: empty(), calls: empty(), transitions: empty(), busy: empty() };
}

function maxCallSeconds(runs: readonly OneRun[]): number {
  return runs.reduce((most, { path }) => Math.max(most, path.callSeconds), 0);
}

function tallyRun(
  tally: Tally,
  { path, jobSeconds, startsAt, weight }: OneRun & { readonly startsAt: number; readonly weight: number },
): void {
  const endsAt = path.jobStartsAtSeconds + jobSeconds;
  add(tally.starts, startsAt, weight);
  add(tally.transitions, startsAt, weight * path.fixedTransitions);
  let last = 0;
  for (const at of path.checksAtSeconds) {
    add(tally.calls, startsAt + at, weight);
    add(tally.transitions, startsAt + at, weight * path.transitionsPerCheck);
    add(tally.busy, startsAt + at, weight * path.callSeconds);
    last = at;
    if (at >= endsAt) break;
  }
  add(tally.ends, startsAt + last + path.callSeconds, weight);
}

function add(series: Float64Array, atSeconds: number, amount: number): void {
  const second = Math.min(series.length - 1, Math.floor(atSeconds));
  series[second] = (series[second] ?? 0) + amount;
}

/** Runs that all began at 0, begun evenly over a window instead: each second gets the mean of the window before it. */
function spread(tally: Tally, window: number): Tally {
  const over = (series: Float64Array): Float64Array => {
    const result = new Float64Array(series.length);
    let sum = 0;
    for (let second = 0; second < series.length; second += 1) {
      sum += (series[second] ?? 0) - (second >= window ? (series[second - window] ?? 0) : 0);
      result[second] = Math.max(0, sum) / window;
    }
    return result;
  };
  return {
    starts: over(tally.starts),
    ends: over(tally.ends),
    calls: over(tally.calls),
    transitions: over(tally.transitions),
    busy: over(tally.busy),
  };
}

function resultOf({ starts, ends, calls, transitions, busy }: Tally, { quotas }: FleetRequest): FleetResult {
  let underWay = 0;
  let peakRuns = 0;
  starts.forEach((started, second) => {
    underWay += started;
    peakRuns = Math.max(peakRuns, underWay);
    underWay -= ends[second] ?? 0;
  });
  return {
    toolCalls: total(calls),
    transitions: total(transitions),
    peakCallsPerSecond: peak(calls),
    peakTransitionsPerSecond: peak(transitions),
    peakLambdaConcurrency: peak(busy),
    peakRuns,
    throttled: throttled({ starts, calls, transitions, busy }, quotas),
    callsBySecond: [...calls.subarray(0, calls.findLastIndex((amount) => amount > 0) + 1)],
  };
}

function throttled(tally: Omit<Tally, 'ends'>, quotas: FleetQuotas): FleetResult['throttled'] {
  return {
    starts: beyondBucket(tally.starts, quotas.startsPerSecond, quotas.startsBurst),
    transitions: beyondBucket(tally.transitions, quotas.transitionsPerSecond, quotas.transitionsBurst),
    lambdaCalls: beyondBucket(tally.busy, quotas.lambdaConcurrency, quotas.lambdaConcurrency),
    toolCalls: beyondBucket(tally.calls, quotas.toolCallsPerSecond, quotas.toolCallsPerSecond),
  };
}

/** Requests a token bucket refuses. @see Step Functions quotas: bucket size and refill rate per second */
function beyondBucket(series: Float64Array, refill: number, size: number): number {
  let tokens = size;
  let refused = 0;
  for (const wanted of series) {
    refused += Math.max(0, wanted - tokens);
    tokens = Math.min(size, Math.max(0, tokens - wanted) + refill);
  }
  return refused;
}

function total(series: Float64Array): number {
  return series.reduce((sum, amount) => sum + amount, 0);
}

function peak(series: Float64Array): number {
  return series.reduce((most, amount) => Math.max(most, amount), 0);
}

function pathAt(paths: readonly RunPath[], index: number): RunPath {
  const path = paths[index % paths.length];
  invariant(path !== undefined, 'An index modulo the length is in the list.');
  return path;
}
