import { EXIT } from './command';
import { interruptible } from './interrupt';
import { progressLine, tell } from './output';
import type { Job, JobResults } from './worker/jobs';
import { stoppableWorker } from './worker/stoppableWorker';

/** How a job ended: with what it gives, or before, for a reason that has been told. */
export type Ending<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'stopped'; readonly why: string; readonly exitCode: number };

/** A job that keeps to its limit by itself may take so much longer until it is ended from outside. */
const GRACE_MS = 1_000;

/** Runs one job in a thread of its own, with its progress on standard error, until it is done, too late or interrupted. */
export async function runJob<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
  { announcement, timeLimitMs }: { readonly announcement: string; readonly timeLimitMs: number },
): Promise<Ending<JobResults[Kind]>> {
  const worker = stoppableWorker();
  const progress = progressLine();
  const { result: outcome, interrupted } = await interruptible(
    () => {
      tell(announcement);
      return worker.run<Kind>(job, {
        timeLimitMs: timeLimitMs + GRACE_MS,
        onProgress: (text) => progress.show(text),
      });
    },
    () => void worker.close(),
  );
  progress.clear();
  await worker.close();
  if (interrupted) return { kind: 'stopped', why: 'It was interrupted.', exitCode: EXIT.interrupted };
  if (outcome.kind === 'done') return outcome;
  const why =
    outcome.kind === 'timed-out'
      ? `The simulation was stopped after ${timeLimitMs / 1_000} s: an expression or the run itself does not come to an end.`
      : `The simulation ended abnormally: ${outcome.message}`;
  tell(why);
  return { kind: 'stopped', why, exitCode: EXIT.problems };
}
