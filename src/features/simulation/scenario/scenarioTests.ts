import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PriceTable } from '../../../core/cost';
import type { AgentDocument } from '../../../core/model';
import type { Scenario, ScenarioOutcome } from '../../../core/proof';
import { createWorkerRun, type WorkerLike } from '../worker/workerRun';

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

/** Runs scenarios in a worker of its own. */
export function createScenarioTests(createWorker: () => WorkerLike): ScenarioTests {
  const store = createStore<TestsState>(() => IDLE);
  const worker = createWorkerRun(createWorker, (ending) => store.setState(ending));
  return {
    store,
    start(document, scenarios, prices) {
      store.setState({ ...IDLE, phase: 'running', scenarios });
      worker.start(
        { kind: 'test', document, scenarios, prices },
        {
          progress: ({ events }) => store.setState({ events }),
          tested: ({ outcome, computedMs }) =>
            store.setState((state) => ({
              outcomes: [...state.outcomes, outcome],
              computedMs: state.computedMs + computedMs,
              events: 0,
            })),
        },
      );
    },
    stop: () => worker.stop(),
    clear() {
      worker.drop();
      store.setState(IDLE);
    },
  };
}
