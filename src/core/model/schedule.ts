import { hintedWaitSeconds, paceOf, waitSeconds, type Pace } from './pace';
import type { PollingSettings } from './polling';
import { attemptsProblem, intervalProblem } from './pollingBounds';

/** When the machine checks, if every call and every model turn took no time and nothing ever ended. */
export interface CheckSchedule {
  /** Virtual seconds of each check since the first call; the first 1,000 at most. With jitter: the latest moment. */
  readonly checksAtSeconds: readonly number[];
  /** All checks until it gives up, the deadline considered, listed or not. */
  readonly checks: number;
  /** When the last check has come back and nothing is left to try. The longest possible: jitter can only shorten it. */
  readonly giveUpAtSeconds: number;
  /** What ends it: the count, or the clock before the count is used up. */
  readonly endedBy: 'attempts' | 'deadline';
}

/** The schedule of any tool. */
export interface ToolSchedule extends Pick<CheckSchedule, 'checksAtSeconds' | 'checks'> {
  /** null: the tool does not wait. A callback has no checks and gives up at its timeout. */
  readonly giveUpAtSeconds: number | null;
  /** False if a number had to be replaced to make a schedule of it. */
  readonly valid: boolean;
}

/** A schedule lists no more checks than this; {@link CheckSchedule.checks} counts them all. */
export const MAX_LISTED_CHECKS = 1000;
/** Waits counted one by one; the rest follow at the pace of the last. Only a back-off below 1.0002 may still grow there. */
const MAX_COUNTED_WAITS = 100_000;

/** The schedule of a tool's polling settings; a hint of the tool's answer is not known here and left out. */
export function toolSchedule(polling: PollingSettings): ToolSchedule {
  const { pace, replacements } = paceOf(polling);
  const valid = replacements.length === 0;
  switch (polling.mode) {
    case 'none':
      return { checksAtSeconds: [], checks: 0, giveUpAtSeconds: null, valid };
    case 'callback':
      return { checksAtSeconds: [], checks: 0, giveUpAtSeconds: polling.callback.timeoutSeconds, valid };
    case 'wait-before-call':
    case 'poll-in-machine':
      return { ...checksOf(pace), valid };
  }
}

/**
 * The schedule to show beside a tool's own numbers.
 *
 * @returns null if they name none: a mode without checks, or an interval or a count out of bounds.
 */
export function checkSchedule(polling: PollingSettings): CheckSchedule | null {
  if (polling.mode !== 'wait-before-call' && polling.mode !== 'poll-in-machine') return null;
  if (intervalProblem(polling.polling_interval) !== null || attemptsProblem(polling.max_polling_attempts) !== null) {
    return null;
  }
  return checksOf(paceOf(polling).pace);
}

/**
 * Seconds a tool keeps the run waiting before it gives up, calls and model turns apart; 0 for a tool that does not wait. Where hints are
 * followed, every answer is taken to ask for as long a wait as it may.
 */
export function worstCaseWaitSeconds(polling: PollingSettings): number {
  if (polling.hint === null || polling.mode === 'none' || polling.mode === 'callback') {
    return toolSchedule(polling).giveUpAtSeconds ?? 0;
  }
  const { pace } = paceOf(polling);
  return checksOf(pace, pace.hint?.ceilingSeconds).giveUpAtSeconds;
}

/** The same for numbers that are valid already. */
export function waitedSeconds(pace: Pace): number {
  return checksOf(pace).giveUpAtSeconds;
}

/** @param longestHint - seconds that every answer asks for, unless the interval is longer; absent: no answer asks for any. */
function checksOf(pace: Pace, longestHint?: number): CheckSchedule {
  const waitAfter = (answers: number, waitsDone: number, elapsedSeconds: number): number => {
    const wait = waitSeconds(pace, waitsDone, elapsedSeconds);
    if (longestHint === undefined || answers === 0) return wait;
    return Math.max(wait, hintedWaitSeconds(pace, { waitsDone, elapsedSeconds, hintSeconds: longestHint }));
  };
  const checksAtSeconds: number[] = [];
  const deadline = pace.deadlineSeconds ?? Number.POSITIVE_INFINITY;
  const settled = steadyAfter(pace);
  let now = 0;
  let waits = 0;
  let checks = 0;
  while (checks < pace.maxAttempts && (checks === 0 || now < deadline)) {
    if (checks > 0 || pace.firstCheck === 'after-interval') {
      now += waitAfter(checks, waits, now);
      waits += 1;
    }
    checks += 1;
    if (checksAtSeconds.length < MAX_LISTED_CHECKS) checksAtSeconds.push(now);
    else if (waits > settled) {
      const steady = waitAfter(checks, waits, Number.NEGATIVE_INFINITY);
      const left = Math.min(pace.maxAttempts - checks, Math.ceil(Math.max(0, deadline - now) / steady));
      checks += left;
      now = Math.min(now + left * steady, Math.max(now, deadline));
      break;
    }
  }
  return { checksAtSeconds, checks, giveUpAtSeconds: now, endedBy: now >= deadline ? 'deadline' : 'attempts' };
}

/** Waits after which the interval does not grow any more: the rest is a product; a million attempts need no loop. */
function steadyAfter(pace: Pace): number {
  return pace.backoff === null ? 0 : Math.min(pace.backoff.maxExponent, MAX_COUNTED_WAITS);
}
