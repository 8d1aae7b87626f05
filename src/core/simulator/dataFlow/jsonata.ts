import type { Result } from '../../base';
import {
  evaluateJsonataTemplate,
  isJsonataString,
  jsonataOf,
  unexpectedResultType,
  type ExpressionFailure,
  type JsonataScope,
} from '../../expressions';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { expressionFailure, type AslFailure } from '../failure';
import type { Flow } from '../flow';
import type { MaybePromise } from '../flow';

/** What a JSONata field may see besides input, context and variables. */
export interface JsonataResult {
  readonly result?: JsonValue;
  readonly errorOutput?: JsonValue;
}

export type JsonataStep = (flow: Flow, more: JsonataResult) => MaybePromise<JsonValue | AslFailure>;

/** A JSONata field, or nothing where it is absent. A template without an expression is a constant and waits for nobody. */
export function jsonataField(raw: JsonObject, name: string, location: string = name): JsonataStep | undefined {
  const template = raw[name];
  return template === undefined ? undefined : jsonataStep(template, location);
}

export function jsonataStep(template: JsonValue, location: string): JsonataStep {
  if (!hasExpression(template)) return () => template;
  return (flow, more) => {
    const made = evaluate(template, location, flow, more);
    return made instanceof Promise ? made.then(valueOrFailure) : valueOrFailure(made);
  };
}

/** A field that must have a type, as `Items` must be an array. AWS names the type it got. */
export function typedJsonataStep<T extends JsonValue>(
  template: JsonValue,
  location: string,
  expected: ExpectedType<T>,
): (flow: Flow, more: JsonataResult) => MaybePromise<T | AslFailure> {
  const check = (value: JsonValue): T | AslFailure => {
    if (expected.accepts(value)) return value;
    const expression = isJsonataString(template) ? jsonataOf(template) : JSON.stringify(template);
    return expressionFailure(unexpectedResultType(expression, location, { expected: expected.name, value }));
  };
  if (!hasExpression(template)) return () => check(template);
  const read = (made: Evaluated): T | AslFailure => (made.ok ? check(made.value) : expressionFailure(made.error));
  return (flow, more) => {
    const made = evaluate(template, location, flow, more);
    return made instanceof Promise ? made.then(read) : read(made);
  };
}

type Evaluated = Result<JsonValue, ExpressionFailure>;

/** Most expressions need no promise, and an `async` in between would cost a state more than the expression does. */
function evaluate(template: JsonValue, location: string, flow: Flow, more: JsonataResult): MaybePromise<Evaluated> {
  return evaluateJsonataTemplate(template, jsonataScope(flow, more), flow.execution.run, location);
}

function valueOrFailure(made: Evaluated): JsonValue | AslFailure {
  return made.ok ? made.value : expressionFailure(made.error);
}

export interface ExpectedType<T extends JsonValue> {
  readonly name: string;
  readonly accepts: (value: JsonValue) => value is T;
}

export const integerType: ExpectedType<number> = {
  name: 'integer',
  accepts: (value): value is number => Number.isInteger(value),
};

export const numberType: ExpectedType<number> = {
  name: 'number',
  accepts: (value): value is number => typeof value === 'number',
};

export const textType: ExpectedType<string> = {
  name: 'string',
  accepts: (value): value is string => typeof value === 'string',
};

export const booleanType: ExpectedType<boolean> = {
  name: 'boolean',
  accepts: (value): value is boolean => typeof value === 'boolean',
};

export const arrayType: ExpectedType<readonly JsonValue[]> = { name: 'array', accepts: isJsonArray };

function jsonataScope(flow: Flow, { result, errorOutput }: JsonataResult): JsonataScope {
  const input = flow.input;
  const context = flow.contextObject();
  const { variables } = flow;
  if (result !== undefined) return { states: { input, context, result }, variables };
  return { states: errorOutput === undefined ? { input, context } : { input, context, errorOutput }, variables };
}

function hasExpression(template: JsonValue): boolean {
  if (isJsonataString(template)) return true;
  if (isJsonArray(template)) return template.some(hasExpression);
  return isJsonObject(template) && Object.values(template).some(hasExpression);
}
