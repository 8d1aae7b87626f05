import type { PriceTable } from '../../../core/cost';
import type { AgentDocument, NodeId } from '../../../core/model';
import type { Scenario, ScenarioRun, Verdict, WayComparison } from '../../../core/proof';

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
  | { readonly kind: 'comparison'; readonly comparison: WayComparison | null }
  | { readonly kind: 'failed'; readonly message: string };
