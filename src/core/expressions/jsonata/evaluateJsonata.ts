import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import type { ExpressionWorld, JsonataScope } from '../scope';
import type { JsonataBudget } from './budget';
import { BudgetSpent, compileJsonata, describeJsonataError, errorCode, type CompiledJsonata } from './compileJsonata';
import { UNSURE } from './unsure';
import { plainResult, UNSUPPORTED } from './plainResult';
import { InternalError, MemoryExceeded } from './worldFunctions';

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
export async function evaluateJsonata(
  expression: string,
  scope: JsonataScope,
  world: ExpressionWorld,
  location: string,
  budget: JsonataBudget = DEFAULT_JSONATA_BUDGET,
): Promise<Result<JsonValue, ExpressionFailure>> {
  return evaluateText(expression.trim(), { scope, world, budget }, location);
}

/** What all expressions of one field share. */
export interface JsonataEvaluation {
  readonly scope: JsonataScope;
  readonly world: ExpressionWorld;
  readonly budget: JsonataBudget;
}

/** As {@link evaluateJsonata}, for a text without blanks around it; a promise only where jsonata itself is needed. */
export function evaluateText(
  text: string,
  evaluation: JsonataEvaluation,
  location: string,
): Result<JsonValue, ExpressionFailure> | Promise<Result<JsonValue, ExpressionFailure>> {
  const { scope, world, budget } = evaluation;
  const compiled = compileJsonata(text);
  if (!compiled.ok)
    return err(evaluationFailure(text, location, `threw an error during evaluation. ${compiled.error.message}`));
  const value = compiled.value.evaluateDirectly(scope, world, budget);
  return value === UNSURE
    ? evaluateByJsonata(text, { ...evaluation, compiled: compiled.value }, location)
    : resultOf(value, text, location);
}

async function evaluateByJsonata(
  text: string,
  { compiled, scope, world, budget }: JsonataEvaluation & { readonly compiled: CompiledJsonata },
  location: string,
): Promise<Result<JsonValue, ExpressionFailure>> {
  try {
    const value = await compiled.evaluate({ ...scope.variables, states: scope.states }, world, budget);
    return resultOf(value, text, location);
  } catch (error) {
    if (error instanceof InternalError) {
      return err(evaluationFailure(text, location, `threw an internal error during evaluation. ${world.uuid()}`));
    }
    return err(failureOf(error, text, location, budget));
  }
}

function resultOf(value: unknown, text: string, location: string): Result<JsonValue, ExpressionFailure> {
  if (value === undefined) return err(evaluationFailure(text, location, 'returned nothing (undefined).'));
  const plain = plainResult(value);
  return plain === UNSUPPORTED
    ? err(evaluationFailure(text, location, 'returned an unsupported result type.'))
    : ok(plain);
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
