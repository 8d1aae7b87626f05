import { checkExpectation, compareWays, runScenario, sweepInterval } from '../../../core/proof';
import type { SimulationJob, SimulationMessage } from './simulationJob';

// Runs beside the page, so that a long run or a runaway expression never holds it up; ending the worker ends the run.

/** Milliseconds between two reports of progress. */
const REPORT_EVERY_MS = 100;

const tell = (message: SimulationMessage): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<SimulationJob>) => {
  simulate(data).catch((error: unknown) => {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};

async function simulate({ document, scenario, toolId, prices }: SimulationJob): Promise<void> {
  const started = performance.now();
  let reported = started;
  const run = await runScenario(document, scenario, {
    onProgress({ events, virtualMs }) {
      if (performance.now() - reported < REPORT_EVERY_MS) return;
      reported = performance.now();
      tell({ kind: 'progress', events, virtualMs });
    },
  });
  const verdicts = scenario.expectations.map((expectation) => checkExpectation(expectation, run, prices));
  tell({ kind: 'run', run, verdicts, computedMs: performance.now() - started });
  if (toolId !== null) {
    await compareWays(document, toolId, scenario, { prices, onWay: (way) => tell({ kind: 'way', way }) });
    await sweepInterval(document, toolId, scenario, { prices, onPoint: (point) => tell({ kind: 'sweep', point }) });
  }
  tell({ kind: 'done' });
}
