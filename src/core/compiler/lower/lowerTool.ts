import { assertNever } from '../../base';
import { expression, literal } from '../jsonata/text';
import type { NodeId } from '../../model';
import type { ToolPlan } from '../resolve/plan';
import { lowerApproval } from './approval';
import { lowerCallbackTool } from './callbackTool';
import type { LoweringContext } from './context';
import { keptWhereEqual } from './kept';
import { fieldOf, type LoweredState, type ToolFragment } from './lowered';
import { lowerPlainTool } from './plainTool';
import { lowerPollInMachine } from './pollInMachine';
import { lowerWaitBeforeCall } from './waitBeforeCall';

interface Lowered {
  readonly fragment: ToolFragment;
  /** What a fragment takes from the agent around its tool. */
  readonly agentName: string;
  readonly form: LoweringContext['form'];
  readonly wayOut: string;
}

/** What each plan came to last: of a tool that did not change, the same States again. */
const known = new WeakMap<ToolPlan, Lowered>();

/** What one tool adds to the loop, by the way it waits. */
export function lowerTool(tool: ToolPlan, context: LoweringContext): ToolFragment {
  const { plan, form } = context;
  const around = { agentName: plan.name, form, wayOut: plan.names.returnToolResult };
  const before = known.get(tool);
  if (before?.agentName === around.agentName && before.form === form && before.wayOut === around.wayOut) {
    return before.fragment;
  }
  const fragment = withUnchangedParts(tool.node.id, lowerByMode(tool, context));
  known.set(tool, { fragment, ...around });
  return fragment;
}

/** The last fragment of each tool, by the tool's node. */
const last = new Map<NodeId, ToolFragment>();
/** More tools than an agent has: there is more than one agent, and the older is forgotten. */
const MOST_KEPT = 1_000;

/** A setting changes few States of its tool; the others stay the same objects. */
function withUnchangedParts(id: NodeId, fragment: ToolFragment): ToolFragment {
  const before = last.get(id);
  const kept: ToolFragment = {
    rules: keptWhereEqual(before?.rules, fragment.rules),
    states: keptWhereEqual(before?.states, fragment.states),
  };
  if (last.size >= MOST_KEPT) last.clear();
  last.set(id, kept);
  return kept;
}

function lowerByMode(tool: ToolPlan, context: LoweringContext): ToolFragment {
  const { polling } = tool;
  switch (polling.mode) {
    case 'none':
      return oneCall(tool, context, lowerPlainTool(tool, context));
    case 'callback':
      return oneCall(tool, context, lowerCallbackTool({ ...tool, polling }, context));
    case 'wait-before-call':
      return lowerWaitBeforeCall({ ...tool, polling }, context);
    case 'poll-in-machine':
      return lowerPollInMachine({ ...tool, polling }, context);
    default:
      return assertNever(polling);
  }
}

/** A tool carried out by one Task, with a person before it where one is to be asked. */
function oneCall(tool: ToolPlan, context: LoweringContext, states: readonly LoweredState[]): ToolFragment {
  const { names, node, toolName } = tool;
  const asks = tool.approval !== null;
  return {
    rules: [
      {
        rule: {
          Condition: expression(`$states.input.name = ${literal(toolName)}`),
          Next: asks ? names.requestApproval : names.execute,
        },
        fields: [fieldOf(node.id, undefined), fieldOf(node.id, 'toolName', 'Condition')],
      },
    ],
    states: asks ? [...lowerApproval(tool, context, [{ next: names.execute }]), ...states] : states,
  };
}
