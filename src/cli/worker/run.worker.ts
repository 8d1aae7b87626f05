import { parentPort } from 'node:worker_threads';
import { invariant } from '../../core/base';
import { mockWorld, readConformanceCase, runConformanceCase, runStateMachine } from '../../core/simulator';
import { caseRunners } from './caseRunners';
import type { CaseJob, Job, JobResults, SimulateJob, WorkerMessage } from './jobs';

invariant(parentPort !== null, 'This file runs in a worker.');
const port = parentPort;
const send = (message: WorkerMessage): void => port.postMessage(message);

port.on('message', (job: Job) => {
  const work = job.kind === 'simulate' ? simulate(job) : runCase(job);
  work.then(
    (result) => send({ kind: 'done', result }),
    (error: unknown) => send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

function simulate({ definition, input, world, type, seed, wallMs }: SimulateJob): Promise<JobResults['simulate']> {
  return runStateMachine({
    definition,
    input,
    type,
    seed,
    world: mockWorld(world),
    budgets: { wallMs, clock: () => performance.now() },
    onProgress: (progress) => send({ kind: 'progress', ...progress }),
  });
}

async function runCase({ source, level }: CaseJob): Promise<JobResults['case']> {
  const read = readConformanceCase(source);
  if (typeof read === 'string') return { passed: false, firstDifference: read, produced: {} };
  return runConformanceCase(read, level, caseRunners);
}
