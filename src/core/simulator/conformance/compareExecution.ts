import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../json';
import { firstDifference, matchesRecorded } from '../matchRecorded';
import type { ConformanceLevel } from './conformanceCase';

/**
 * Compares what an execution produced with what was recorded.
 *
 * Level `result`: status, output, error and cause; what the recording does not have must not be there. Level `history`: also every event in
 * order with id, previousEventId, type and details. In a recording marked `parallel-sorted` the events inside a Parallel (id 0) are compared as
 * a set, and the event that ended the Parallel, which the sorting lost, is not asked for.
 *
 * @returns the first difference in words, or nothing.
 */
export function compareExecution(
  expected: JsonObject,
  produced: JsonObject,
  level: ConformanceLevel,
): string | undefined {
  for (const field of ['status', 'output', 'error', 'cause']) {
    const difference = firstDifference(expected[field], produced[field], field);
    if (difference !== undefined) return difference;
  }
  if (level === 'result' || !isJsonArray(expected.history)) return undefined;
  const events = isJsonArray(produced.history) ? produced.history : [];
  return expected.historyOrder === 'parallel-sorted'
    ? compareSorted(expected.history, events)
    : compareInOrder(expected.history, events);
}

function compareInOrder(expected: JsonArray, produced: JsonArray): string | undefined {
  const length = Math.max(expected.length, produced.length);
  for (let index = 0; index < length; index++) {
    const difference = compareEvent(expected[index], produced[index], index + 1);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function compareEvent(
  expected: JsonValue | undefined,
  produced: JsonValue | undefined,
  position: number,
): string | undefined {
  if (expected === undefined) return `history: event ${position} is one too many: ${described(produced)}`;
  if (produced === undefined) return `history: event ${position} is missing: ${described(expected)}`;
  const difference = firstDifference(comparable(expected), comparable(produced));
  return difference === undefined ? undefined : `history: event ${position} (${described(expected)}): ${difference}`;
}

/** Events that kept their id must be found under it; between two of them the sorted ones must be the same set. */
function compareSorted(expected: JsonArray, produced: JsonArray): string | undefined {
  const byId = new Map(produced.map((event) => [idOf(event), event]));
  let bag: JsonValue[] = [];
  let lastId = 0;
  for (const event of expected) {
    const id = idOf(event);
    if (id === 0) {
      bag.push(event);
      continue;
    }
    const inside = produced.filter((other) => idOf(other) > lastId && idOf(other) < id);
    const difference = compareBags(bag, inside, lastId) ?? compareEvent(event, byId.get(id), id);
    if (difference !== undefined) return difference;
    bag = [];
    lastId = id;
  }
  const rest = produced.filter((other) => idOf(other) > lastId);
  return compareBags(bag, rest, lastId);
}

function compareBags(
  expected: readonly JsonValue[],
  produced: readonly JsonValue[],
  afterId: number,
): string | undefined {
  const open = produced.filter((event) => !isLostEvent(event));
  for (const event of expected) {
    const found = open.findIndex((other) => matchesRecorded(withoutOrder(event), withoutOrder(other)));
    if (found < 0) return `history: after event ${afterId}, no event like ${described(event)}`;
    open.splice(found, 1);
  }
  const [extra] = open;
  return extra === undefined ? undefined : `history: after event ${afterId}, one too many: ${described(extra)}`;
}

function isLostEvent(event: JsonValue): boolean {
  return isJsonObject(event) && (event.type === 'ParallelStateSucceeded' || event.type === 'ParallelStateFailed');
}

/** The compared part of an event: recordings have no timestamps. An event without details equals one with none. */
function comparable(event: JsonValue): JsonValue {
  if (!isJsonObject(event)) return event;
  const { id = null, previousEventId = null, type = null, details } = event;
  return { id, previousEventId, type, ...(details === undefined ? {} : { details }) };
}

function withoutOrder(event: JsonValue): JsonValue {
  if (!isJsonObject(event)) return event;
  const { type = null, details } = event;
  return { type, ...(details === undefined ? {} : { details }) };
}

function idOf(event: JsonValue): number {
  return isJsonObject(event) && typeof event.id === 'number' ? event.id : -1;
}

function described(event: JsonValue | undefined): string {
  if (!isJsonObject(event)) return 'nothing';
  const details = isJsonObject(event.details) ? event.details : {};
  return `${typeof event.type === 'string' ? event.type : 'event'}${typeof details.name === 'string' ? ` "${details.name}"` : ''}`;
}
