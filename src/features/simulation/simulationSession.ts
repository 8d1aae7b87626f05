import { createContext, use, useMemo } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { invariant } from '../../core/base';
import { pricesOf, type PriceTable } from '../../core/cost';
import { isConnectedToModel, toolsOf, type AgentDocument, type NodeId, type ToolNode } from '../../core/model';
import type { FleetQuotas, Scenario } from '../../core/proof';
import { useEditor, type Editor } from '../../editor';
import {
  createScenarioDesk,
  deskViewOf,
  keepDeskView,
  type DeskView,
  type ScenarioDesk,
} from './scenario/scenarioDesk';
import { createScenarioTests, type ScenarioTests } from './scenario/scenarioTests';
import { createFleetController, type FleetController } from './worker/fleetController';
import { createSimulationController, type SimulationController } from './worker/simulationController';
import type { WorkerLike } from './worker/workerRun';

/** What the person has set on the screen; results are in the controller's store. */
export interface SimulationView extends DeskView {
  /** Tool whose ways of waiting are compared; null: the first that waits. */
  readonly comparedId: NodeId | null;
  /** The lines of a cost say what of it is free. */
  readonly showsFreeTier: boolean;
  /** Quotas of a fleet the person has set; the others are those of the region of the prices. */
  readonly ownQuotas: Partial<FleetQuotas>;
}

/** Quiet time after a change before it is run. */
const PAUSE_MS = 250;

/** One visit to the simulation: the scenario and the run. */
export interface SimulationSession {
  readonly view: StoreApi<SimulationView>;
  readonly controller: SimulationController;
  readonly fleet: FleetController;
  /** Runs the agent as it is now in a scenario, which becomes the scenario of the screen. */
  run(scenario: Scenario): void;
  /** Where the scenario is chosen and changed; it runs by itself after each change. */
  readonly desk: ScenarioDesk;
  /** Runs all scenarios of the agent and keeps their marks. */
  readonly tests: ScenarioTests;
  /** Follows the document until the function it returns is called. */
  follow(): () => void;
  /** Ends what runs, and what would run soon. */
  close(): void;
  /** Compares the ways of waiting with another tool. */
  readonly compare: (toolId: NodeId) => void;
}

export function createSimulationSession(editor: Editor, createWorker: () => WorkerLike): SimulationSession {
  const controller = createSimulationController(createWorker);
  const tests = createScenarioTests(createWorker);
  const fleet = createFleetController(createWorker);
  const view = createStore<SimulationView>(() => ({
    ...deskViewOf(editor),
    comparedId: null,
    showsFreeTier: false,
    ownQuotas: {},
  }));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = (scenario: Scenario): void => {
    clearTimeout(waiting);
    view.setState({ scenario });
    const { document: current, view: preferences } = editor.store.getState();
    const toolId = comparedTool(current, view.getState().comparedId)?.id ?? null;
    controller.start({ kind: 'simulate', document: current, scenario, toolId, prices: pricesOf(preferences.prices) });
  };
  const runSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(view.getState().scenario), PAUSE_MS);
  };
  const desk = createScenarioDesk(editor, view, runSoon);
  return {
    view,
    controller,
    fleet,
    run,
    desk,
    tests,
    follow() {
      const unfollow = desk.follow();
      // marks of an agent that has changed since would be no marks of this one
      const forget = editor.store.subscribe((state, previous) => {
        if (state.document !== previous.document) tests.clear();
      });
      return () => {
        unfollow();
        forget();
      };
    },
    close() {
      keepDeskView(editor, view.getState());
      clearTimeout(waiting);
      tests.stop();
      controller.stop();
      fleet.stop();
    },
    compare: (comparedId) => {
      view.setState({ comparedId });
      run(view.getState().scenario);
    },
  };
}

/** Tools that wait, and so can be compared. */
export function waitingTools(document: AgentDocument): readonly ToolNode[] {
  return toolsOf(document).filter(({ id, polling }) => polling.mode !== 'none' && isConnectedToModel(document, id));
}

/** The tool whose ways of waiting are compared: the one that was picked as long as it waits, or else the first. */
export function comparedTool(document: AgentDocument, comparedId: NodeId | null): ToolNode | undefined {
  const tools = waitingTools(document);
  return tools.find(({ id }) => id === comparedId) ?? tools[0];
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

/** The prices of the moment: everything that is priced follows them at once. */
export function usePrices(): PriceTable {
  const settings = useEditor((state) => state.view.prices);
  return useMemo(() => pricesOf(settings), [settings]);
}
