import { MAX_WAIT_SECONDS } from '../../asl';
import { DEFAULT_ERRORS, type ErrorSettings, type RetrySettings } from '../../model';
import type { NumberDoor } from './numberDoor';

/** Error settings with every number valid for ASL. */
export function resolveErrors(errors: ErrorSettings, door: NumberDoor): ErrorSettings {
  const timeoutSeconds = door.whole('errors.timeoutSeconds', errors.timeoutSeconds, {
    min: 1,
    max: MAX_WAIT_SECONDS,
    fallback: DEFAULT_ERRORS.timeoutSeconds,
  });
  return { timeoutSeconds, onFailure: errors.onFailure, retry: resolveRetry(errors.retry, door) };
}

function resolveRetry(retry: RetrySettings, door: NumberDoor): RetrySettings {
  if (!retry.enabled) return retry;
  const fallback = DEFAULT_ERRORS.retry;
  const intervalSeconds = door.whole('errors.retry.intervalSeconds', retry.intervalSeconds, {
    min: 1,
    max: MAX_WAIT_SECONDS,
    fallback: fallback.intervalSeconds,
  });
  return {
    ...retry,
    intervalSeconds,
    maxAttempts: door.whole('errors.retry.maxAttempts', retry.maxAttempts, {
      min: 0,
      max: MAX_WAIT_SECONDS,
      fallback: fallback.maxAttempts,
    }),
    backoffRate: door.atLeast('errors.retry.backoffRate', retry.backoffRate, {
      min: 1,
      fallback: fallback.backoffRate,
    }),
    maxDelaySeconds: maxDelayOf(retry.maxDelaySeconds, intervalSeconds, door),
  };
}

/** `MaxDelaySeconds` must be above `IntervalSeconds`; where nothing is, there is no cap. */
function maxDelayOf(given: number | null, intervalSeconds: number, door: NumberDoor): number | null {
  const field = 'errors.retry.maxDelaySeconds';
  if (given === null) return null;
  if (intervalSeconds >= MAX_RETRY_DELAY_SECONDS) {
    door.report({ field, given, used: null });
    return null;
  }
  const fallback = MAX_RETRY_DELAY_SECONDS;
  return door.whole(field, given, { min: intervalSeconds + 1, max: MAX_RETRY_DELAY_SECONDS, fallback });
}

/** `MaxDelaySeconds` must be below 31,622,400. @see Step Functions developer guide, “Handling errors” */
const MAX_RETRY_DELAY_SECONDS = 31_622_399;
