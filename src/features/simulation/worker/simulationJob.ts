import type { PriceTable } from '../../../core/cost';
import type { AgentDocument, NodeId } from '../../../core/model';
import type {
  FleetOutcome,
  FleetRequest,
  RunTrace,
  Scenario,
  ScenarioOutcome,
  ScenarioRun,
  SweepPoint,
  WayResult,
} from '../../../core/proof';
import type { EventData } from './eventData';

/** A run without its history: that is as large as all it ever handed on, and stays behind in {@link EventData}. */
export interface PlayedRun extends Omit<ScenarioRun, 'result'> {
  readonly result: Omit<ScenarioRun['result'], 'history'>;
}

/** What the worker is asked. */
export type WorkerJob = SimulationJob | TestJob | FleetJob;

/** Runs one scenario, and then the other ways to wait in it. */
export interface SimulationJob {
  readonly kind: 'simulate';
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  /** Tool whose ways of waiting are compared; null: the agent has none that waits. */
  readonly toolId: NodeId | null;
  readonly prices: PriceTable;
}

/** Runs scenarios one after the other and judges each. */
export interface TestJob {
  readonly kind: 'test';
  readonly document: AgentDocument;
  readonly scenarios: readonly Scenario[];
  readonly prices: PriceTable;
}

/** Learns from single runs how the agent waits, in each way a fleet is compared in, and tells what many of them ask of an account. */
export interface FleetJob {
  readonly kind: 'fleet';
  readonly document: AgentDocument;
  readonly toolId: NodeId;
  readonly scenario: Scenario;
  readonly request: FleetRequest;
}

/** What the worker tells, in this order; `failed` ends it at any point. */
export type SimulationMessage =
  | { readonly kind: 'progress'; readonly events: number; readonly virtualMs: number }
  | {
      readonly kind: 'run';
      readonly run: PlayedRun;
      readonly trace: RunTrace;
      readonly data: EventData;
      readonly computedMs: number;
    }
  /** One of the ways of waiting, in the order of the comparison. */
  | { readonly kind: 'way'; readonly way: WayResult }
  /** One interval of the sweep, from the shortest on. */
  | { readonly kind: 'sweep'; readonly point: SweepPoint }
  /** One scenario of a test job, in their order. */
  | { readonly kind: 'tested'; readonly outcome: ScenarioOutcome; readonly computedMs: number }
  /** How many of the single runs of a fleet have been made. */
  | { readonly kind: 'learning'; readonly label: string; readonly done: number; readonly of: number }
  /** One way to set the tool, in their order. */
  | { readonly kind: 'fleet'; readonly outcome: FleetOutcome }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
