import { err, ok, type Result } from '../../base';
import { boundedCache } from '../boundedCache';
import { parseIntrinsic, looksLikeIntrinsic } from '../intrinsics/parseIntrinsic';
import { parseJsonPath } from '../jsonPath/parseJsonPath';
import { parseReferencePath } from '../jsonPath/parseReferencePath';
import { compileJsonata } from '../jsonata/compileJsonata';
import type { SyntaxProblem } from '../textReader';
import { collectedUse, useCollector, type ExpressionUse } from './expressionUse';
import { rootReferencesOf } from './rootReferences';
import { collectUseOfJsonata } from './useOfJsonata';
import { collectUseOfIntrinsic, collectUseOfPath } from './useOfPath';

/**
 * What a field's text has to be: a path, a Reference Path (which points to one place), a path or a call of an intrinsic function, or a JSONata
 * expression without its `{%` and `%}`.
 */
export type ExpressionKind = 'path' | 'referencePath' | 'pathOrIntrinsic' | 'jsonata';

/**
 * Reads an expression without evaluating it.
 *
 * @returns what it uses, or why and where (offset in the text) it is none.
 */
export function checkExpression(kind: ExpressionKind, text: string): Result<ExpressionUse, SyntaxProblem> {
  switch (kind) {
    case 'jsonata':
      return checkJsonata(text);
    case 'pathOrIntrinsic':
      return looksLikeIntrinsic(text) ? checkIntrinsic(text) : checkPath(text);
    case 'path':
      return checkPath(text);
    case 'referencePath': {
      const parsed = parseReferencePath(text);
      return parsed.ok ? checkPath(text) : parsed;
    }
  }
}

function checkPath(text: string): Result<ExpressionUse, SyntaxProblem> {
  const parsed = parseJsonPath(text);
  if (!parsed.ok) return parsed;
  if (parsed.value.root.kind === 'candidate') return err({ message: "A path starts with '$'", at: 0 });
  const use = useCollector();
  collectUseOfPath(parsed.value, use);
  return ok(collectedUse(use));
}

function checkIntrinsic(text: string): Result<ExpressionUse, SyntaxProblem> {
  const parsed = parseIntrinsic(text);
  if (!parsed.ok) return parsed;
  const use = useCollector();
  collectUseOfIntrinsic(parsed.value, use);
  return ok(collectedUse(use));
}

/** Remembered, because an editor checks all expressions of a machine again after each change; parsing them is nearly all of the cost. */
const checkJsonata: (text: string) => Result<ExpressionUse, SyntaxProblem> = boundedCache(10_000, (text) => {
  const compiled = compileJsonata(text);
  if (!compiled.ok) return compiled;
  const use = useCollector();
  collectUseOfJsonata(compiled.value.ast, use);
  return ok(collectedUse(use, rootReferencesOf(compiled.value.ast)));
});
