import type { PreparedRetrier } from './flow';

/**
 * Wait before the next attempt of a Retrier.
 *
 * @param retriesSoFar - retries this Retrier has already made, from 0.
 * @param sample - uniform number in [0, 1); used only when `JitterStrategy` is `"FULL"`.
 * @returns virtual milliseconds, after `BackoffRate`, capped by `MaxDelaySeconds`.
 * @see Amazon States Language, “Retrying after error”
 */
export function retryDelayMs(retrier: PreparedRetrier, retriesSoFar: number, sample: number): number {
  const grown = retrier.intervalSeconds * retrier.backoffRate ** retriesSoFar;
  const capped = Math.min(grown, retrier.maxDelaySeconds ?? MAX_RETRY_SECONDS);
  return Math.round(1_000 * (retrier.isJittered ? capped * sample : capped));
}

/** A back-off that grows without a cap stays below the longest Standard execution. */
const MAX_RETRY_SECONDS = 31_536_000;
