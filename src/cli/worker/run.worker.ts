import { parentPort } from 'node:worker_threads';
import { invariant } from '../../core/base';
import { compareWays, runPaths, runScenario, simulateFleet, sweepInterval, testAgent } from '../../core/proof';
import {
  simulatedWorld,
  readConformanceCase,
  runConformanceCase,
  runStateMachine,
  type Progress,
} from '../../core/simulator';
import { caseRunners } from './caseRunners';
import type {
  CaseJob,
  CompareJob,
  FleetJob,
  Job,
  JobResults,
  ScenarioJob,
  SimulateJob,
  TestJob,
  WorkerMessage,
} from './jobs';

invariant(parentPort !== null, 'This file runs in a worker.');
const port = parentPort;
const send = (message: WorkerMessage): void => port.postMessage(message);
const onProgress = (text: string): void => send({ kind: 'progress', text });
const onRunProgress = ({ events, virtualMs }: Progress): void =>
  onProgress(`${events} events, ${virtualMs / 1_000} virtual seconds`);

port.on('message', (job: Job) => {
  work(job).then(
    (result) => send({ kind: 'done', result }),
    (error: unknown) => send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

function work(job: Job): Promise<JobResults[Job['kind']]> {
  switch (job.kind) {
    case 'simulate':
      return simulate(job);
    case 'scenario':
      return simulateAgent(job);
    case 'test':
      return test(job);
    case 'compare':
      return compare(job);
    case 'fleet':
      return fleet(job);
    case 'case':
      return runCase(job);
  }
}

function simulate({ definition, input, world, type, seed, wallMs }: SimulateJob): Promise<JobResults['simulate']> {
  return runStateMachine({
    definition,
    input,
    type,
    seed,
    world: simulatedWorld(world),
    budgets: { wallMs, clock: () => performance.now() },
    onProgress: onRunProgress,
  });
}

async function simulateAgent({ document, scenario, input, wallMs }: ScenarioJob): Promise<JobResults['scenario']> {
  const { result, metrics } = await runScenario(document, scenario, {
    ...(input !== undefined && { input }),
    budgets: { wallMs, clock: () => performance.now() },
    onProgress: onRunProgress,
  });
  return { ...result, agent: metrics };
}

function test({ document, prices }: TestJob): Promise<JobResults['test']> {
  return testAgent(document, prices, onProgress);
}

async function compare({ document, toolId, scenario, prices }: CompareJob): Promise<JobResults['compare']> {
  const options = { prices, onProgress };
  const comparison = await compareWays(document, toolId, scenario, options);
  const sweep = await sweepInterval(document, toolId, scenario, options);
  invariant(comparison !== null && sweep !== null, `There is a tool "${toolId}".`);
  return { comparison, sweep };
}

async function fleet({ document, toolId, scenario, request }: FleetJob): Promise<JobResults['fleet']> {
  onProgress('learning from single runs how the agent waits');
  const paths = await runPaths(document, toolId, scenario);
  return paths.length === 0 ? null : simulateFleet(request, paths);
}

async function runCase({ source, level }: CaseJob): Promise<JobResults['case']> {
  const read = readConformanceCase(source);
  if (typeof read === 'string') return { passed: false, firstDifference: read, produced: {} };
  return runConformanceCase(read, level, caseRunners);
}
