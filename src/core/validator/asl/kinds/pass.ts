import type { JsonValue } from '../../../json';
import type { Kind, Rule } from '../kind';
import { memberPlace } from '../rules/combinators';
import { nextOrEnd } from '../rules/transitionRules';
import { only, shape } from '../shape';
import { sentenceName } from '../subject';
import { resultPath } from '../values/paths';
import { anyValue } from '../values/scalars';
import { template } from '../values/templates';
import { report } from '../walk';
import { inputAndOutputPath, outputWithoutResult, stateFields, transitionFields } from './common';

/** `Result` is handed on as it stands; whoever writes a path into it expects more. */
const resultIsPlain: Rule = {
  codes: ['asl/result-not-evaluated'],
  needs: ['Result'],
  check(walk, value, subject) {
    const text = firstPath(value.Result);
    if (text === undefined) return;
    report(walk, 'asl/result-not-evaluated', memberPlace(subject, 'Result'), {
      owner: sentenceName(subject),
      field: 'Result',
      text,
    });
  },
};

/** Looking further down finds nothing that a person wrote. */
const MAX_DEPTH = 50;

function firstPath(value: JsonValue | undefined, depth = 0): string | undefined {
  if (typeof value === 'string') return /^\$\$?[.[]/.test(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = firstPath(member, depth + 1) ?? (key.endsWith('.$') ? key : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const pass: Kind = {
  shape: shape({
    ...stateFields,
    ...transitionFields,
    ...inputAndOutputPath,
    ...outputWithoutResult,
    Result: only('JSONPath', anyValue),
    Parameters: only('JSONPath', template()),
    ResultPath: only('JSONPath', resultPath),
  }),
  rules: [nextOrEnd, resultIsPlain],
};
