import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import { BudgetSpent, compileJsonata, describeJsonataError, type JsonataBudget } from './compileJsonata';
import { plainResult, UNSUPPORTED } from './plainResult';

/** What an expression may use unless the caller says otherwise: a few seconds, and less depth than the JavaScript stack holds. */
export const DEFAULT_JSONATA_BUDGET: JsonataBudget = { steps: 2_000_000, depth: 1_000 };

/**
 * Evaluates a JSONata expression.
 *
 * AWS takes undefined for a failure, and a function. Whatever the expression does, the promise resolves: errors of JSONata become
 * `States.QueryEvaluationError`.
 *
 * One node of an expression cannot be interrupted: a regular expression that backtracks without end, or a built-in function over a huge value,
 * keeps its thread until it is done. Expressions of people unknown belong into a worker which the caller can stop.
 *
 * @param expression - without its `{%` and `%}`.
 * @param location - the field of the state as AWS names it: `Output`, `Arguments/Payload`, `Choices[0]/Condition`.
 */
export function evaluateJsonata(
  expression: string,
  scope: JsonataScope,
  world: ExpressionWorld,
  location: string,
  budget: JsonataBudget = DEFAULT_JSONATA_BUDGET,
): Promise<Result<JsonValue, ExpressionFailure>> {
  return evaluateBound(expression.trim(), { bindings: bindingsOf(scope), world, budget }, location);
}

/** What all expressions of one field share. */
export interface JsonataEvaluation {
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly world: ExpressionWorld;
  readonly budget: JsonataBudget;
}

/** The names an expression can see. */
export function bindingsOf(scope: JsonataScope): Readonly<Record<string, unknown>> {
  return { ...scope.variables, states: scope.states };
}

/** As {@link evaluateJsonata}, for a text without blanks around it and bindings which are made already. */
export async function evaluateBound(
  text: string,
  { bindings, world, budget }: JsonataEvaluation,
  location: string,
): Promise<Result<JsonValue, ExpressionFailure>> {
  const compiled = compileJsonata(text);
  if (!compiled.ok) return err(evaluationFailure(text, location, threw(compiled.error.message)));
  try {
    const value = await compiled.value.evaluate(bindings, world, budget);
    if (value === undefined) return err(evaluationFailure(text, location, 'returned nothing (undefined).'));
    const plain = plainResult(value);
    return plain === UNSUPPORTED
      ? err(evaluationFailure(text, location, 'returned an unsupported result type.'))
      : ok(plain);
  } catch (error) {
    return err({ ...evaluationFailure(text, location, threw(describeJsonataError(error))), ...spentBudget(error) });
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
  const problem = `returned an unexpected result type. Expected '${expected}', but was '${met}' for value: ${JSON.stringify(value)}`;
  return evaluationFailure(expression.trim(), location, problem);
}

function evaluationFailure(text: string, location: string, problem: string): ExpressionFailure {
  return {
    error: 'States.QueryEvaluationError',
    cause: `The JSONata expression '${text}' specified for the field '${location}' ${problem}`,
    location,
  };
}

function threw(problem: string): string {
  return `threw an error during evaluation. ${problem}`;
}

/** jsonata reports too much depth as D1011; the JavaScript stack may end before. */
function spentBudget(error: unknown): Pick<ExpressionFailure, 'budget'> {
  if (error instanceof BudgetSpent) return { budget: 'steps' };
  const isTooDeep =
    (error instanceof RangeError && error.message.includes('call stack')) ||
    (typeof error === 'object' && error !== null && 'code' in error && error.code === 'D1011');
  return isTooDeep ? { budget: 'depth' } : {};
}
