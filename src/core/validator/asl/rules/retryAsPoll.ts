import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';
import type { Rule } from '../kind';
import { childSpot } from '../spot';
import { sentenceName } from '../subject';
import { report } from '../walk';
import { memberPlace } from './combinators';

/** Attempts at one pace beyond which a Retrier waits for something rather than gets over a disturbance. */
const MANY_ATTEMPTS = 10;

/**
 * A Retrier that asks again and again at one pace after any error. One whose delays keep growing (`BackoffRate` is 2 unless written) is the usual
 * answer to throttling and is left alone, as is one behind a Retrier that picks out errors not to be retried.
 */
export const retryAsPoll: Rule = {
  codes: ['asl/retry-as-poll'],
  needs: ['Retry'],
  check(walk, { Retry: retry }, subject) {
    if (!walk.judgesWaiting) return;
    const retriers: readonly JsonValue[] = isJsonArray(retry) ? retry : [];
    for (const [index, retrier] of retriers.entries()) {
      if (!isJsonObject(retrier)) continue;
      if (retrier.MaxAttempts === 0) return;
      const poll = catchesAll(retrier) ? pollOf(retrier) : null;
      if (poll === null) continue;
      const place = { spot: childSpot(memberPlace(subject, 'Retry').spot, index), owner: subject.spot };
      report(walk, 'asl/retry-as-poll', place, { owner: sentenceName(subject), ...poll });
    }
  },
};

function catchesAll({ ErrorEquals: errors }: JsonObject): boolean {
  return isJsonArray(errors) && (errors.includes('States.ALL') || errors.includes('States.TaskFailed'));
}

/** Attempts, the delay most of them have, and all delays together; null: the delays grow, or there are few. */
function pollOf(
  retrier: JsonObject,
): { readonly attempts: number; readonly delaySeconds: number; readonly totalSeconds: number } | null {
  const {
    MaxAttempts: attempts = 3,
    IntervalSeconds: interval = 1,
    BackoffRate: rate = 2,
    MaxDelaySeconds: cap,
  } = retrier;
  if (typeof attempts !== 'number' || typeof interval !== 'number' || typeof rate !== 'number') return null;
  const longest = typeof cap === 'number' ? cap : Number.POSITIVE_INFINITY;
  if (interval <= 0 || (rate > 1 && longest === Number.POSITIVE_INFINITY)) return null;
  let growing = 0;
  let delay = Math.min(interval, longest);
  let totalSeconds = 0;
  while (rate > 1 && delay < longest && growing < attempts) {
    totalSeconds += delay;
    growing += 1;
    delay = Math.min(delay * rate, longest);
  }
  if (attempts - growing < MANY_ATTEMPTS) return null;
  return { attempts, delaySeconds: delay, totalSeconds: Math.round(totalSeconds + (attempts - growing) * delay) };
}
