import { MAX_WAIT_SECONDS } from '../../../asl';
import { listOf, type Kind } from '../kind';
import { memberPlace, mustExceed } from '../rules/combinators';
import { errorNames, errorNamesRule, statesAllLast } from '../rules/errorNames';
import { shape } from '../shape';
import { sentenceName } from '../subject';
import { numberIn, oneOfTexts, text } from '../values/scalars';
import { report } from '../walk';

/** Longest delay between attempts: AWS accepts less than 31,622,400 seconds (366 days). */
const MAX_DELAY_SECONDS = 31_622_399;

const delayAboveInterval = mustExceed(
  'MaxDelaySeconds',
  'IntervalSeconds',
  'asl/max-delay-not-above-interval',
  (walk, { great: delay, small: interval }, subject) => {
    const args = { owner: sentenceName(subject), delay, interval };
    report(walk, 'asl/max-delay-not-above-interval', memberPlace(subject, 'MaxDelaySeconds'), args);
  },
);

const retrier: Kind = {
  shape: shape(
    {
      ErrorEquals: errorNames,
      IntervalSeconds: numberIn({ minimum: 1, maximum: MAX_WAIT_SECONDS, whole: true }),
      MaxAttempts: numberIn({ minimum: 0, maximum: MAX_WAIT_SECONDS, whole: true }),
      BackoffRate: numberIn({ minimum: 1, whole: false }),
      MaxDelaySeconds: numberIn({ minimum: 1, maximum: MAX_DELAY_SECONDS, whole: true }),
      JitterStrategy: oneOfTexts('FULL', 'NONE'),
      Comment: text(),
    },
    ['ErrorEquals'],
  ),
  rules: [errorNamesRule, delayAboveInterval],
};

export const retry = listOf('Retry', () => retrier, { mayBeEmpty: true, rule: statesAllLast });
