import { MAX_WAIT_SECONDS } from '../../../asl';
import type { Kind } from '../kind';
import { pollingLoops } from '../rules/pollingLoops';
import { transitions } from '../rules/transitions';
import { shape } from '../shape';
import { numberIn, oneOfTexts, text } from '../values/scalars';
import { statesField } from './statesField';

export const machine: Kind = {
  // AWS lists missing fields in this order.
  shape: shape(
    {
      Comment: text(),
      QueryLanguage: oneOfTexts('JSONPath', 'JSONata'),
      Version: text(),
      TimeoutSeconds: numberIn({ minimum: 1, maximum: MAX_WAIT_SECONDS, whole: true }),
      StartAt: text({ mayBeEmpty: false }),
      States: statesField,
    },
    ['States', 'StartAt'],
  ),
  rules: [transitions, pollingLoops],
};
