import type { Busy, FleetRequest, FleetResult, RunMoments, RunPath } from '../fleet/fleet';
import { endOf, endSeen } from '../fleet/oneRun';
import { jobSecondsAt, uniformSamples } from '../fleet/sampleJobs';
import { pathAt, windowOf } from '../fleet/simulateFleet';
import { tokenBucket } from '../fleet/tokenBucket';

/** A fleet of runs which are drawn one by one, with the time of everything they do. */
export type FleetByEvent = Omit<FleetResult, 'secondsPerPoint' | 'transitionsBySecond' | 'lambdasBySecond'>;

/** What the aggregate is checked against: each run has its own start and job, each Lambda call its own instance. */
export function fleetEventByEvent(request: FleetRequest, paths: readonly RunPath[]): FleetByEvent {
  const sample = uniformSamples(request.seed);
  const events: Events = { starts: [], ends: [], calls: [], transitions: [], lambdas: [] };
  for (let index = 0; index < request.runs; index += 1) {
    const path = pathAt(paths, index);
    const jobSeconds = jobSecondsAt(request.jobs, sample());
    addRun(events, { path, jobSeconds, startsAt: sample() * windowOf(request) });
  }
  const { quotas } = request;
  const callsBySecond = bySecond(events.calls);
  const transitionsBySecond = bySecond(events.transitions);
  const refused = (series: readonly number[], refill: number, size: number): number => {
    const bucket = tokenBucket(refill, size);
    for (const wanted of series) bucket.take(wanted);
    return bucket.refused;
  };
  return {
    toolCalls: events.calls.length,
    transitions: events.transitions.length,
    peakCallsPerSecond: highest(callsBySecond),
    peakTransitionsPerSecond: highest(transitionsBySecond),
    peakLambdaConcurrency: mostAtOnce(
      events.lambdas.map(({ atSeconds }) => atSeconds),
      events.lambdas.map(({ atSeconds, seconds }) => atSeconds + seconds),
    ),
    peakRuns: mostAtOnce(events.starts, events.ends),
    throttled: {
      starts: refused(bySecond(events.starts), quotas.startsPerSecond, quotas.startsBurst),
      transitions: refused(transitionsBySecond, quotas.transitionsPerSecond, quotas.transitionsBurst),
      lambdaCalls: refusedLambdas(events.lambdas, quotas.lambdaConcurrency),
      toolCalls: refused(callsBySecond, quotas.toolCallsPerSecond, quotas.toolCallsPerSecond),
    },
    callsBySecond,
  };
}

interface Events {
  readonly starts: number[];
  readonly ends: number[];
  readonly calls: number[];
  readonly transitions: number[];
  readonly lambdas: Busy[];
}

function addRun(
  events: Events,
  run: { readonly path: RunPath; readonly jobSeconds: number; readonly startsAt: number },
): void {
  const { path, startsAt } = run;
  const seen = endSeen(run);
  const lastAt = seen === null ? Number.POSITIVE_INFINITY : seen.callAt;
  events.starts.push(startsAt);
  events.ends.push(startsAt + endOf(run));
  events.calls.push(...path.checksAtSeconds.filter((at) => at <= lastAt).map((at) => startsAt + at));
  addMoments(events, path.endless, { from: startsAt, until: lastAt });
  if (seen === null) return;
  addMoments(events, path.rest, { from: startsAt + seen.atSeconds, until: Number.POSITIVE_INFINITY });
}

function addMoments(
  events: Events,
  moments: RunMoments,
  { from, until }: { readonly from: number; readonly until: number },
): void {
  events.transitions.push(...moments.transitionsAtSeconds.filter((at) => at <= until).map((at) => from + at));
  for (const { atSeconds, seconds } of moments.lambdas) {
    if (atSeconds <= until) events.lambdas.push({ atSeconds: from + atSeconds, seconds });
  }
}

/** A call is refused if all instances are taken by calls that were not; it takes none itself. */
function refusedLambdas(calls: readonly Busy[], quota: number): number {
  const freeAt: number[] = []; // ends of the calls under way, in no order
  let refused = 0;
  for (const { atSeconds, seconds } of [...calls].sort((a, b) => a.atSeconds - b.atSeconds)) {
    if (freeAt.length >= quota) {
      const stillBusy = freeAt.filter((end) => end > atSeconds);
      freeAt.splice(0, freeAt.length, ...stillBusy);
    }
    if (freeAt.length >= quota) refused += 1;
    else freeAt.push(atSeconds + seconds);
  }
  return refused;
}

function mostAtOnce(begins: readonly number[], ends: readonly number[]): number {
  const changes = [...begins.map((at) => ({ at, by: 1 })), ...ends.map((at) => ({ at, by: -1 }))].sort(
    (a, b) => a.at - b.at || a.by - b.by,
  );
  let underWay = 0;
  let most = 0;
  for (const { by } of changes) {
    underWay += by;
    most = Math.max(most, underWay);
  }
  return most;
}

function bySecond(times: readonly number[]): readonly number[] {
  const series: number[] = [];
  for (const at of times) {
    const second = Math.floor(at);
    while (series.length <= second) series.push(0);
    series[second] = (series[second] ?? 0) + 1;
  }
  return series;
}

function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
