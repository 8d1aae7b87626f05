import { err, type Result } from '../base';
import type { JsonValue } from '../json';
import { boundedCache } from './boundedCache';
import { runtimeFailure, type ExpressionFailure } from './failure';
import { evaluateIntrinsic } from './intrinsics/evaluateIntrinsic';
import { looksLikeIntrinsic, parseIntrinsic } from './intrinsics/parseIntrinsic';
import { findByPath } from './jsonPath/findByPath';
import { parseJsonPath } from './jsonPath/parseJsonPath';
import type { ExpressionWorld, PathScope } from './scope';

/**
 * Evaluates a path of a JSONPath state: `$.a`, `$$.Execution.Id`, `$name.x`.
 *
 * @returns the value, shared with the scope; for an indefinite path the list of matches. The cause of a failure reads
 * `Invalid path '$.a' : No results for path: $['a']`.
 */
export function evaluatePath(path: string, scope: PathScope): Result<JsonValue, ExpressionFailure> {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) return err(invalidPath(path, parsed.error.message));
  const found = findByPath(parsed.value, scope);
  return found.ok ? found : err(invalidPath(path, found.error));
}

/** Evaluates a field that takes a path or a call of an intrinsic function, such as `CausePath`. */
export function evaluatePathOrIntrinsic(
  text: string,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, ExpressionFailure> {
  return evaluatorOf(text)(scope, world);
}

/** A path or a call, read once. */
export type PathEvaluator = (scope: PathScope, world: ExpressionWorld) => Result<JsonValue, ExpressionFailure>;

/** The evaluator of a path or a call of an intrinsic function; the same text gives the same one. */
export const evaluatorOf: (text: string) => PathEvaluator = boundedCache(2_000, (text) => {
  if (!looksLikeIntrinsic(text)) return (scope) => evaluatePath(text, scope);
  const call = parseIntrinsic(text);
  if (call.ok) return (scope, world) => evaluateIntrinsic(call.value, scope, world);
  const failure = err(runtimeFailure(`Invalid intrinsic function call '${text}' : ${call.error.message}`));
  return () => failure;
});

function invalidPath(path: string, problem: string): ExpressionFailure {
  return runtimeFailure(`Invalid path '${path}' : ${problem}`);
}
