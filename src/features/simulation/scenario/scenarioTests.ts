import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PriceTable } from '../../../core/cost';
import type { AgentDocument } from '../../../core/model';
import type { Scenario, ScenarioOutcome } from '../../../core/proof';
import type { WorkerLike } from '../worker/simulationController';

/** How far the run of all scenarios is. */
export interface TestsState {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  /** What is run, in order. */
  readonly scenarios: readonly Pick<Scenario, 'id' | 'name'>[];
  readonly outcomes: readonly ScenarioOutcome[];
  /** Events of the scenario that runs now. */
  readonly events: number;
  readonly computedMs: number;
  readonly failure: string | null;
}

export interface ScenarioTests {
  readonly store: StoreApi<TestsState>;
  start(document: AgentDocument, scenarios: readonly Scenario[], prices: PriceTable): void;
  readonly stop: () => void;
  /** Forgets the results. */
  readonly clear: () => void;
}

const IDLE: TestsState = { phase: 'idle', scenarios: [], outcomes: [], events: 0, computedMs: 0, failure: null };

/** Runs scenarios in a worker of its own: ending it ends whatever it was doing. */
export function createScenarioTests(createWorker: () => WorkerLike): ScenarioTests {
  const store = createStore<TestsState>(() => IDLE);
  let worker: WorkerLike | null = null;
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  const fail = (failure: string) => {
    store.setState({ phase: 'failed', failure });
    end();
  };

  return {
    store,
    start(document, scenarios, prices) {
      end();
      store.setState({ ...IDLE, phase: 'running', scenarios });
      worker = createWorker();
      worker.onerror = ({ message }) => fail(message);
      worker.onmessage = ({ data }) => {
        if (data.kind === 'progress') store.setState({ events: data.events });
        if (data.kind === 'failed') fail(data.message);
        if (data.kind === 'tested') {
          store.setState(({ outcomes, computedMs }) => ({
            outcomes: [...outcomes, data.outcome],
            computedMs: computedMs + data.computedMs,
            events: 0,
          }));
        }
        if (data.kind === 'done') {
          store.setState({ phase: 'done' });
          end();
        }
      };
      worker.postMessage({ kind: 'test', document, scenarios, prices });
    },
    stop() {
      if (worker === null) return;
      end();
      store.setState({ phase: 'stopped' });
    },
    clear() {
      end();
      store.setState(IDLE);
    },
  };
}
