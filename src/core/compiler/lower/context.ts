import { invariant } from '../../base';
import { counterOf, type CountedTool, type Counter } from '../jsonata/counter';
import type { ContentForm } from '../jsonata/toolResult';
import type { NodeId } from '../../model';
import type { AgentPlan, ToolPlan } from '../resolve/plan';

/** What lowering one part has to know of the agent around it. */
export interface LoweringContext {
  readonly plan: AgentPlan;
  readonly form: ContentForm;
  /** Tools whose checks are counted in top-level variables, in their order. */
  readonly counted: readonly CountedPart[];
  readonly counters: ReadonlyMap<NodeId, Counter>;
}

export interface CountedPart {
  readonly tool: CountedTool;
  readonly nodeId: NodeId;
  readonly counter: Counter;
}

export function contextOf(plan: AgentPlan): LoweringContext {
  const counted = plan.tools.flatMap((tool) => countedPart(tool) ?? []);
  return {
    plan,
    form: plan.settings.resultContent,
    counted,
    counters: new Map(counted.map((part) => [part.nodeId, part.counter])),
  };
}

const known = new WeakMap<ToolPlan, CountedPart>();

function countedPart(tool: ToolPlan): CountedPart | null {
  const { node, toolName, polling } = tool;
  if (polling.mode !== 'wait-before-call') return null;
  const before = known.get(tool);
  if (before !== undefined) return before;
  const counted = { toolName, polling };
  const part = { tool: counted, nodeId: node.id, counter: counterOf(counted) };
  known.set(tool, part);
  return part;
}

/** The counter of a tool that is polled through the model. */
export function counterIn({ counters }: LoweringContext, nodeId: NodeId): Counter {
  const counter = counters.get(nodeId);
  invariant(counter !== undefined, 'every tool polled through the model has a counter');
  return counter;
}
