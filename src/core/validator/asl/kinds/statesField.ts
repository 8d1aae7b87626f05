import { isJsonObject } from '../../../json';
import { memberPlace } from '../rules/combinators';
import type { FieldCheck } from '../shape';
import { subjectName } from '../subject';
import { wrongType } from '../values/scalars';
import { report } from '../walk';

/** Nobody nests Map and Parallel this deep; a hostile definition must not exhaust the stack. */
const MAX_NESTED_STATES = 50;

/** `States`: the walk goes on inside. */
export const statesField: FieldCheck = (walk, value, subject, field) => {
  if (!isJsonObject(value)) return wrongType(walk, value, subject, field, { words: ['an object'], aws: 'OBJECT' });
  const place = memberPlace(subject, field);
  if (Object.keys(value).length === 0) {
    report(walk, 'asl/value-empty', place, { field, owner: subjectName(subject) });
    return false;
  }
  if (walk.depth >= MAX_NESTED_STATES) {
    report(walk, 'asl/nested-too-deeply', place, { levels: MAX_NESTED_STATES });
    return false;
  }
  walk.depth += 1;
  walk.visitStates(walk, value, subject);
  walk.depth -= 1;
  return true;
};
