import { isJsonObject, type JsonValue } from '../../../json';
import { checkKind, notAnObject, type Kind } from '../kind';
import { memberPlace } from '../rules/combinators';
import { nextOrEnd } from '../rules/transitionRules';
import { only, shape, type FieldCheck } from '../shape';
import { entrySubject, subjectName } from '../subject';
import { anyList } from '../values/scalars';
import { template } from '../values/templates';
import { isSubstituted, report } from '../walk';
import { catchers } from './catch';
import { inputAndOutputPath, outputWithResult, stateFields, transitionFields } from './common';
import { branch, innerSubject } from './itemProcessor';
import { retry } from './retry';

/** Each Branch has variables of its own. */
const branches: FieldCheck = (walk, value, subject, field) => {
  if (!anyList(walk, value, subject, field)) return false;
  if (!Array.isArray(value)) return true;
  const entries: readonly JsonValue[] = value;
  if (entries.length === 0) {
    report(walk, 'asl/value-empty', memberPlace(subject, field), { field, owner: subjectName(subject) });
    return false;
  }
  const timers = entries.map((entry) => isTimer(entry));
  entries.forEach((entry, index) => {
    const inner = entrySubject(subject, field, index, 'Branch');
    const isTimed = timers.some((isOne, other) => isOne && other !== index);
    if (isJsonObject(entry)) checkKind(walk, branch, entry, { ...innerSubject(inner), isTimed });
    else if (!isSubstituted(walk, entry)) notAnObject(walk, entry, inner);
  });
  return true;
};

/** Waits, then fails: a limit for the Branches beside it. */
function isTimer(entry: JsonValue): boolean {
  if (!isJsonObject(entry) || !isJsonObject(entry.States)) return false;
  const { States: states } = entry;
  return Object.values(states).some((state) => {
    if (!isJsonObject(state) || state.Type !== 'Wait' || typeof state.Next !== 'string') return false;
    const next = states[state.Next];
    return isJsonObject(next) && next.Type === 'Fail';
  });
}

export const parallel: Kind = {
  shape: shape(
    {
      ...stateFields,
      ...transitionFields,
      ...inputAndOutputPath,
      ...outputWithResult,
      Branches: branches,
      Parameters: only('JSONPath', template()),
      Arguments: only('JSONata', template()),
      Retry: retry,
      Catch: catchers,
    },
    ['Branches'],
  ),
  rules: [nextOrEnd],
};
