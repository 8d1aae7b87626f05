import type { TaskAnswer, TaskCall } from '../../simulator';
import type { Tape } from './tape';

/** One Task on the tape, but for its exit. */
export interface TaskStep {
  readonly target: TaskCall['target'];
  readonly timeoutSeconds: number;
  readonly heartbeatSeconds: number | null;
  /** Asked when the Task is entered, if the run got that far. */
  readonly ask: () => TaskAnswer;
}

/**
 * A Task is entered, scheduled, started (and submitted, if a job or a token is behind it), and then it succeeds or its time is over. Nothing
 * is retried: the worlds that are counted never fail.
 *
 * @returns its result; `timed-out`: the Task failed by its limit, the heartbeat's being one.
 */
export function taskStep(tape: Tape, { target, timeoutSeconds, heartbeatSeconds, ask }: TaskStep): TaskResult {
  tape.enter();
  if (tape.isOver()) return { kind: 'over' };
  const { outcome, latencyMs = 0 } = ask();
  tape.event(isSubmitted(target) ? 3 : 2);
  const limitMs =
    Math.min(timeoutSeconds, canBeat(target) ? (heartbeatSeconds ?? timeoutSeconds) : timeoutSeconds) * 1000;
  const isLate = outcome.kind !== 'return' || latencyMs > limitMs;
  tape.passTime(isLate ? limitMs : latencyMs);
  tape.event();
  if (tape.isOver()) return { kind: 'over' };
  return isLate ? { kind: 'timed-out' } : { kind: 'returned', value: outcome.value };
}

export type TaskResult =
  | { readonly kind: 'returned'; readonly value: Extract<TaskAnswer['outcome'], { kind: 'return' }>['value'] }
  | { readonly kind: 'timed-out' }
  /** The run has ended meanwhile. */
  | { readonly kind: 'over' };

function isSubmitted(target: TaskCall['target']): boolean {
  return target.kind === 'integration' && target.pattern !== 'requestResponse';
}

/** Only workers and holders of a token give signs of life. */
function canBeat(target: TaskCall['target']): boolean {
  return target.kind === 'activity' || (target.kind === 'integration' && target.pattern === 'callback');
}
