import { MAX_EXPRESS_SECONDS, MAX_HISTORY_EVENTS, MAX_STANDARD_SECONDS } from '../../../asl';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';
import type { LoopEnd } from '../catalogue/pollingProblems';
import type { Walk } from '../walk';
import { readChoice, withoutLiterals } from './choiceReading';
import { eventsOfVisit } from './roundEvents';
import { targetsOf, type WaitingLoop } from './waitingLoops';

/**
 * Whether something besides the polled status may end the loop: a Choice with a way out asks for more or less of something or for a time, for a flag
 * beside the status, or for a value that a state of the loop works out. What a Lambda function counts by itself cannot be seen.
 *
 * Rather silent than wrong: a comparison that could be a limit is taken for one.
 */
export function hasLimit({ members }: WaitingLoop): boolean {
  const asking = [...members.values()].filter(
    (state) => state.Type === 'Choice' && targetsOf(state).some((target) => !members.has(target)),
  );
  const rules = asking.flatMap((state) => readChoice(state));
  if (rules.some((rule) => rule.comparesOrder)) return true;
  const subjects = new Set(rules.flatMap((rule) => rule.subjects));
  if (subjects.size > 1 && rules.some((rule) => rule.comparesValue)) return true;
  const computed = new Set([...members.values()].flatMap((state) => computedNames(state)));
  return computed.size > 0 && [...subjects].some((subject) => subject.split(/\W/).some((part) => computed.has(part)));
}

/**
 * What ends the loop if the job never does, or null where the machine has a timeout that comes first: whoever wrote it has decided how long the
 * loop may take, and the execution ends as TIMED_OUT, which says as much.
 */
export function endOfLoop(walk: Walk, { members }: WaitingLoop, round: readonly string[]): LoopEnd | null {
  const states = round.map((name) => members.get(name)).filter((state) => state !== undefined);
  const events = states.reduce((sum, state) => sum + eventsOfVisit(state), 0);
  const rounds = Math.floor(MAX_HISTORY_EVENTS / events);
  const roundSeconds = secondsOfRound(states);
  const seconds = roundSeconds === null || roundSeconds === 0 ? null : rounds * roundSeconds;
  const isExpress = walk.machineType === 'EXPRESS';
  const longest = isExpress ? MAX_EXPRESS_SECONDS : MAX_STANDARD_SECONDS;
  // Only the history of a Standard execution has an end.
  const end: LoopEnd =
    isExpress || (seconds ?? 0) > longest ? { by: 'time', seconds: longest } : { by: 'events', rounds, seconds };
  const { machineTimeout: timeout } = walk;
  if (timeout === undefined) return end;
  return typeof timeout !== 'number' || timeout <= (end.seconds ?? longest) ? null : end;
}

/** Waits of one round together; null where one is not written as a number. */
function secondsOfRound(states: readonly JsonObject[]): number | null {
  let sum = 0;
  for (const { Type: type, Seconds: seconds } of states) {
    if (type !== 'Wait') continue;
    if (typeof seconds !== 'number') return null;
    sum += seconds;
  }
  return sum;
}

/** Names under which a state leaves something it works out: a count, a flag. What a Task brings as its result is not worked out. */
function computedNames(state: JsonObject): string[] {
  const names: string[] = [];
  const assigns = [state.Assign, ...entriesOf(state.Choices).map((rule) => rule.Assign)];
  const templates = [
    ...assigns,
    state.Output,
    state.ResultSelector,
    ...(state.Type === 'Pass' ? [state.Parameters] : []),
  ];
  for (const template of templates) collectComputed(template, [], names);
  // `ResultPath: "$.count"` is where a Pass leaves all of it.
  if (names.length > 0 && typeof state.ResultPath === 'string') names.push(...wordsOf(state.ResultPath));
  return names;
}

function collectComputed(value: JsonValue | undefined, keys: readonly string[], names: string[]): void {
  if (typeof value === 'string') {
    if (isComputed(value)) names.push(...keys, ...(keys.length > 0 ? [] : wordsOf(value)));
  } else if (isJsonObject(value) && keys.length < MAX_DEPTH) {
    for (const [key, member] of Object.entries(value)) {
      collectComputed(member, [...keys, key.replace(/\.\$$/, '')], names);
    }
  }
}

const MAX_DEPTH = 50;

/** Arithmetic, a comparison or the time of day; a bare path is none. */
function isComputed(text: string): boolean {
  if (!text.startsWith('{%')) return /States\.(?:MathAdd|ArrayLength)\(|EnteredTime|StartTime/.test(text);
  const plain = withoutLiterals(text.slice(2, -2)).replaceAll('~>', '');
  return /[+<>=]|-\s*[\d$]|\$(?:now|millis|count|append|sum)\(|EnteredTime|StartTime/.test(plain);
}

function wordsOf(text: string): string[] {
  return text.match(/\w+/g) ?? [];
}

function entriesOf(list: JsonValue | undefined): readonly JsonObject[] {
  const entries: readonly JsonValue[] = isJsonArray(list) ? list : [];
  return entries.filter((entry) => isJsonObject(entry));
}
