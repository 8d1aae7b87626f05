import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { numberField, textField } from '../prepare/raw';
import type { Behavior } from '../world/behavior';
import type { RecordedCall, WorldDescription } from '../world/mockWorld';
import { parseBehavior } from '../world/parseWorld';
import type { StoredObject } from '../world/world';
import { recordedTiming, type CallTiming } from './recordedTiming';

/** The world of a case: what its tasks answered, and the objects that existed. */
export function recordedWorld(source: JsonObject): WorldDescription {
  const facts = factsOfHistory(source);
  return {
    calls: callsOf(source, facts),
    tasks: behaviorsOf(source.tasks),
    functions: behaviorsOf(source.functions),
    objects: objectsOf(source.s3),
  };
}

/**
 * What only the recorded history tells of the world: whether a worker took an activity and its name, the answers of tasks inside a sorted Parallel, whose calls
 * have lost them, and which of several calls at once was answered first.
 */
interface HistoryFacts {
  readonly workers: readonly (ActivityWorker | undefined)[];
  readonly outcomes: Behavior[];
  readonly timing: readonly CallTiming[] | undefined;
}

type ActivityWorker = Pick<RecordedCall, 'workerName' | 'isNeverTaken'>;

/** What became of each scheduled call that is an activity; the events of a sorted Parallel do not tell. */
function workersOf(events: readonly JsonObject[]): (ActivityWorker | undefined)[] {
  return events
    .filter((event) => /^(Task|LambdaFunction|Activity)Scheduled$/.test(textField(event, 'type') ?? ''))
    .map((scheduled) => {
      if (scheduled.type !== 'ActivityScheduled' || scheduled.id === 0) return undefined;
      const started = events.find(
        (event) => event.type === 'ActivityStarted' && event.previousEventId === scheduled.id,
      );
      return started ? { workerName: textField(detailsOf(started), 'workerName') } : { isNeverTaken: true };
    });
}

function detailsOf(event: JsonObject): JsonObject {
  return isJsonObject(event.details) ? event.details : {};
}

function factsOfHistory(source: JsonObject): HistoryFacts {
  const expected = isJsonObject(source.expected) ? source.expected : {};
  const events = isJsonArray(expected.history) ? expected.history.filter(isJsonObject) : [];
  const calls = isJsonArray(source.calls) ? source.calls.length : 0;
  return {
    timing: recordedTiming(events, calls),
    workers: workersOf(events),
    outcomes: events.flatMap((event): Behavior[] => {
      const details = detailsOf(event);
      switch (event.type) {
        case 'TaskSucceeded':
        case 'LambdaFunctionSucceeded':
          return [{ kind: 'return', value: details.output ?? null }];
        case 'TaskFailed':
        case 'LambdaFunctionFailed':
          return [{ kind: 'raise', error: textField(details, 'error'), cause: textField(details, 'cause') }];
        default:
          return [];
      }
    }),
  };
}

function callsOf(source: JsonObject, facts: HistoryFacts): RecordedCall[] {
  const calls = isJsonArray(source.calls) ? source.calls.filter(isJsonObject) : [];
  let lost = 0;
  return calls.flatMap((call, index) => {
    const outcome = call.outcome === null ? facts.outcomes[lost++] : parseBehavior(call.outcome ?? null);
    if (outcome === undefined || typeof outcome === 'string') return [];
    const iteration = numberField(call, 'iteration');
    return [
      {
        state: textField(call, 'state') ?? '',
        request: call.request ?? null,
        outcome,
        ...facts.workers[index],
        ...facts.timing?.[index],
        ...(iteration === undefined ? {} : { iteration }),
        ...(call.submitted === undefined ? {} : { submitted: call.submitted }),
      },
    ];
  });
}

/** Behaviours by name; one that says only that it was recorded is left to the calls. */
function behaviorsOf(value: JsonValue | undefined): Record<string, Behavior> {
  const behaviors: Record<string, Behavior> = {};
  if (!isJsonObject(value)) return behaviors;
  for (const [name, behavior] of Object.entries(value)) {
    const parsed = parseBehavior(behavior);
    if (typeof parsed !== 'string') behaviors[name] = parsed;
  }
  return behaviors;
}

function objectsOf(value: JsonValue | undefined): StoredObject[] {
  if (!isJsonArray(value)) return [];
  return value.filter(isJsonObject).map((object) => {
    const encoded = textField(object, 'bodyBase64');
    return {
      bucket: textField(object, 'bucket') ?? '',
      key: textField(object, 'key') ?? '',
      text: encoded === undefined ? (textField(object, 'body') ?? '') : decodeBase64(encoded),
    };
  });
}

/** Bytes as a text of one character each; no reader of items looks at anything but texts. */
function decodeBase64(encoded: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let held = 0;
  let text = '';
  for (const character of encoded) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    text += String.fromCharCode((bits >> held) & 0xff);
  }
  return text;
}
