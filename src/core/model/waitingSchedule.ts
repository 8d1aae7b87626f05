import type { PollingSettings } from './polling';
import { attemptsProblem, intervalProblem, MAX_POLLING_INTERVAL } from './pollingBounds';

/** When a polling tool checks, if each check took no time and the job never ended. */
export interface WaitingSchedule {
  /** Checks until it gives up, the deadline considered. */
  readonly checks: number;
  /** Seconds of waiting until the last check. The longest possible: jitter can only shorten it. */
  readonly totalSeconds: number;
  /** What ends it: the count, or the clock before the count is used up. */
  readonly endedBy: 'attempts' | 'deadline';
}

/** Waits summed one by one before the closed formula takes over; back-off has reached its cap long before. */
const MAX_SUMMED_WAITS = 10_000;

/**
 * The schedule of a tool in a polling mode.
 *
 * @returns null if the settings name no schedule: a mode without checks, or a number out of bounds.
 */
export function waitingSchedule(polling: PollingSettings): WaitingSchedule | null {
  if (polling.mode !== 'wait-before-call' && polling.mode !== 'poll-in-machine') return null;
  if (intervalProblem(polling.polling_interval) !== null || attemptsProblem(polling.max_polling_attempts) !== null) {
    return null;
  }
  const attempts = polling.max_polling_attempts ?? 0;
  const deadline = polling.deadlineSeconds ?? Number.POSITIVE_INFINITY;

  let elapsed = 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const wait = waitBeforeCheck(polling, attempt);
    if (elapsed + wait >= deadline) return { checks: attempt, totalSeconds: deadline, endedBy: 'deadline' };
    elapsed += wait;
    if (attempt === MAX_SUMMED_WAITS || (attempt > 1 && polling.backoff === null)) {
      return withConstantWaits({ done: attempt, elapsed, wait, attempts, deadline });
    }
  }
  return { checks: attempts, totalSeconds: elapsed, endedBy: 'attempts' };
}

/** Seconds waited before check `attempt` (from 1) when no hint, jitter or deadline changes it; 0 for a first check at once. */
export function waitBeforeCheck(polling: PollingSettings, attempt: number): number {
  if (attempt === 1 && polling.firstCheck === 'at-once') return 0;
  const interval = polling.polling_interval ?? 0;
  if (polling.backoff === null) return interval;
  const earlierWaits = attempt - (polling.firstCheck === 'at-once' ? 2 : 1);
  const grown = interval * polling.backoff.rate ** earlierWaits;
  return Math.max(1, roundHalfEven(Math.min(grown, polling.backoff.maxIntervalSeconds, MAX_POLLING_INTERVAL)));
}

/**
 * Seconds from the start of the schedule to check `attempt`, checks taking no time. A check that comes before or at give-up only; null
 * if there is no such check.
 */
export function secondsOfCheck(polling: PollingSettings, attempt: number): number | null {
  const schedule = waitingSchedule({ ...polling, max_polling_attempts: attempt });
  const whole = waitingSchedule(polling);
  return schedule === null || whole === null || attempt > whole.checks ? null : schedule.totalSeconds;
}

interface Progress {
  readonly done: number;
  readonly elapsed: number;
  readonly wait: number;
  readonly attempts: number;
  readonly deadline: number;
}

function withConstantWaits({ done, elapsed, wait, attempts, deadline }: Progress): WaitingSchedule {
  const total = elapsed + (attempts - done) * wait;
  if (total < deadline) return { checks: attempts, totalSeconds: total, endedBy: 'attempts' };
  const checks = done + Math.ceil((deadline - elapsed) / wait);
  return { checks: Math.min(attempts, checks), totalSeconds: deadline, endedBy: 'deadline' };
}

/** JSONata's `$round`: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
