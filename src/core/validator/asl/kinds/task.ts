import type { Kind } from '../kind';
import { atMostOneOf } from '../rules/combinators';
import { retryAsPoll } from '../rules/retryAsPoll';
import { taskResource } from '../rules/taskResource';
import { nextOrEnd } from '../rules/transitionRules';
import { heartbeatBelowTimeout, limitedWait, tokenPassedOn } from '../rules/waitingForAnswer';
import { only, shape } from '../shape';
import { numberPath } from '../values/paths';
import { text } from '../values/scalars';
import { objectTemplate, template } from '../values/templates';
import { catchers } from './catch';
import { inputAndOutputPath, outputWithResult, seconds, stateFields, transitionFields } from './common';
import { retry } from './retry';

export const task: Kind = {
  shape: shape(
    {
      ...stateFields,
      ...transitionFields,
      ...inputAndOutputPath,
      ...outputWithResult,
      Resource: text({ mayBeEmpty: false }),
      Parameters: only('JSONPath', template()),
      Arguments: only('JSONata', template()),
      Credentials: objectTemplate,
      TimeoutSeconds: seconds(1),
      TimeoutSecondsPath: only('JSONPath', numberPath),
      HeartbeatSeconds: seconds(1),
      HeartbeatSecondsPath: only('JSONPath', numberPath),
      Retry: retry,
      Catch: catchers,
    },
    ['Resource'],
  ),
  rules: [
    nextOrEnd,
    atMostOneOf('TimeoutSeconds', 'TimeoutSecondsPath'),
    atMostOneOf('HeartbeatSeconds', 'HeartbeatSecondsPath'),
    taskResource,
    heartbeatBelowTimeout,
    tokenPassedOn,
    limitedWait,
    retryAsPoll,
  ],
};
