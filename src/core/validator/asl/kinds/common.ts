import { MAX_WAIT_SECONDS } from '../../../asl';
import type { FieldCheck, FieldSpec } from '../shape';
import { only } from '../shape';
import { jsonataOr } from '../values/jsonata';
import { anyPathOrNull, resultPath } from '../values/paths';
import { flag, numberIn, oneOfTexts, text } from '../values/scalars';
import { template } from '../values/templates';
import { assignment } from '../values/assignment';

type Fields = Readonly<Record<string, FieldSpec | FieldCheck>>;

/** Fields of every state. `Type` is read before the shape is chosen. */
export const stateFields: Fields = {
  Type: text(),
  Comment: text(),
  QueryLanguage: oneOfTexts('JSONPath', 'JSONata'),
};

/** Where execution goes next; whether the target exists is a matter of the States around. */
export const transitionFields: Fields = {
  Next: text({ mayBeEmpty: false }),
  End: flag,
};

export const inputAndOutputPath: Fields = {
  InputPath: only('JSONPath', anyPathOrNull),
  OutputPath: only('JSONPath', anyPathOrNull),
};

/** Output and variables of states that have no result of their own. */
export const outputWithoutResult: Fields = {
  Output: only('JSONata', template()),
  Assign: assignment(),
};

/** Output and variables of states whose work has a result. */
export const outputWithResult: Fields = {
  Output: only('JSONata', template('result')),
  Assign: assignment('result'),
  ResultSelector: only('JSONPath', template()),
  ResultPath: only('JSONPath', resultPath),
};

/** Seconds from `minimum` on, as a number or an expression that gives one. */
export function seconds(minimum: number): FieldCheck {
  return jsonataOr(numberIn({ minimum, maximum: MAX_WAIT_SECONDS, whole: true }));
}
