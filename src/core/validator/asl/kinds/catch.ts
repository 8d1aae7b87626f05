import { listOf, type Kind } from '../kind';
import { errorNames, errorNamesRule, statesAllLast } from '../rules/errorNames';
import { only, shape } from '../shape';
import { assignment } from '../values/assignment';
import { resultPath } from '../values/paths';
import { text } from '../values/scalars';
import { template } from '../values/templates';

const catcher: Kind = {
  shape: shape(
    {
      ErrorEquals: errorNames,
      Next: text({ mayBeEmpty: false }),
      ResultPath: only('JSONPath', resultPath),
      Output: only('JSONata', template('errorOutput')),
      Assign: assignment('errorOutput'),
      Comment: text(),
    },
    ['ErrorEquals', 'Next'],
  ),
  rules: [errorNamesRule],
};

/** Catchers see `$states.errorOutput` instead of a result. */
export const catchers = listOf('Catch', () => catcher, { mayBeEmpty: true, rule: statesAllLast });
