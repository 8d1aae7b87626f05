import { err, ok, type Result } from '../../base';
import type { SyntaxProblem } from '../textReader';
import type { JsonPath, PathRoot } from './jsonPath';
import { parseJsonPath } from './parseJsonPath';

/** A path that points to exactly one place: names and indexes only. */
export interface ReferencePath {
  readonly root: PathRoot;
  readonly steps: readonly (string | number)[];
}

/**
 * Parses a Reference Path.
 *
 * @returns the steps, or why it is none: “a path with syntax limited in such a way that it can only identify a single node”.
 * @see https://states-language.net/spec.html#ref-paths
 */
export function parseReferencePath(text: string): Result<ReferencePath, SyntaxProblem> {
  const parsed = parseJsonPath(text);
  if (!parsed.ok) return parsed;
  const steps: (string | number)[] = [];
  for (const segment of parsed.value.segments) {
    const [only, second] =
      segment.kind === 'property' ? segment.names : segment.kind === 'index' ? segment.indexes : [];
    if (only === undefined || second !== undefined || (typeof only === 'number' && only < 0))
      return err(notSingle(parsed.value));
    steps.push(only);
  }
  return ok({ root: parsed.value.root, steps });
}

function notSingle(path: JsonPath): SyntaxProblem {
  return {
    message: 'A Reference Path must point to a single place: only names and indexes are allowed',
    at: path.text.length,
  };
}
