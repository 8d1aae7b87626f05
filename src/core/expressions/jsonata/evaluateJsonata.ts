import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import { BudgetSpent, compileJsonata, describeJsonataError, errorCode, type JsonataBudget } from './compileJsonata';
import { plainResult, UNSUPPORTED } from './plainResult';
import { MemoryExceeded } from './worldFunctions';

/** What an expression may use unless the caller says otherwise: AWS's own depth (observed), and steps for about the five seconds it grants. */
export const DEFAULT_JSONATA_BUDGET: JsonataBudget = { steps: 2_000_000, depth: 100 };

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
  if (!compiled.ok)
    return err(evaluationFailure(text, location, `threw an error during evaluation. ${compiled.error.message}`));
  try {
    const value = await compiled.value.evaluate(bindings, world, budget);
    if (value === undefined) return err(evaluationFailure(text, location, 'returned nothing (undefined).'));
    const plain = plainResult(value);
    return plain === UNSUPPORTED
      ? err(evaluationFailure(text, location, 'returned an unsupported result type.'))
      : ok(plain);
  } catch (error) {
    return err(failureOf(error, text, location, budget));
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

/** AWS ends its sentence with a full stop before an error of JSONata, which has a code, and with a colon before a limit of its own. */
function failureOf(error: unknown, text: string, location: string, budget: JsonataBudget): ExpressionFailure {
  const spent = spentBudget(error);
  const problem = spent === undefined ? describeJsonataError(error) : limitMessages[spent](budget);
  const isCoded = spent === undefined && errorCode(error) !== undefined;
  return {
    ...evaluationFailure(text, location, `threw an error during evaluation${isCoded ? '.' : ':'} ${problem}`),
    ...(spent !== undefined && { budget: spent }),
  };
}

const limitMessages = {
  steps: () => 'Expression evaluation timeout: Check for infinite loop',
  depth: ({ depth }: JsonataBudget) =>
    'Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive. ' +
    `Depth=${depth + 1} max=${depth}`,
  memory: () => 'Expression evaluation memory limit exceeded: Check for excessive memory usage',
} as const;

/** jsonata reports too much depth as D1011, unless the JavaScript stack ends before, and too long a sequence as D2014 and D2015. */
function spentBudget(error: unknown): keyof typeof limitMessages | undefined {
  if (error instanceof BudgetSpent) return 'steps';
  if (error instanceof MemoryExceeded) return 'memory';
  if (error instanceof RangeError) return error.message.includes('call stack') ? 'depth' : 'memory';
  const code = errorCode(error);
  if (code === 'D1011') return 'depth';
  return code === 'D2014' || code === 'D2015' ? 'memory' : undefined;
}
