import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FleetOutcome, FleetRequest } from '../../../core/proof';
import type { WorkerLike } from './simulationController';
import type { FleetJob, SimulationMessage } from './simulationJob';

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
  let worker: WorkerLike | null = null;

  const end = () => {
    worker?.terminate();
    worker = null;
  };

  const receive = (message: SimulationMessage) => {
    switch (message.kind) {
      case 'learning':
        store.setState({ progress: message });
        break;
      case 'fleet':
        store.setState(({ outcomes }) => ({ outcomes: [...outcomes, message.outcome] }));
        break;
      case 'done':
        store.setState({ phase: 'done' });
        end();
        break;
      case 'failed':
        store.setState({ phase: 'failed', failure: message.message });
        end();
        break;
      case 'progress': // the others answer other kinds of job
      case 'run':
      case 'way':
      case 'sweep':
      case 'tested':
        break;
    }
  };

  return {
    store,
    start(job) {
      end();
      store.setState({ ...IDLE, phase: 'running', request: job.request });
      worker = createWorker();
      worker.onmessage = ({ data }) => receive(data);
      worker.onerror = (event) => receive({ kind: 'failed', message: event.message });
      worker.postMessage(job);
    },
    stop() {
      if (worker === null) return;
      end();
      store.setState({ phase: 'stopped' });
    },
  };
}
