import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import { BudgetSpent, compileJsonata, describeJsonataError, type JsonataBudget } from './compileJsonata';
import { plainResult, UNSUPPORTED } from './plainResult';

/** What an expression may use unless the caller says otherwise: a few seconds, and less depth than the JavaScript stack holds. */
export const DEFAULT_JSONATA_BUDGET: JsonataBudget = { steps: 5_000_000, depth: 1_000 };

/**
 * Evaluates a JSONata expression.
 *
 * AWS takes undefined for a failure, as it takes a function. Whatever the expression does, the promise resolves: errors of JSONata become
 * `States.QueryEvaluationError`.
 *
 * One node of an expression cannot be interrupted: a regular expression that backtracks without end, or a built-in function over a huge value,
 * keeps its thread until it is done. Expressions of people unknown belong into a worker which the caller can stop.
 *
 * @param expression - without its `{%` and `%}`.
 * @param location - the field of the state as AWS names it: `Output`, `Arguments/Payload`, `Choices[0]/Condition`.
 */
export async function evaluateJsonata(
  expression: string,
  scope: JsonataScope,
  world: ExpressionWorld,
  location: string,
  budget: JsonataBudget = DEFAULT_JSONATA_BUDGET,
): Promise<Result<JsonValue, ExpressionFailure>> {
  const text = expression.trim();
  const fail = (problem: string, spent?: keyof JsonataBudget): Result<never, ExpressionFailure> =>
    err({
      error: 'States.QueryEvaluationError',
      cause: `The JSONata expression '${text}' specified for the field '${location}' ${problem}`,
      location,
      ...(spent !== undefined && { budget: spent }),
    });

  const compiled = compileJsonata(text);
  if (!compiled.ok) return fail(`threw an error during evaluation. ${compiled.error.message}`);
  try {
    const value = await compiled.value.evaluate(bindingsOf(scope), world, budget);
    if (value === undefined) return fail('returned nothing (undefined).');
    const plain = plainResult(value);
    return plain === UNSUPPORTED ? fail('returned an unsupported result type.') : ok(plain);
  } catch (error) {
    const spent = error instanceof BudgetSpent ? error.budget : isStackOverflow(error) ? 'depth' : undefined;
    return fail(`threw an error during evaluation. ${describeJsonataError(error)}`, spent);
  }
}

/**
 * The failure AWS reports when a field's expression gave a value of another type than the field takes.
 *
 * @param expected - AWS's word for the type: `array`, `integer`, `string`, `boolean`, …
 */
export function unexpectedResultType(
  expression: string,
  location: string,
  { expected, value }: { readonly expected: string; readonly value: JsonValue },
): ExpressionFailure {
  const met = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return {
    error: 'States.QueryEvaluationError',
    cause:
      `The JSONata expression '${expression.trim()}' specified for the field '${location}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${met}' for value: ${JSON.stringify(value)}`,
    location,
  };
}

const bindings = new WeakMap<JsonataScope, Readonly<Record<string, unknown>>>();

/** All expressions of one field share a scope, so its bindings are made once. */
function bindingsOf(scope: JsonataScope): Readonly<Record<string, unknown>> {
  const known = bindings.get(scope);
  if (known !== undefined) return known;
  const made = { ...scope.variables, states: scope.states };
  bindings.set(scope, made);
  return made;
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
