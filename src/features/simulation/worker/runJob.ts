import {
  compareWays,
  fleetVariants,
  runPaths,
  runScenario,
  runTrace,
  simulateFleet,
  sweepInterval,
  testScenario,
} from '../../../core/proof';
import type { Progress } from '../../../core/simulator';
import { buffersOf, recordEventData } from './eventData';
import type { FleetJob, SimulationJob, SimulationMessage, TestJob, WorkerJob } from './simulationJob';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY_MS = 100;

/** Hands a message to the page, with the buffers that are given away with it. */
export type Tell = (message: SimulationMessage, transfer?: Transferable[]) => void;

/** Does what the page asks and tells the results as they come; `done` or `failed` is the last of them. */
export async function runJob(job: WorkerJob, tell: Tell): Promise<void> {
  try {
    await work(job, tell);
    tell({ kind: 'done' });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function work(job: WorkerJob, tell: Tell): Promise<void> {
  switch (job.kind) {
    case 'simulate':
      return simulate(job, tell);
    case 'test':
      return test(job, tell);
    case 'fleet':
      return fleet(job, tell);
  }
}

async function simulate({ document, scenario, toolId, prices }: SimulationJob, tell: Tell): Promise<void> {
  const started = performance.now();
  const run = await runScenario(document, scenario, { onProgress: reporter(tell) });
  const computedMs = performance.now() - started;
  const { history, ...result } = run.result;
  const data = recordEventData(history);
  const trace = runTrace(document, run);
  tell({ kind: 'run', run: { ...run, result }, trace, data, computedMs }, buffersOf(data));
  if (toolId === null) return;
  await compareWays(document, toolId, scenario, { prices, onWay: (way) => tell({ kind: 'way', way }) });
  await sweepInterval(document, toolId, scenario, { prices, onPoint: (point) => tell({ kind: 'sweep', point }) });
}

async function test({ document, scenarios, prices }: TestJob, tell: Tell): Promise<void> {
  for (const scenario of scenarios) {
    const started = performance.now();
    const outcome = await testScenario(document, scenario, prices, { onProgress: reporter(tell) });
    tell({ kind: 'tested', outcome, computedMs: performance.now() - started });
  }
}

async function fleet({ document, toolId, scenario, request }: FleetJob, tell: Tell): Promise<void> {
  for (const { id, label, document: variant } of fleetVariants(document, toolId)) {
    const paths = await runPaths(variant, toolId, scenario, (done, of) => tell({ kind: 'learning', label, done, of }));
    if (paths.length > 0) tell({ kind: 'fleet', outcome: { id, label, result: simulateFleet(request, paths) } });
  }
}

/** Tells how far a run is, now and then. */
function reporter(tell: Tell): (progress: Progress) => void {
  let reported = performance.now();
  return ({ events, virtualMs }) => {
    if (performance.now() - reported < REPORT_EVERY_MS) return;
    reported = performance.now();
    tell({ kind: 'progress', events, virtualMs });
  };
}
