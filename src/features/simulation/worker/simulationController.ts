import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SweepPoint, WayResult } from '../../../core/proof';
import { createReplay, type Replay } from '../../../editor';
import type { EventData } from './eventData';
import type { PlayedRun, SimulationJob } from './simulationJob';
import { createWorkerRun, type WorkerLike } from './workerRun';

/** How far a simulation has come. */
export interface SimulationState {
  readonly phase: 'idle' | 'running' | 'comparing' | 'done' | 'stopped' | 'failed';
  readonly progress: { readonly events: number; readonly virtualMs: number };
  /** The last run that came to a result. */
  readonly run: PlayedRun | null;
  /** The run, to be looked at moment by moment; the data of its events apart. */
  readonly replay: Replay | null;
  readonly data: EventData | null;
  readonly computedMs: number | null;
  /** Ways of waiting and intervals that have been run so far, at the prices of the job. */
  readonly ways: readonly WayResult[];
  readonly sweep: readonly SweepPoint[];
  readonly failure: string | null;
}

export interface SimulationController {
  readonly store: StoreApi<SimulationState>;
  /** Starts anew; what ran is ended. */
  start(job: SimulationJob): void;
  stop(): void;
}

const IDLE: SimulationState = {
  phase: 'idle',
  progress: { events: 0, virtualMs: 0 },
  run: null,
  replay: null,
  data: null,
  computedMs: null,
  ways: [],
  sweep: [],
  failure: null,
};

/** Runs each simulation in a worker of its own. */
export function createSimulationController(createWorker: () => WorkerLike): SimulationController {
  const store = createStore<SimulationState>(() => IDLE);
  const worker = createWorkerRun(createWorker, (ending) => store.setState(ending));
  return {
    store,
    start(job) {
      // the last run stays until the next one has its result: a change of a number must not empty the screen
      store.setState({ phase: 'running', progress: IDLE.progress, failure: null });
      worker.start(job, {
        progress: (progress) => store.setState({ progress }),
        run: ({ run, trace, data, computedMs }) =>
          store.setState(({ replay }) => ({
            phase: 'comparing',
            run,
            replay: createReplay({ document: job.document, compiled: run.compiled, trace }, replay),
            data,
            computedMs,
            ways: [],
            sweep: [],
          })),
        way: ({ way }) => store.setState(({ ways }) => ({ ways: [...ways, way] })),
        sweep: ({ point }) => store.setState(({ sweep }) => ({ sweep: [...sweep, point] })),
      });
    },
    stop: () => worker.stop(),
  };
}
