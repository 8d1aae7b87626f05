import { MAX_WAIT_SECONDS } from '../../asl';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { integerType, jsonataField, typedJsonataStep } from '../dataFlow/jsonata';
import { templateField, valueAtPath } from '../dataFlow/paths';
import { AslFailure, queryFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import { numberField, textField } from '../prepare/raw';
import type { MaybePromise } from '../flow';

/** Limits and identity of one attempt. */
export interface TaskSettings {
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

export type SettingsStep = (flow: Flow, data: JsonValue) => MaybePromise<TaskSettings | AslFailure>;

type SecondsField = 'TimeoutSeconds' | 'HeartbeatSeconds';

/** TimeoutSeconds, HeartbeatSeconds and Credentials of a JSONPath Task. */
export function jsonPathSettings(raw: JsonObject): SettingsStep {
  const timeout = jsonPathSeconds(raw, 'TimeoutSeconds');
  const heartbeat = jsonPathSeconds(raw, 'HeartbeatSeconds');
  const credentials = templateField(raw, 'Credentials');
  if (!timeout && !heartbeat && !credentials) return () => noSettings;
  return (flow, data) => {
    const timeoutSeconds = timeout?.(flow, data);
    if (timeoutSeconds instanceof AslFailure) return timeoutSeconds;
    const heartbeatSeconds = heartbeat?.(flow, data);
    if (heartbeatSeconds instanceof AslFailure) return heartbeatSeconds;
    const given = credentials?.(flow, data);
    if (given instanceof AslFailure) return given;
    return { timeoutSeconds, heartbeatSeconds, roleArn: roleOf(given) };
  };
}

/** The same of a JSONata Task, where each may be an expression. */
export function jsonataSettings(raw: JsonObject): SettingsStep {
  const timeout = jsonataSeconds(raw, 'TimeoutSeconds');
  const heartbeat = jsonataSeconds(raw, 'HeartbeatSeconds');
  const credentials = jsonataField(raw, 'Credentials');
  if (!timeout && !heartbeat && !credentials) return () => noSettings;
  return async (flow) => {
    const timeoutSeconds = await timeout?.(flow);
    if (timeoutSeconds instanceof AslFailure) return timeoutSeconds;
    const heartbeatSeconds = await heartbeat?.(flow);
    if (heartbeatSeconds instanceof AslFailure) return heartbeatSeconds;
    const given = await credentials?.(flow, {});
    if (given instanceof AslFailure) return given;
    return { timeoutSeconds, heartbeatSeconds, roleArn: roleOf(given) };
  };
}

const noSettings: TaskSettings = { timeoutSeconds: undefined, heartbeatSeconds: undefined, roleArn: undefined };

function jsonPathSeconds(
  raw: JsonObject,
  field: SecondsField,
): ((flow: Flow, data: JsonValue) => number | AslFailure) | undefined {
  const path = textField(raw, `${field}Path`);
  const fixed = numberField(raw, field);
  if (path === undefined) return fixed === undefined ? undefined : () => fixed;
  const step = valueAtPath(path, `${field}Path`);
  return (flow, data) => {
    const value = step(flow, data);
    if (value instanceof AslFailure) return value;
    if (isSeconds(value)) return value;
    return runtimeFailure(
      `The ${field}Path parameter does not reference a valid number of seconds: ${path} == ${JSON.stringify(value)}`,
    );
  };
}

function jsonataSeconds(
  raw: JsonObject,
  field: SecondsField,
): ((flow: Flow) => MaybePromise<number | AslFailure>) | undefined {
  const given = raw[field];
  if (typeof given === 'number') return () => given;
  if (typeof given !== 'string') return undefined;
  const step = typedJsonataStep(given, field, integerType);
  return async (flow) => {
    const value = await step(flow, {});
    if (value instanceof AslFailure) return value;
    if (value > 0 && value <= MAX_WAIT_SECONDS) return value;
    return queryFailure(`The ${field} field must be an integer from 1 to ${MAX_WAIT_SECONDS}, but is: ${value}`, field);
  };
}

function isSeconds(value: JsonValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_WAIT_SECONDS;
}

function roleOf(credentials: JsonValue | undefined): string | undefined {
  return isJsonObject(credentials) ? textField(credentials, 'RoleArn') : undefined;
}
