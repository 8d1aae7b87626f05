import { useStore } from 'zustand';
import { defaultScenario, type SavedScenario } from '../../../core/proof';
import { useEditorInstance } from '../../../editor';
import { usePrices, useSimulation } from '../simulationSession';
import type { TestsState } from './scenarioTests';

/** What the header and the list show of the run of all scenarios. */
export interface ShownTests {
  readonly state: TestsState;
  readonly isRunning: boolean;
  /** Runs the scenarios of the agent file that can be read; the one made from the agent if there are none: what the command line runs. */
  start(saved: readonly SavedScenario[]): void;
  readonly stop: () => void;
  readonly clear: () => void;
  readonly markOf: (saved: SavedScenario) => 'passed' | 'failed' | 'broken' | null;
}

export function useScenarioTests(): ShownTests {
  const { tests } = useSimulation();
  const editor = useEditorInstance();
  const prices = usePrices();
  const state = useStore(tests.store);
  return {
    state,
    isRunning: state.phase === 'running',
    start(saved) {
      const { document } = editor.store.getState();
      const readable = saved.flatMap(({ read }) => (read.ok ? [read.value] : []));
      tests.start(document, saved.length === 0 ? [defaultScenario(document)] : readable, prices);
    },
    stop: tests.stop,
    clear: tests.clear,
    markOf({ id, read }) {
      if (!read.ok) return 'broken';
      const outcome = state.outcomes.find((one) => one.id === id);
      return outcome === undefined ? null : outcome.passed ? 'passed' : 'failed';
    },
  };
}
