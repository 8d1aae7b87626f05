import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { HistoryEvent } from '../history';
import type { ExecutionNames } from '../names';
import { textField } from '../prepare/raw';
import { runStateMachine, type RunRequest, type RunResult } from '../runStateMachine';
import { mockWorld } from '../world/mockWorld';
import { compareExecution } from './compareExecution';
import type { ConformanceCase, ConformanceLevel, ConformanceResult } from './conformanceCase';
import { recordedWorld } from './recordedWorld';

/** Runs a case of kind `execution` as AWS was asked to, on the day it was asked. */
export async function runExecutionCase(recorded: ConformanceCase, level: ConformanceLevel): Promise<ConformanceResult> {
  const { source, expected } = recorded;
  const result = await runStateMachine({
    definition: source.definition ?? null,
    input: source.input === undefined ? {} : source.input,
    type: source.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    names: { ...namesOf(source), ...recordedRole(expected) },
    world: mockWorld(recordedWorld(source)),
    ...startOf(source),
    ...(recorded.recorded === undefined ? {} : { asOf: recorded.recorded }),
    ...observation(expected),
  });
  const produced = producedOf(result);
  const firstDifference = compareExecution(expected, produced, level);
  return firstDifference === undefined ? { passed: true, produced } : { passed: false, firstDifference, produced };
}

/** What a run produced, in the shape of a case's `expected`. */
export function producedOf(result: RunResult): JsonObject {
  return {
    status: result.status,
    ...(result.output === undefined ? {} : { output: result.output }),
    ...(result.error === undefined ? {} : { error: result.error }),
    ...(result.cause === undefined ? {} : { cause: result.cause }),
    history: result.history.map(eventOf),
  };
}

function eventOf({ id, previousEventId, type, details }: HistoryEvent): JsonObject {
  return { type, id, previousEventId, ...(details === undefined ? {} : { details }) };
}

function namesOf(source: JsonObject): Partial<ExecutionNames> {
  const given = isJsonObject(source.names) ? source.names : {};
  const names: Record<string, string> = {};
  for (const key of ['stateMachine', 'execution', 'account', 'region', 'roleArn']) {
    const name = textField(given, key);
    if (name !== undefined) names[key] = name;
  }
  return names;
}

/**
 * The role as the recording shows it: whoever recorded replaced role ARNs by marks of their own, which the case's names do not always repeat. It
 * can only be seen in a Context Object.
 */
function recordedRole(expected: JsonObject): Partial<ExecutionNames> {
  const roleArn = roleInContext(expected);
  return roleArn === undefined ? {} : { roleArn };
}

function roleInContext(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) && !isJsonArray(value)) return undefined;
  if (
    isJsonObject(value) &&
    typeof value.RoleArn === 'string' &&
    value.StartTime !== undefined &&
    value.Id !== undefined
  ) {
    return value.RoleArn.includes('{{any:') ? undefined : value.RoleArn;
  }
  for (const inner of Object.values(value)) {
    const found = roleInContext(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function startOf(source: JsonObject): Pick<RunRequest, 'startTimeMs'> {
  const text = textField(source, 'startTime');
  const startTimeMs = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(startTimeMs) ? {} : { startTimeMs };
}

/**
 * A recording that does not end by itself shows how long it was watched: until someone stopped the execution (`ABORTED`), or until the test
 * looked away (`RUNNING`). The moment is not part of the case but of what was recorded.
 */
function observation(expected: JsonObject): Pick<RunRequest, 'stopAfterEvents' | 'maxWatchedEvents'> {
  const events: readonly JsonValue[] = isJsonArray(expected.history) ? expected.history : [];
  if (expected.status === 'ABORTED') {
    const error = textField(expected, 'error');
    const cause = textField(expected, 'cause');
    const before = events.filter((event) => !isJsonObject(event) || event.type !== 'ExecutionAborted').length;
    return {
      stopAfterEvents: {
        events: Math.max(before, 1),
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      },
    };
  }
  return expected.status === 'RUNNING' ? { maxWatchedEvents: Math.max(events.length, 1) } : {};
}
