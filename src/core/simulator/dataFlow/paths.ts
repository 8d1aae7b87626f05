import { evaluatePath, evaluatePathOrIntrinsic, evaluatePayloadTemplate, writeReferencePath } from '../../expressions';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { expressionFailure, runtimeFailure, type AslFailure } from '../failure';
import type { Flow } from '../flow';
import { has } from '../prepare/raw';

/** Makes a value from what a JSONPath field sees. */
export type PathStep = (flow: Flow, data: JsonValue) => JsonValue | AslFailure;

const asIs: PathStep = (_flow, data) => data;
const emptyObject: JsonValue = {};

/** `InputPath` or `OutputPath`: absent and `$` leave the data, null gives an empty object. */
export function pathField(raw: JsonObject, name: 'InputPath' | 'OutputPath'): PathStep {
  const path = raw[name];
  if (path === null) return () => emptyObject;
  if (typeof path !== 'string' || path === '$') return asIs;
  return (flow, data) => {
    const found = evaluatePath(path, flow.pathScope(data));
    return found.ok ? found.value : expressionFailure(found.error);
  };
}

/** A payload template, or nothing where the field is absent. One without a path is a constant and costs nothing. */
export function templateField(raw: JsonObject, name: string): PathStep | undefined {
  const template = raw[name];
  if (template === undefined) return undefined;
  if (!hasPath(template)) return () => template;
  return (flow, data) => {
    const made = evaluatePayloadTemplate(template, flow.pathScope(data), flow.execution.run);
    return made.ok ? made.value : expressionFailure(made.error);
  };
}

/** `ResultPath`: puts the result into the state's raw input, or replaces it, or drops it. */
export function resultPathField(raw: JsonObject): (rawInput: JsonValue, result: JsonValue) => JsonValue | AslFailure {
  const path = raw.ResultPath;
  if (path === null) return (rawInput) => rawInput;
  if (typeof path !== 'string' || path === '$') return (_rawInput, result) => result;
  return (rawInput, result) => {
    const written = writeReferencePath(rawInput, path, result);
    return written.ok ? written.value : expressionFailure(written.error);
  };
}

/** A path that gives one field its value, as `SecondsPath` does. AWS says in one of three ways that there is nothing at it. */
export function valueAtPath(path: string, field: string): PathStep {
  return (flow, data) => {
    const found = evaluatePath(path, flow.pathScope(data));
    if (found.ok) return found.value;
    switch (field) {
      case 'SecondsPath':
      case 'TimestampPath':
        return runtimeFailure(`The ${field} parameter does not reference an input value: ${path}`);
      case 'TimeoutSecondsPath':
      case 'HeartbeatSecondsPath':
        return expressionFailure(found.error);
      default:
        return runtimeFailure(missingPath(path, field, path.startsWith('$$') ? flow.contextObject() : data));
    }
  };
}

/** As {@link valueAtPath}, but an intrinsic function is accepted too, as `ErrorPath` and `CausePath` do. */
export function valueOfExpression(text: string, field: string): PathStep {
  if (text.startsWith('$')) return valueAtPath(text, field);
  return (flow, data) => {
    const found = evaluatePathOrIntrinsic(text, flow.pathScope(data), flow.execution.run);
    return found.ok ? found.value : expressionFailure(found.error);
  };
}

function missingPath(path: string, field: string, data: JsonValue): string {
  return `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(data)}'`;
}

/** Whether any key of the template ends in `.$`. */
function hasPath(template: JsonValue): boolean {
  if (isJsonArray(template)) return template.some(hasPath);
  if (!isJsonObject(template)) return false;
  return Object.keys(template).some(
    (key) => key.endsWith('.$') || (has(template, key) && hasPath(template[key] ?? null)),
  );
}
