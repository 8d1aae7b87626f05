import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FleetOutcome, FleetRequest } from '../../../core/proof';
import type { FleetJob } from './simulationJob';
import { createWorkerRun, type WorkerLike } from './workerRun';

/** How far the answer about a fleet has come. */
export interface FleetState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  /** What was asked; null: nothing yet. */
  readonly request: FleetRequest | null;
  readonly progress: { readonly label: string; readonly done: number; readonly of: number } | null;
  readonly outcomes: readonly FleetOutcome[];
  readonly failure: string | null;
}

export interface FleetController {
  readonly store: StoreApi<FleetState>;
  /** Starts anew; what ran is ended. */
  start(job: FleetJob): void;
  stop(): void;
}

const IDLE: FleetState = { phase: 'idle', request: null, progress: null, outcomes: [], failure: null };

/** Answers about fleets in a worker of its own, beside whatever else is simulated. */
export function createFleetController(createWorker: () => WorkerLike): FleetController {
  const store = createStore<FleetState>(() => IDLE);
  const worker = createWorkerRun(createWorker, (ending) => store.setState(ending));
  return {
    store,
    start(job) {
      store.setState({ ...IDLE, phase: 'running', request: job.request });
      worker.start(job, {
        learning: (progress) => store.setState({ progress }),
        fleet: ({ outcome }) => store.setState(({ outcomes }) => ({ outcomes: [...outcomes, outcome] })),
      });
    },
    stop: () => worker.stop(),
  };
}
