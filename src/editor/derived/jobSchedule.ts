import { checkSchedule, MAX_LISTED_CHECKS, paceOf, waitSeconds, type PollingSettings } from '../../core/model';
import { DEFAULT_CALL_SECONDS, DEFAULT_TURN_SECONDS } from '../../core/proof';

/**
 * The checks of a polling tool laid over a job of a given length; both begin at 0. Between two checks lies, besides the wait, what a call
 * takes, and a turn of the model if the model asks for each: as in the estimate, so that the two agree.
 */
export interface JobSchedule {
  /** Seconds of each check, in order; the first thousand. */
  readonly times: readonly number[];
  /** All checks until it gives up, listed or not. */
  readonly checks: number;
  /** Seconds until the last check. */
  readonly totalSeconds: number;
  /** The first check after the job has ended, from 1; null: the tool gives up before, or the check is beyond the list. */
  readonly seenBy: { readonly check: number; readonly atSeconds: number; readonly lateSeconds: number } | null;
}

/** Checks counted one by one; the rest follow at the pace of the last. Back-off has reached its cap long before. */
const MAX_COUNTED_CHECKS = 20_000;

/** @returns null if the settings name no schedule. */
export function jobSchedule(polling: PollingSettings, jobSeconds: number): JobSchedule | null {
  if (checkSchedule(polling) === null) return null;
  const { pace } = paceOf(polling);
  const gap = DEFAULT_CALL_SECONDS + (polling.mode === 'wait-before-call' ? DEFAULT_TURN_SECONDS : 0);
  const deadline = pace.deadlineSeconds ?? Number.POSITIVE_INFINITY;
  const times: number[] = [];
  let now = 0;
  let waits = 0;
  let checks = 0;
  let last = 0;
  let step = 0;
  for (; checks < Math.min(pace.maxAttempts, MAX_COUNTED_CHECKS); checks += 1) {
    if (checks > 0) now = rounded(now + gap);
    if (checks > 0 && now >= deadline) break;
    if (checks > 0 || pace.firstCheck === 'after-interval') {
      now = rounded(now + waitSeconds(pace, waits, now));
      waits += 1;
    }
    step = now - last;
    last = now;
    if (times.length < MAX_LISTED_CHECKS) times.push(now);
  }
  if (checks === MAX_COUNTED_CHECKS) {
    const left = Math.min(pace.maxAttempts - checks, Math.ceil(Math.max(0, deadline - last) / step));
    checks += left;
    last = Math.min(last + left * step, Math.max(last, deadline));
  }
  const seen = times.findIndex((time) => time >= jobSeconds);
  const seenAt = times[seen];
  return {
    times,
    checks,
    totalSeconds: last,
    seenBy:
      seenAt === undefined ? null : { check: seen + 1, atSeconds: seenAt, lateSeconds: rounded(seenAt - jobSeconds) },
  };
}

/** Tenths: sums of 0.4 s would otherwise end in 386.40000000000003. */
function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
