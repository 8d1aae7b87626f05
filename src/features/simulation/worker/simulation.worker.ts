import { checkExpectation, compareWays, runScenario, runTrace, sweepInterval, testScenario } from '../../../core/proof';
import type { Progress } from '../../../core/simulator';
import { buffersOf, recordEventData } from './eventData';
import type { SimulationJob, SimulationMessage, TestJob, WorkerJob } from './simulationJob';

// Runs beside the page, so that a long run or a runaway expression never holds it up; ending the worker ends the run.

/** Milliseconds between two reports of progress. */
const REPORT_EVERY_MS = 100;

const tell = (message: SimulationMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.onmessage = ({ data }: MessageEvent<WorkerJob>) => {
  const work = data.kind === 'simulate' ? simulate(data) : test(data);
  work.catch((error: unknown) => {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};

async function simulate({ document, scenario, toolId, prices }: SimulationJob): Promise<void> {
  const started = performance.now();
  const run = await runScenario(document, scenario, { onProgress: reporter() });
  const verdicts = scenario.expectations.map((expectation) => checkExpectation(expectation, run, prices));
  const computedMs = performance.now() - started;
  const { history, ...result } = run.result;
  const data = recordEventData(history);
  const trace = runTrace(document, run);
  tell({ kind: 'run', run: { ...run, result }, trace, data, verdicts, computedMs }, buffersOf(data));
  if (toolId !== null) {
    await compareWays(document, toolId, scenario, { prices, onWay: (way) => tell({ kind: 'way', way }) });
    await sweepInterval(document, toolId, scenario, { prices, onPoint: (point) => tell({ kind: 'sweep', point }) });
  }
  tell({ kind: 'done' });
}

async function test({ document, scenarios, prices }: TestJob): Promise<void> {
  for (const scenario of scenarios) {
    const started = performance.now();
    const outcome = await testScenario(document, scenario, prices, { onProgress: reporter() });
    tell({ kind: 'tested', outcome, computedMs: performance.now() - started });
  }
  tell({ kind: 'done' });
}

/** Tells how far a run is, now and then. */
function reporter(): (progress: Progress) => void {
  let reported = performance.now();
  return ({ events, virtualMs }) => {
    if (performance.now() - reported < REPORT_EVERY_MS) return;
    reported = performance.now();
    tell({ kind: 'progress', events, virtualMs });
  };
}
