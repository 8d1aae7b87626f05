import { invariant } from '../../base';
import type { Busy, FleetQuotas, FleetRequest, FleetResult, RunMoments, RunPath } from './fleet';
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
  readonly lambdaCalls: Float64Array;
  /** Lambda calls under way. */
  readonly busy: Float64Array;
}

interface OneRun {
  readonly path: RunPath;
  readonly jobSeconds: number;
}

function tallyFor(runs: readonly OneRun[], window: number): Tally {
  const longest = runs.reduce((most, run) => Math.max(most, endOf(run)), 0);
  const seconds = Math.min(MAX_SECONDS, Math.ceil(longest) + window + 2);
  const empty = () => new Float64Array(seconds);
  return {
    starts: empty(),
    ends: empty(),
    calls: empty(),
    transitions: empty(),
    lambdaCalls: empty(),
    busy: empty(),
  };
}

function endOf({ path, jobSeconds }: OneRun): number {
  const seen = endSeen(path, jobSeconds);
  return seen === null ? path.endless.endsAtSeconds : seen.atSeconds + path.rest.endsAtSeconds;
}

/** When the call that tells of the end begins to tell it; null: the run gives up before. */
function endSeen(path: RunPath, jobSeconds: number): { readonly callAt: number; readonly atSeconds: number } | null {
  const { checksAtSeconds, callSeconds, endless } = path;
  const jobEndsAt = path.jobStartsAtSeconds + jobSeconds;
  if (!path.waitsForJob) {
    const at = checksAtSeconds.find((check) => check >= jobEndsAt);
    return at === undefined ? null : { callAt: at, atSeconds: at };
  }
  const [callAt] = checksAtSeconds;
  if (callAt === undefined) return null;
  const givesUpAt = endless.transitionsAtSeconds.find((at) => at > callAt) ?? endless.endsAtSeconds;
  return jobEndsAt > givesUpAt ? null : { callAt, atSeconds: Math.max(callAt, jobEndsAt - callSeconds) };
}

function tallyRun(
  tally: Tally,
  { path, jobSeconds, startsAt, weight }: OneRun & { readonly startsAt: number; readonly weight: number },
): void {
  const seen = endSeen(path, jobSeconds);
  const lastAt = seen === null ? Number.POSITIVE_INFINITY : seen.callAt;
  add(tally.starts, startsAt, weight);
  for (const at of path.checksAtSeconds) {
    if (at > lastAt) break;
    add(tally.calls, startsAt + at, weight);
  }
  tallyMoments(tally, path.endless, { from: startsAt, until: lastAt, weight });
  if (seen !== null) {
    tallyMoments(tally, path.rest, { from: startsAt + seen.atSeconds, until: Number.POSITIVE_INFINITY, weight });
  }
  add(
    tally.ends,
    startsAt + (seen === null ? path.endless.endsAtSeconds : seen.atSeconds + path.rest.endsAtSeconds),
    weight,
  );
}

function tallyMoments(
  tally: Tally,
  { transitionsAtSeconds, lambdas }: RunMoments,
  { from, until, weight }: { readonly from: number; readonly until: number; readonly weight: number },
): void {
  for (const at of transitionsAtSeconds) {
    if (at > until) break;
    add(tally.transitions, from + at, weight);
  }
  for (const { atSeconds, seconds } of lambdas) {
    if (atSeconds > until) break;
    add(tally.lambdaCalls, from + atSeconds, weight);
    addSpan(tally.busy, { atSeconds: from + atSeconds, seconds }, weight);
  }
}

/** Something that lasts counts in each second as much of it as falls there. */
function addSpan(series: Float64Array, { atSeconds, seconds }: Busy, amount: number): void {
  const to = atSeconds + seconds;
  for (let second = Math.floor(atSeconds); second < to && second < series.length; second += 1) {
    const part = Math.min(to, second + 1) - Math.max(atSeconds, second);
    series[second] = (series[second] ?? 0) + amount * part;
  }
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
    lambdaCalls: over(tally.lambdaCalls),
    busy: over(tally.busy),
  };
}

function resultOf(tally: Tally, { quotas }: FleetRequest): FleetResult {
  const { starts, ends, calls, transitions, busy } = tally;
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
    throttled: throttled(tally, quotas),
    callsBySecond: untilLast(calls),
    transitionsBySecond: untilLast(transitions),
    lambdasBySecond: untilLast(busy),
  };
}

function untilLast(series: Float64Array): readonly number[] {
  return [...series.subarray(0, series.findLastIndex((amount) => amount > 0) + 1)];
}

function throttled(tally: Tally, quotas: FleetQuotas): FleetResult['throttled'] {
  return {
    starts: beyondBucket(tally.starts, quotas.startsPerSecond, quotas.startsBurst),
    transitions: beyondBucket(tally.transitions, quotas.transitionsPerSecond, quotas.transitionsBurst),
    lambdaCalls: beyondConcurrency(tally, quotas.lambdaConcurrency),
    toolCalls: beyondBucket(tally.calls, quotas.toolCallsPerSecond, quotas.toolCallsPerSecond),
  };
}

/** Calls for which no instance is free: in each second as large a part of those that begin as is beyond the quota of those under way. */
function beyondConcurrency({ lambdaCalls, busy }: Tally, quota: number): number {
  return lambdaCalls.reduce((refused, begin, second) => {
    const underWay = busy[second] ?? 0;
    return underWay <= quota ? refused : refused + (begin * (underWay - quota)) / underWay;
  }, 0);
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
