import { invariant } from '../../base';
import type { FleetRequest, FleetResult, RunMoments, RunPath } from './fleet';
import { lambdaLoss } from './lambdaLoss';
import { endOf, endSeen, type OneRun } from './oneRun';
import { jobSecondsAt } from './sampleJobs';
import { secondSeries, type SecondSeries } from './secondSeries';
import { tokenBucket } from './tokenBucket';

/** Kinds of run the aggregate distinguishes: job lengths at so many quantiles, paths in turn. */
const STRATA = 2000;
/** Numbers a series that is handed out has at most: eleven days, second by second. */
const MAX_POINTS = 1_000_000;
/** Every so many seconds it is seen whether a quiet time has begun, which is skipped. */
const LOOK_AHEAD = 64;
/** Less than this is what rounding leaves of a sum whose parts have all been taken away. */
const NOTHING = 1e-6;

/**
 * Many runs at once, as expected numbers for each second: job lengths are taken at quantiles, paths (from the interpreter) in turn, and a run
 * may begin at any moment of the window. The time it takes does not depend on the number of runs.
 *
 * Peaks are those of the expected numbers; in a single fleet chance adds a few times their square root. Lambda calls are throttled second by
 * second as if the load of the second had lasted, so where load sets in at once the count may be off by as many calls as the quota allows.
 */
export function simulateFleet(request: FleetRequest, paths: readonly RunPath[]): FleetResult {
  invariant(paths.length > 0, 'A fleet needs the path of at least one run.');
  const strata = Array.from({ length: STRATA }, (_, index) => ({
    path: pathAt(paths, index),
    jobSeconds: jobSecondsAt(request.jobs, (index + 0.5) / STRATA),
  }));
  const window = windowOf(request);
  const longest = strata.reduce((most, run) => Math.max(most, endOf(run)), 0);
  const seconds = Math.ceil(longest) + window + 2;
  const tally = emptyTally(seconds);
  for (const run of strata) tallyRun(tally, run);
  return resultOf(tally, request, seconds);
}

/** Seconds within which all runs of a fleet start. */
export function windowOf({ overSeconds }: Pick<FleetRequest, 'overSeconds'>): number {
  return Math.max(1, Math.round(overSeconds));
}

/** Paths are given to runs in turn. */
export function pathAt(paths: readonly RunPath[], index: number): RunPath {
  const path = paths[index % paths.length];
  invariant(path !== undefined, 'An index modulo the length is in the list.');
  return path;
}

/** What one run of each stratum does in each second, if it begins at any moment of the first. */
type Tally = Readonly<
  Record<
    | 'starts'
    | 'ends'
    | 'calls'
    | 'transitions'
    | 'lambdaCalls'
    /** Lambda calls under way, on average over the second. */
    | 'busy'
    /** Lambda calls under way as the second begins, less those as the one before began. */
    | 'busyChange',
    SecondSeries
  >
>;

function emptyTally(seconds: number): Tally {
  return {
    starts: secondSeries(seconds),
    ends: secondSeries(seconds),
    calls: secondSeries(seconds),
    transitions: secondSeries(seconds),
    lambdaCalls: secondSeries(seconds),
    busy: secondSeries(seconds),
    busyChange: secondSeries(seconds),
  };
}

function tallyRun(tally: Tally, run: OneRun): void {
  const { path } = run;
  const seen = endSeen(run);
  const lastAt = seen === null ? Number.POSITIVE_INFINITY : seen.callAt;
  add(tally.starts, 0, 1);
  for (const at of path.checksAtSeconds) {
    if (at > lastAt) break;
    add(tally.calls, at, 1);
  }
  tallyMoments(tally, path.endless, { from: 0, until: lastAt });
  if (seen !== null) tallyMoments(tally, path.rest, { from: seen.atSeconds, until: Number.POSITIVE_INFINITY });
  add(tally.ends, endOf(run), 1);
}

function tallyMoments(
  tally: Tally,
  { transitionsAtSeconds, lambdas }: RunMoments,
  { from, until }: { readonly from: number; readonly until: number },
): void {
  for (const at of transitionsAtSeconds) {
    if (at > until) break;
    add(tally.transitions, from + at, 1);
  }
  for (const { atSeconds, seconds } of lambdas) {
    if (atSeconds > until) break;
    const begins = from + atSeconds;
    add(tally.lambdaCalls, begins, 1);
    addLasting(tally.busy, begins, begins + seconds);
    add(tally.busyChange, begins + 1, 1);
    add(tally.busyChange, begins + seconds + 1, -1);
  }
}

/** What happens so long after a start falls into one second or into the next: the start is at any moment of its own. */
function add(series: SecondSeries, atSeconds: number, amount: number): void {
  const second = Math.floor(atSeconds);
  const later = atSeconds - second;
  series.add(second, amount * (1 - later));
  if (later > 0) series.add(second + 1, amount * later);
}

/** Something that lasts counts in each second as much of it as falls there, on average over the starts. */
function addLasting(series: SecondSeries, from: number, to: number): void {
  for (let second = Math.floor(from); second < to + 1; second += 1) {
    const part = goneBy(second + 1 - from) - goneBy(second + 1 - to);
    if (part > 0) series.add(second, part);
  }
}

/** How much of a second lies after a moment, on average: the second ends `seconds` after the earliest time of the moment, one before the latest. */
function goneBy(seconds: number): number {
  if (seconds <= 0) return 0;
  if (seconds <= 1) return seconds ** 2 / 2;
  return seconds < 2 ? 1 - (2 - seconds) ** 2 / 2 : 1;
}

/** Goes through the seconds of the whole fleet, of which only what is asked for is kept: a year of them has to fit. */
function resultOf(tally: Tally, request: FleetRequest, seconds: number): FleetResult {
  const { runs, quotas } = request;
  const overWindow = (series: SecondSeries) => spread(series, windowOf(request), runs / STRATA);
  const starts = overWindow(tally.starts);
  const ends = overWindow(tally.ends);
  const calls = overWindow(tally.calls);
  const transitions = overWindow(tally.transitions);
  const lambdaCalls = overWindow(tally.lambdaCalls);
  const busy = overWindow(tally.busy);
  const busyChange = overWindow(tally.busyChange);

  const startBucket = tokenBucket(quotas.startsPerSecond, quotas.startsBurst);
  const transitionBucket = tokenBucket(quotas.transitionsPerSecond, quotas.transitionsBurst);
  const callBucket = tokenBucket(quotas.toolCallsPerSecond, quotas.toolCallsPerSecond);
  const secondsPerPoint = Math.max(1, Math.ceil(seconds / MAX_POINTS));
  const callPoints = points(secondsPerPoint);
  const transitionPoints = points(secondsPerPoint);
  const lambdaPoints = points(secondsPerPoint);
  const all = [starts, ends, calls, transitions, lambdaCalls, busy, busyChange];
  let [runsUnderWay, peakRuns] = [0, 0];
  let [lambdasUnderWay, peakLambdas, lambdasRefused] = [0, 0, 0];
  for (let second = 0; second < seconds; second += 1) {
    if (second % LOOK_AHEAD === 0) {
      const until = Math.min(seconds, ...all.map((each) => each.quietUntil(second)));
      for (const bucket of [startBucket, transitionBucket, callBucket]) bucket.rest(until - second);
      second = until;
      if (second === seconds) break;
    }
    const started = starts.at(second);
    startBucket.take(started);
    runsUnderWay += started;
    peakRuns = Math.max(peakRuns, runsUnderWay);
    runsUnderWay -= ends.at(second);

    const called = calls.at(second);
    callBucket.take(called);
    callPoints.put(second, called);
    const entered = transitions.at(second);
    transitionBucket.take(entered);
    transitionPoints.put(second, entered);

    const begun = lambdaCalls.at(second);
    lambdaPoints.put(second, busy.at(second));
    lambdasUnderWay += busyChange.at(second);
    peakLambdas = Math.max(peakLambdas, lambdasUnderWay);
    const atEnd = lambdasUnderWay + busyChange.at(second + 1);
    lambdasRefused += begun * lambdaLoss(Math.max(lambdasUnderWay, atEnd), quotas.lambdaConcurrency, runs);
  }
  return {
    toolCalls: (tally.calls.total * runs) / STRATA,
    transitions: (tally.transitions.total * runs) / STRATA,
    peakCallsPerSecond: callPoints.peak,
    peakTransitionsPerSecond: transitionPoints.peak,
    peakLambdaConcurrency: Math.max(lambdaPoints.peak, peakLambdas),
    peakRuns: Math.min(runs, peakRuns),
    throttled: {
      starts: startBucket.refused,
      transitions: transitionBucket.refused,
      lambdaCalls: lambdasRefused,
      toolCalls: callBucket.refused,
    },
    secondsPerPoint,
    callsBySecond: callPoints.untilLast(),
    transitionsBySecond: transitionPoints.untilLast(),
    lambdasBySecond: lambdaPoints.untilLast(),
  };
}

interface Spread {
  /** Amount of a second; to be asked for in their order, the last one again if need be. */
  at(second: number): number;
  /** A second before which the amount stays 0 from this one on, which is the next to be asked for. */
  quietUntil(second: number): number;
}

/** Runs that all began in the first second, begun evenly over a window instead: each second gets the mean of the window before it. */
function spread(series: SecondSeries, window: number, weight: number): Spread {
  let sum = 0;
  let next = 0;
  let last = Number.NEGATIVE_INFINITY; // second that something was added in
  let coming = 0; // nothing was added between what has been asked for and this second
  return {
    at(second) {
      if (next <= second && next - last > window) {
        sum = 0;
        next = second; // whoever skips seconds has been told that they are quiet
      }
      for (; next <= second; next += 1) {
        const amount = series.at(next);
        if (amount !== 0) last = next;
        sum += amount - series.at(next - window);
      }
      return Math.abs(sum) < NOTHING ? 0 : (sum * weight) / window;
    },
    quietUntil(second) {
      if (second - last <= window) return second;
      if (coming < second) coming = series.nextFrom(second);
      return coming;
    },
  };
}

interface Points {
  readonly peak: number;
  put(second: number, amount: number): void;
  untilLast(): readonly number[];
}

/** The highest of so many seconds each. */
function points(secondsPerPoint: number): Points {
  const highest: number[] = [];
  let peak = 0;
  return {
    get peak() {
      return peak;
    },
    put(second, amount) {
      const index = Math.floor(second / secondsPerPoint);
      while (highest.length <= index) highest.push(0);
      highest[index] = Math.max(highest[index] ?? 0, amount);
      peak = Math.max(peak, amount);
    },
    untilLast: () => highest.slice(0, highest.findLastIndex((amount) => amount > 0) + 1),
  };
}
