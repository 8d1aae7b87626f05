import type { JsonObject } from '../../json';

/** When a recorded call started and ended, in milliseconds of the run, and its place among what happened at the same moment. */
export interface CallTiming {
  readonly startLatencyMs: number;
  readonly latencyMs: number;
  readonly rank: number;
}

/**
 * Where calls overlap, the history shows which answer came first: that is a fact of the world, which the calls by themselves do not tell.
 *
 * Events of the world (a start, an answer, a time-out) that follow each other without a decision of the interpreter between them happened at the
 * same moment; each such group gets a millisecond of its own.
 *
 * @returns the timing of each call in order, or nothing where no two calls overlap or the events were sorted.
 */
export function recordedTiming(events: readonly JsonObject[], calls: number): readonly CallTiming[] | undefined {
  const scheduled = events.filter((event) => /^(Task|LambdaFunction|Activity)Scheduled$/.test(typeOf(event)));
  if (scheduled.length !== calls || events.some((event) => event.id === 0)) return undefined;
  const callOf = callByEvent(events, scheduled);
  const chains = scheduled.map((first) => events.filter((event) => callOf.get(event.id) === first.id));
  if (!chains.some((chain, index) => overlaps(chain, chains[index + 1]))) return undefined;
  const momentOf = moments(events);
  return chains.map((chain) => {
    const start = chain.find((event) => typeOf(event).endsWith('Started'));
    const end = chain.at(-1);
    const scheduledMs = momentOf.get(chain[0]?.id) ?? 0;
    const startedMs = momentOf.get(start?.id) ?? scheduledMs;
    const endedMs = momentOf.get(end?.id) ?? startedMs;
    return { startLatencyMs: startedMs - scheduledMs, latencyMs: endedMs - startedMs, rank: numberOf(end?.id) };
  });
}

/** The scheduling event each event of a call goes back to. */
function callByEvent(events: readonly JsonObject[], scheduled: readonly JsonObject[]): Map<unknown, unknown> {
  const callOf = new Map<unknown, unknown>(scheduled.map((event) => [event.id, event.id]));
  for (const event of events) {
    const call = callOf.get(event.previousEventId);
    if (call !== undefined && isOfWorld(event)) callOf.set(event.id, call);
  }
  return callOf;
}

function overlaps(chain: readonly JsonObject[], next: readonly JsonObject[] | undefined): boolean {
  return next !== undefined && numberOf(next[0]?.id) < numberOf(chain.at(-1)?.id);
}

function moments(events: readonly JsonObject[]): Map<unknown, number> {
  const momentOf = new Map<unknown, number>();
  let moment = 0;
  let wasOfWorld = false;
  for (const event of events) {
    const isWorld = isOfWorld(event);
    if (isWorld && !wasOfWorld) moment++;
    wasOfWorld = isWorld;
    momentOf.set(event.id, moment);
  }
  return momentOf;
}

function isOfWorld(event: JsonObject): boolean {
  return /^(Task|LambdaFunction|Activity)(Started|Submitted|Succeeded|Failed|TimedOut)$/.test(typeOf(event));
}

function typeOf(event: JsonObject): string {
  return typeof event.type === 'string' ? event.type : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
