import { err, type Result } from '../../core/base';
import type { Answer } from '../deployTarget';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import type { DeployEvent, DeployStep } from './deployEvent';

/** Time and the wish to stop, from outside. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Resolves after so many milliseconds, or at once when the signal is raised. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A run which yields what happens and returns what came of it. */
export type Run<T> = AsyncGenerator<DeployEvent, T, undefined>;

interface StepOptions extends RunOptions {
  /** Waits before further attempts, in milliseconds, while the step fails for a reason that passes. */
  readonly delaysMs?: readonly number[];
  readonly passes?: (problem: AwsProblem) => boolean;
}

/** Performs one step, and tells when it begins, is tried again, and ends. */
export async function* inStep<T>(
  step: DeployStep,
  call: () => Answer<T>,
  { signal, sleep, delaysMs = [], passes = () => false }: StepOptions,
): Run<Result<T, AwsProblem>> {
  yield { kind: 'started', step };
  for (let attempt = 1; ; attempt++) {
    if (isRaised(signal)) return err(awsProblem('aborted'));
    const answer = await call();
    if (answer.ok) {
      yield { kind: 'finished', step };
      return answer;
    }
    const delayMs = passes(answer.error) ? delaysMs[attempt - 1] : undefined;
    if (delayMs === undefined) return answer;
    yield { kind: 'retrying', step, problem: answer.error, attempt, delayMs };
    await sleep(delayMs, signal);
  }
}

/** Sleeping on the clock of the machine; wakes early when the signal is raised. */
export function sleepOnClock(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    if (isRaised(signal)) wake();
    else signal?.addEventListener('abort', wake);
  });
}

/** A function, so that the answer of an earlier question is not taken for the present one. */
function isRaised(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}
