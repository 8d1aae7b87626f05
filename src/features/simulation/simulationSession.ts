import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { invariant } from '../../core/base';
import { awsPrices, type PriceTable } from '../../core/cost';
import { toolsOf, type AgentDocument, type ToolNode } from '../../core/model';
import { defaultScenario, type Scenario } from '../../core/proof';
import type { Editor } from '../../editor';
import { createSimulationController, type SimulationController, type WorkerLike } from './worker/simulationController';

/** What the person has set on the screen; results are in the controller's store. */
export interface SimulationView {
  readonly scenario: Scenario;
  readonly prices: PriceTable;
  /** Event that is looked at, by its id; null: none. */
  readonly chosen: number | null;
}

/** One visit to the simulation: the scenario, the run, and where one looks. */
export interface SimulationSession {
  readonly view: StoreApi<SimulationView>;
  readonly controller: SimulationController;
  /** Runs the agent as it is now in a scenario, which becomes the scenario of the screen. */
  run(scenario: Scenario): void;
  readonly choose: (eventId: number | null) => void;
}

export function createSimulationSession(editor: Editor, createWorker: () => WorkerLike): SimulationSession {
  const { document } = editor.store.getState();
  const controller = createSimulationController(createWorker);
  const view = createStore<SimulationView>(() => ({
    scenario: defaultScenario(document),
    prices: awsPrices('us-east-1'),
    chosen: null,
  }));
  return {
    view,
    controller,
    run(scenario) {
      view.setState({ scenario, chosen: null });
      const { document: current } = editor.store.getState();
      const toolId = waitingTool(current)?.id ?? null;
      controller.start({ document: current, scenario, toolId, prices: view.getState().prices });
    },
    choose: (chosen) => view.setState({ chosen }),
  };
}

/** The tool whose ways of waiting are compared: the first that waits. */
export function waitingTool(document: AgentDocument): ToolNode | undefined {
  return toolsOf(document).find((tool) => tool.polling.mode !== 'none');
}

export const SimulationContext = createContext<SimulationSession | null>(null);

export function useSimulation(): SimulationSession {
  const session = use(SimulationContext);
  invariant(session !== null, 'useSimulation needs a SimulationContext above it.');
  return session;
}

export function useSimulationView<T>(select: (view: SimulationView) => T): T {
  return useStore(useSimulation().view, select);
}

export function useResults<T>(select: (state: ReturnType<SimulationController['store']['getState']>) => T): T {
  return useStore(useSimulation().controller.store, select);
}
