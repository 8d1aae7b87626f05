import { paceOf, waitSeconds, type Pace } from './pace';
import type { PollingSettings } from './polling';

/** When the machine checks, if every call and every model turn took no time and nothing ever ended. */
export interface ToolSchedule {
  /** Virtual seconds of each check since the first call; the first 1,000 at most. With jitter: the latest moment. */
  readonly checksAtSeconds: readonly number[];
  /** When the last check has come back and nothing is left to try; null: the tool does not poll. */
  readonly giveUpAtSeconds: number | null;
  /** False if a number had to be replaced to make a schedule of it. */
  readonly valid: boolean;
}

/** A schedule lists no more checks than this; {@link ToolSchedule.giveUpAtSeconds} counts them all. */
export const MAX_LISTED_CHECKS = 1000;

/** The schedule of a tool's polling settings; a hint of the tool's answer is not known here and left out. */
export function toolSchedule(polling: PollingSettings): ToolSchedule {
  const { pace, replacements } = paceOf(polling);
  const valid = replacements.length === 0;
  switch (polling.mode) {
    case 'none':
      return { checksAtSeconds: [], giveUpAtSeconds: null, valid };
    case 'callback':
      return { checksAtSeconds: [], giveUpAtSeconds: polling.callback.timeoutSeconds, valid };
    case 'wait-before-call':
    case 'poll-in-machine':
      return { ...checksOf(pace), valid };
  }
}

/** Virtual seconds of the first `count` checks; fewer if the tool gives up before. */
export function checkTimes(polling: PollingSettings, count: number): readonly number[] {
  return toolSchedule(polling).checksAtSeconds.slice(0, count);
}

/** Seconds a tool keeps the run waiting before it gives up, calls and model turns apart; 0 for a tool that does not wait. */
export function worstCaseWaitSeconds(polling: PollingSettings): number {
  return toolSchedule(polling).giveUpAtSeconds ?? 0;
}

/** The same for numbers that are valid already. */
export function waitedSeconds(pace: Pace): number {
  return checksOf(pace).giveUpAtSeconds ?? 0;
}

function checksOf(pace: Pace): Pick<ToolSchedule, 'checksAtSeconds' | 'giveUpAtSeconds'> {
  const checksAtSeconds: number[] = [];
  let now = 0;
  let waits = 0;
  let checks = 0;
  const settled = steadyAfter(pace);
  while (checks < pace.maxAttempts) {
    if (checks > 0 && pace.deadlineSeconds !== null && now >= pace.deadlineSeconds) break;
    if (checks > 0 || pace.firstCheck === 'after-interval') {
      now += waitSeconds(pace, waits, now);
      waits += 1;
    }
    checks += 1;
    if (checksAtSeconds.length < MAX_LISTED_CHECKS) checksAtSeconds.push(now);
    else if (waits > settled) return { checksAtSeconds, giveUpAtSeconds: lastCheck(pace, { now, checks, waits }) };
  }
  return { checksAtSeconds, giveUpAtSeconds: now };
}

/** Waits after which the interval does not grow any more. */
function steadyAfter(pace: Pace): number {
  return pace.backoff === null ? 0 : pace.backoff.maxExponent;
}

/** Once the interval is steady the rest is a product; a million attempts need no loop. */
function lastCheck(pace: Pace, at: { now: number; checks: number; waits: number }): number {
  const steady = waitSeconds({ ...pace, deadlineSeconds: null }, at.waits, 0);
  const byCount = at.now + (pace.maxAttempts - at.checks) * steady;
  return pace.deadlineSeconds === null ? byCount : Math.min(byCount, Math.max(at.now, pace.deadlineSeconds));
}
