import { MAX_WAIT_SECONDS } from '../../asl';
import { DEFAULT_ERRORS, type ErrorSettings } from '../../model';
import type { NumberDoor } from './numberDoor';

/** Error settings with every number valid for ASL. */
export function resolveErrors(errors: ErrorSettings, door: NumberDoor): ErrorSettings {
  const { retry } = errors;
  const seconds = { min: 1, max: MAX_WAIT_SECONDS };
  const fallback = DEFAULT_ERRORS.retry;
  return {
    timeoutSeconds: door.whole('errors.timeoutSeconds', errors.timeoutSeconds, {
      ...seconds,
      fallback: DEFAULT_ERRORS.timeoutSeconds,
    }),
    onFailure: errors.onFailure,
    retry: !retry.enabled
      ? retry
      : {
          ...retry,
          intervalSeconds: door.whole('errors.retry.intervalSeconds', retry.intervalSeconds, {
            ...seconds,
            fallback: fallback.intervalSeconds,
          }),
          maxAttempts: door.whole('errors.retry.maxAttempts', retry.maxAttempts, {
            min: 0,
            max: MAX_WAIT_SECONDS,
            fallback: fallback.maxAttempts,
          }),
          backoffRate: door.atLeast('errors.retry.backoffRate', retry.backoffRate, {
            min: 1,
            fallback: fallback.backoffRate,
          }),
          maxDelaySeconds:
            retry.maxDelaySeconds === null
              ? null
              : door.whole('errors.retry.maxDelaySeconds', retry.maxDelaySeconds, {
                  min: 1,
                  max: MAX_RETRY_DELAY_SECONDS,
                  fallback: MAX_RETRY_DELAY_SECONDS,
                }),
        },
  };
}

/** `MaxDelaySeconds` must be below 31,622,400. @see Step Functions developer guide, “Handling errors” */
const MAX_RETRY_DELAY_SECONDS = 31_622_399;
