import { isJsonObject } from '../../../json';
import { checkKind, objectOf, type Kind, type Rule } from '../kind';
import { pollingLoops } from '../rules/pollingLoops';
import { transitions } from '../rules/transitions';
import { shape, type FieldCheck } from '../shape';
import { memberSubject, newScope, type Subject } from '../subject';
import { oneOfTexts, text, wrongType } from '../values/scalars';
import { isSubstituted } from '../walk';
import { statesField } from './statesField';

const processorConfig: Kind = {
  shape: shape({ Mode: oneOfTexts('INLINE', 'DISTRIBUTED'), ExecutionType: oneOfTexts('STANDARD', 'EXPRESS') }),
  rules: [],
};

const branchFields = { Comment: text(), StartAt: text({ mayBeEmpty: false }), States: statesField };
const branchRules: readonly Rule[] = [transitions, pollingLoops];

/** A Branch of a Parallel. */
export const branch: Kind = { shape: shape(branchFields, ['StartAt', 'States']), rules: branchRules };

const processor: Kind = {
  shape: shape({ ...branchFields, ProcessorConfig: objectOf(() => processorConfig) }, ['StartAt', 'States']),
  rules: branchRules,
};

/** The states a Map runs for each item, with variables of their own. */
export const itemProcessor: FieldCheck = (walk, value, subject, field) => {
  if (isSubstituted(walk, value)) return true;
  if (!isJsonObject(value)) return wrongType(walk, value, subject, field, { words: ['an object'], aws: 'OBJECT' });
  const config = value.ProcessorConfig;
  const isDistributed = isJsonObject(config) && config.Mode === 'DISTRIBUTED';
  // Items of a Distributed Map run in child executions, which may be Express ones inside of a Standard machine.
  const isExpress = isDistributed && config.ExecutionType === 'EXPRESS';
  const inside = isExpress ? { ...walk, machineType: 'EXPRESS' as const } : walk;
  checkKind(inside, processor, value, innerSubject(memberSubject(subject, field), isDistributed));
  return true;
};

/** The subject with a scope of its own for the variables of its States. */
export function innerSubject(subject: Subject, isDistributed = false): Subject {
  return { ...subject, scope: newScope(subject.scope, isDistributed) };
}
