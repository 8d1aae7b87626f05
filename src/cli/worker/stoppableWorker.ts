import { Worker } from 'node:worker_threads';
import type { Job, JobResults, WorkerMessage } from './jobs';

/** How a job ended. */
export type JobOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** It took longer than it may, and was stopped. */
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed'; readonly message: string };

export interface StoppableWorker {
  /** Runs one job at a time. A job that is stopped takes its thread with it; the next one gets a new thread. */
  run<Kind extends Job['kind']>(
    job: Extract<Job, { kind: Kind }>,
    options: { readonly timeLimitMs: number; readonly onProgress?: (text: string) => void },
  ): Promise<JobOutcome<JobResults[Kind]>>;
  /** Ends the thread, whatever it does. */
  close(): Promise<void>;
}

/**
 * A thread for work that may not come back: an endless recursion, or a regular expression that backtracks for ever. Nothing but ending the
 * thread stops those.
 */
export function stoppableWorker(): StoppableWorker {
  let thread: Worker | undefined;

  return {
    run: (job, { timeLimitMs, onProgress }) =>
      new Promise((resolve) => {
        const worker = (thread ??= startThread());
        const end = (outcome: JobOutcome<JobResults[typeof job.kind]>, isGone: boolean): void => {
          clearTimeout(timer);
          worker.off('message', onMessage).off('error', onError).off('exit', onExit);
          if (isGone) thread = undefined;
          resolve(outcome); // the worker answers a job with the result of its kind
        };
        const onMessage = (message: WorkerMessage): void => {
          if (message.kind === 'progress') onProgress?.(message.text);
          else if (message.kind === 'failed') end({ kind: 'failed', message: message.message }, false);
          else end({ kind: 'done', result: message.result as JobResults[typeof job.kind] }, false);
        };
        const onError = (error: Error): void => end({ kind: 'failed', message: error.message }, true);
        const onExit = (code: number): void =>
          end({ kind: 'failed', message: `The thread ended with code ${code}.` }, true);
        const timer = setTimeout(() => {
          end({ kind: 'timed-out' }, true);
          // An error after this is the end that was asked for.
          worker.on('error', () => undefined);
          void worker.terminate();
        }, timeLimitMs);
        worker.on('message', onMessage).on('error', onError).on('exit', onExit);
        worker.postMessage(job);
      }),
    close: async () => {
      await thread?.terminate();
      thread = undefined;
    },
  };
}

/** Beside this file: built (plain JavaScript), or from source, where tsx has to be there before the file is loaded. */
function startThread(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MAX_MEMORY_MB };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./run.worker.js', import.meta.url), { resourceLimits });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL('./run.worker.ts', import.meta.url).href);
  const load = `import(${loader}).then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(load, { eval: true, resourceLimits });
}

/** Memory a thread may take before Node ends it, so that a run that grows for ever ends in a sentence. */
const MAX_MEMORY_MB = 2_048;
