import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SweepPoint, WayResult } from '../../../core/proof';
import { createReplay, type Replay } from '../../../editor';
import type { EventData } from './eventData';
import type { PlayedRun, SimulationJob, SimulationMessage, WorkerJob } from './simulationJob';

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

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(job: WorkerJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SimulationMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
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

/** Runs each simulation in a worker of its own: ending it ends whatever it was doing. */
export function createSimulationController(createWorker: () => WorkerLike): SimulationController {
  const store = createStore<SimulationState>(() => IDLE);
  let worker: WorkerLike | null = null;

  const end = () => {
    worker?.terminate();
    worker = null;
  };

  const receive = (message: SimulationMessage, { document }: SimulationJob) => {
    switch (message.kind) {
      case 'progress':
        store.setState({ progress: { events: message.events, virtualMs: message.virtualMs } });
        break;
      case 'run':
        store.setState({
          phase: 'comparing',
          run: message.run,
          replay: createReplay(
            { document, compiled: message.run.compiled, trace: message.trace },
            store.getState().replay,
          ),
          data: message.data,
          computedMs: message.computedMs,
          ways: [],
          sweep: [],
        });
        break;
      case 'way':
        store.setState(({ ways }) => ({ ways: [...ways, message.way] }));
        break;
      case 'sweep':
        store.setState(({ sweep }) => ({ sweep: [...sweep, message.point] }));
        break;
      case 'tested': // answers another kind of job
      case 'learning':
      case 'fleet':
        break;
      case 'done':
        store.setState({ phase: 'done' });
        end();
        break;
      case 'failed':
        store.setState({ phase: 'failed', failure: message.message });
        end();
        break;
    }
  };

  return {
    store,
    start(job) {
      end();
      // the last run stays until the next one has its result: a change of a number must not empty the screen
      store.setState({ phase: 'running', progress: IDLE.progress, failure: null });
      worker = createWorker();
      worker.onmessage = ({ data }) => receive(data, job);
      worker.onerror = (event) => receive({ kind: 'failed', message: event.message }, job);
      worker.postMessage(job);
    },
    stop() {
      if (worker === null) return;
      end();
      store.setState({ phase: 'stopped' });
    },
  };
}
