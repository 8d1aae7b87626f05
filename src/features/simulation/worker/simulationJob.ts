import type { PriceTable } from '../../../core/cost';
import type { AgentDocument, NodeId } from '../../../core/model';
import type { Scenario, ScenarioRun, SweepPoint, Verdict, WayResult } from '../../../core/proof';

/** What the worker is asked. */
export interface SimulationJob {
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  /** Tool whose ways of waiting are compared; null: the agent has none that waits. */
  readonly toolId: NodeId | null;
  readonly prices: PriceTable;
}

/** What the worker tells, in this order; `failed` ends it at any point. */
export type SimulationMessage =
  | { readonly kind: 'progress'; readonly events: number; readonly virtualMs: number }
  | {
      readonly kind: 'run';
      readonly run: ScenarioRun;
      readonly verdicts: readonly Verdict[];
      readonly computedMs: number;
    }
  /** One of the ways of waiting, in the order of the comparison. */
  | { readonly kind: 'way'; readonly way: WayResult }
  /** One interval of the sweep, from the shortest on. */
  | { readonly kind: 'sweep'; readonly point: SweepPoint }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
