import type { Pace } from '../../model';
import { block, expression } from './text';

/** Where a Wait finds what its length depends on; JSONata. */
export interface WaitInput {
  readonly pace: Pace;
  /** Waits of this loop that are over, from 0. */
  readonly waitsDone: string;
  /** The tool's own wish, if it is a number. */
  readonly hint: string;
  /** Seconds since the loop began. */
  readonly elapsed: string;
}

/** `Seconds` of a Wait: the plain number where nothing varies, else an expression that yields a whole number of at least 1. */
export function waitSecondsField(input: WaitInput): number | string {
  const { pace } = input;
  const varies = pace.backoff !== null || pace.hint !== null || pace.jitter !== 'none' || pace.deadlineSeconds !== null;
  return varies ? expression(secondsOf(input)) : pace.intervalSeconds;
}

/**
 * Seconds until the next check as the model is told: the same numbers without jitter, which nobody can foretell.
 *
 * @param pace - whose jitter is not used.
 */
export function foretoldSeconds(input: WaitInput): string {
  const { pace } = input;
  const steady = pace.backoff === null && pace.hint === null && pace.deadlineSeconds === null;
  return steady ? String(pace.intervalSeconds) : secondsOf({ ...input, pace: { ...pace, jitter: 'none' } });
}

function secondsOf({ pace, waitsDone, hint, elapsed }: WaitInput): string {
  const bindings: string[] = [];
  let wanted = intervalOf(pace, waitsDone);
  if (pace.jitter === 'full') wanted = `${wanted} * $random()`;
  if (pace.hint !== null) {
    const { floorSeconds, ceilingSeconds } = pace.hint;
    bindings.push(`$hint := ${hint}`);
    wanted = `$type($hint) = 'number' ? $max([${floorSeconds}, $min([${ceilingSeconds}, $hint])]) : ${wanted}`;
  }
  if (pace.deadlineSeconds !== null) {
    bindings.push(`$wanted := ${wanted}`);
    wanted = `$min([$wanted, ${pace.deadlineSeconds} - ${elapsed}])`;
  }
  const whole = `$max([1, $round(${wanted})])`;
  return bindings.length === 0 ? whole : block(...bindings, whole);
}

/** The exponent is capped: a power that overflows fails the state. */
function intervalOf({ intervalSeconds, backoff }: Pace, waitsDone: string): string {
  if (backoff === null) return String(intervalSeconds);
  const { rate, maxIntervalSeconds, maxExponent } = backoff;
  return `$min([${maxIntervalSeconds}, ${intervalSeconds} * $power(${rate}, $min([${waitsDone}, ${maxExponent}]))])`;
}
