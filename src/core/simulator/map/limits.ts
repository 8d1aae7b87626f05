import type { QueryLanguage } from '../../asl';
import type { JsonObject, JsonValue } from '../../json';
import { integerType, numberType, typedJsonataStep } from '../dataFlow/jsonata';
import { valueAtPath } from '../dataFlow/paths';
import { AslFailure, queryFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import { numberField, textField } from '../prepare/raw';
import type { MaybePromise } from '../flow';
import type { MapLimits } from './mapPlan';

/** Reads one number of a state: written as it is, at a path, or by an expression. Undefined where the field is absent. */
export type NumberStep = (flow: Flow, data: JsonValue) => MaybePromise<number | AslFailure>;

/** `natural`: an integer that is not negative. */
export type NumberKind = 'natural' | 'integer' | 'float';

/** A numeric field in any of its forms, under its own name (`MaxItems`, `MaxItemsPath`). */
export function numberStep(
  raw: JsonObject,
  name: string,
  kind: NumberKind,
  language: QueryLanguage,
): NumberStep | undefined {
  const step = anyNumberStep(raw, name, kind, language);
  if (step === undefined || kind !== 'natural') return step;
  const fail = language === 'JSONata' ? queryFailure : runtimeFailure;
  const check = (value: number | AslFailure): number | AslFailure =>
    typeof value === 'number' && value < 0 ? fail(`${name} cannot be negative.`, name) : value;
  return (flow, data) => {
    const value = step(flow, data);
    return value instanceof Promise ? value.then(check) : check(value);
  };
}

function anyNumberStep(
  raw: JsonObject,
  name: string,
  kind: NumberKind,
  language: QueryLanguage,
): NumberStep | undefined {
  const fixed = numberField(raw, name);
  if (fixed !== undefined) return () => fixed;
  if (language === 'JSONata') {
    const expression = textField(raw, name);
    if (expression === undefined) return undefined;
    const step = typedJsonataStep(expression, name, kind === 'float' ? numberType : integerType);
    return (flow) => step(flow, {});
  }
  const path = textField(raw, `${name}Path`);
  if (path === undefined) return undefined;
  const step = valueAtPath(path, `${name}Path`);
  return (flow, data) => {
    const value = step(flow, data);
    if (value instanceof AslFailure) return value;
    return numberIn(value, kind) ?? runtimeFailure(notANumber(`${name}Path`, value, kind, path));
  };
}

/** MaxConcurrency and the tolerated failures; the latter mean something in a distributed Map only. */
export function prepareMapLimits(
  raw: JsonObject,
  language: QueryLanguage,
  isDistributed: boolean,
): (flow: Flow, data: JsonValue) => MaybePromise<MapLimits | AslFailure> {
  const fail = language === 'JSONata' ? queryFailure : runtimeFailure;
  const concurrency = numberStep(raw, 'MaxConcurrency', 'integer', language);
  const count = numberStep(raw, 'ToleratedFailureCount', 'natural', language);
  const percentage = numberStep(raw, 'ToleratedFailurePercentage', 'float', language);

  const limitsOf = (numbers: readonly (number | undefined)[]): MapLimits | AslFailure => {
    const [maxConcurrency = 0, toleratedFailureCount, toleratedFailurePercentage] = numbers;
    if (maxConcurrency < 0) {
      return fail(
        `Expected non-negative integer for MaxConcurrency, got '${maxConcurrency}' instead.`,
        'MaxConcurrency',
      );
    }
    if (
      toleratedFailurePercentage !== undefined &&
      !(toleratedFailurePercentage >= 0 && toleratedFailurePercentage <= 100)
    ) {
      return fail('ToleratedFailurePercentage must be between 0 and 100.', 'ToleratedFailurePercentage');
    }
    return isDistributed
      ? { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage }
      : { maxConcurrency, toleratedFailureCount: undefined, toleratedFailurePercentage: undefined };
  };

  return (flow, data) => whenAll([concurrency, count, percentage], flow, data, (numbers) => limitsOf(numbers));
}

/** Reads the numbers one after the other, and waits only for those that are still being made. */
function whenAll(
  steps: readonly (NumberStep | undefined)[],
  flow: Flow,
  data: JsonValue,
  use: (numbers: readonly (number | undefined)[]) => MapLimits | AslFailure,
): MaybePromise<MapLimits | AslFailure> {
  const from = (index: number, numbers: readonly (number | undefined)[]): MaybePromise<MapLimits | AslFailure> => {
    if (index === steps.length) return use(numbers);
    const goOn = (value: number | AslFailure | undefined): MaybePromise<MapLimits | AslFailure> =>
      value instanceof AslFailure ? value : from(index + 1, [...numbers, value]);
    const value = steps[index]?.(flow, data);
    return value instanceof Promise ? value.then(goOn) : goOn(value);
  };
  return from(0, []);
}

/** Numbers at a path may be written as text; recorded for MaxItemsPath and the tolerated failures. */
function numberIn(value: JsonValue, kind: NumberKind): number | undefined {
  const pattern = kind === 'float' ? /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/ : /^[+-]?\d+$/;
  if (typeof value === 'string') return pattern.test(value) ? Number(value) : undefined;
  if (typeof value !== 'number') return undefined;
  return kind === 'float' || Number.isInteger(value) ? value : undefined;
}

function notANumber(field: string, value: JsonValue, kind: NumberKind, path: string): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const wanted = kind === 'float' ? 'float' : 'integer';
  return `The ${field} field refers to value "${shown}" which is not a valid ${wanted}: ${path}`;
}
