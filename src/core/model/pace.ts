import type { PollingSettings } from './polling';
import { MAX_POLLING_ATTEMPTS, MAX_POLLING_INTERVAL } from './pollingBounds';

/** The numbers of a polling loop after every one of them was made valid: what the machine will really do. */
export interface Pace {
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly firstCheck: PollingSettings['firstCheck'];
  /** null: the interval never grows. */
  readonly backoff: PaceBackoff | null;
  readonly jitter: PollingSettings['jitter'];
  readonly deadlineSeconds: number | null;
  readonly hint: { readonly floorSeconds: number; readonly ceilingSeconds: number } | null;
}

export interface PaceBackoff {
  readonly rate: number;
  readonly maxIntervalSeconds: number;
  /** The power after which the cap holds; a power that overflows would fail the state. */
  readonly maxExponent: number;
}

/** A number that could not be used as it was written. */
export interface Replacement {
  /** Dotted path in the node: `polling.polling_interval`. */
  readonly field: string;
  readonly given: number | null;
  /** null: there is no valid number; the field was left out. */
  readonly used: number | null;
}

/** Numbers of the original design, used where a field is empty. */
const DEFAULT_INTERVAL_SECONDS = 30;
const DEFAULT_ATTEMPTS = 20;

/**
 * What a tool's polling settings come to: each number that is out of bounds is replaced by the nearest valid one.
 *
 * @returns the pace, and what was replaced in the order of the fields.
 */
export function paceOf(polling: PollingSettings): {
  readonly pace: Pace;
  readonly replacements: readonly Replacement[];
} {
  const replacements: Replacement[] = [];
  const whole = (field: string, given: number | null, fallback: number, min = 1): number => {
    const max = field === 'max_polling_attempts' ? MAX_POLLING_ATTEMPTS : MAX_POLLING_INTERVAL;
    const used = nearestWhole(given, { min, max, fallback });
    if (used !== given) replacements.push({ field: `polling.${field}`, given, used });
    return used;
  };

  const intervalSeconds = whole('polling_interval', polling.polling_interval, DEFAULT_INTERVAL_SECONDS);
  const maxAttempts = whole('max_polling_attempts', polling.max_polling_attempts, DEFAULT_ATTEMPTS);
  const backoff =
    polling.backoff === null ? null : backoffOf({ intervalSeconds, given: polling.backoff, whole, replacements });
  const deadlineSeconds =
    polling.deadlineSeconds === null ? null : whole('deadlineSeconds', polling.deadlineSeconds, MAX_POLLING_INTERVAL);
  const floorSeconds = polling.hint === null ? 1 : whole('hint.floorSeconds', polling.hint.floorSeconds, 1);
  const hint =
    polling.hint === null
      ? null
      : {
          floorSeconds,
          ceilingSeconds: whole('hint.ceilingSeconds', polling.hint.ceilingSeconds, MAX_POLLING_INTERVAL, floorSeconds),
        };
  const { firstCheck, jitter } = polling;
  return { pace: { intervalSeconds, maxAttempts, firstCheck, backoff, jitter, deadlineSeconds, hint }, replacements };
}

/**
 * Seconds the machine waits, jitter and hints apart.
 *
 * @param waitsDone - waits of this loop that are over, from 0; they count one less than the checks when the first check came at once.
 * @param elapsedSeconds - since the loop began; only the deadline asks for it.
 * @returns whole seconds, at least 1: the value of the expression in the Wait state (jitter `full` draws between 1 and this).
 */
export function waitSeconds(pace: Pace, waitsDone: number, elapsedSeconds: number): number {
  return hintedWaitSeconds(pace, { waitsDone, elapsedSeconds, hintSeconds: null });
}

/** Where a loop is when it waits. */
export interface WaitMoment {
  readonly waitsDone: number;
  readonly elapsedSeconds: number;
  /** `next_check_in` of the tool's last answer; null: it gave none. */
  readonly hintSeconds: number | null;
  /** Draws the jitter, uniform in [0, 1); absent: there is none. */
  readonly draw?: (() => number) | undefined;
}

/** The same where a tool's hints are followed, or jitter is drawn. */
export function hintedWaitSeconds(pace: Pace, { waitsDone, elapsedSeconds, hintSeconds, draw }: WaitMoment): number {
  const { deadlineSeconds, hint } = pace;
  const wanted =
    hint !== null && hintSeconds !== null
      ? Math.max(hint.floorSeconds, Math.min(hint.ceilingSeconds, hintSeconds))
      : intervalAfter(pace, waitsDone) * (draw?.() ?? 1);
  const left = deadlineSeconds === null ? wanted : deadlineSeconds - elapsedSeconds;
  return Math.max(1, roundHalfEven(Math.min(wanted, left)));
}

function intervalAfter({ intervalSeconds, backoff }: Pace, waitsDone: number): number {
  if (backoff === null) return intervalSeconds;
  const { rate, maxExponent, maxIntervalSeconds } = backoff;
  return Math.min(maxIntervalSeconds, intervalSeconds * rate ** Math.min(Math.max(waitsDone, 0), maxExponent));
}

/**
 * The whole number nearest to what a person typed.
 *
 * @param given - null or NaN: nothing usable was typed, so the fallback is taken.
 */
export function nearestWhole(
  given: number | null,
  bounds: { readonly min: number; readonly max: number; readonly fallback: number },
): number {
  if (given === null || Number.isNaN(given)) return bounds.fallback;
  return Math.min(bounds.max, Math.max(bounds.min, Math.round(given)));
}

interface BackoffInput {
  readonly intervalSeconds: number;
  readonly given: NonNullable<PollingSettings['backoff']>;
  readonly whole: (field: string, given: number | null, fallback: number, min?: number) => number;
  readonly replacements: Replacement[];
}

function backoffOf({ intervalSeconds, given, whole, replacements }: BackoffInput): PaceBackoff | null {
  const rate = Number.isFinite(given.rate) && given.rate >= 1 ? given.rate : 1;
  if (rate !== given.rate) replacements.push({ field: 'polling.backoff.rate', given: given.rate, used: rate });
  const maxIntervalSeconds = whole(
    'backoff.maxIntervalSeconds',
    given.maxIntervalSeconds,
    MAX_POLLING_INTERVAL,
    Math.min(intervalSeconds, MAX_POLLING_INTERVAL),
  );
  if (rate === 1) return null;
  const maxExponent = Math.max(0, Math.ceil(Math.log(maxIntervalSeconds / intervalSeconds) / Math.log(rate)));
  return { rate, maxIntervalSeconds, maxExponent };
}

/** Rounds as JSONata's `$round` does: a half goes to the even neighbour. */
export function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
