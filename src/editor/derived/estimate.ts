import {
  attemptsProblem,
  estimateWait,
  intervalProblem,
  modelOf,
  toolsOf,
  type AgentDocument,
  type NodeId,
  type ToolNode,
  type WaitEstimate,
} from '../../core/model';
import type { LocatedDiagnostic } from './located';
import { SECONDS_PER_CALL, SECONDS_PER_TURN } from './timing';

/** What waiting costs in one run, and what it would cost without. */
export type Estimate =
  | {
      readonly kind: 'counted';
      readonly tool: ToolNode;
      /** The same tool called back to back until the job is done; null: it is, for it does not wait. */
      readonly before: WaitEstimate | null;
      readonly after: WaitEstimate;
    }
  | { readonly kind: 'paused'; readonly tool: ToolNode; readonly errors: number }
  | { readonly kind: 'nothing-waits' };

/**
 * Estimate for the tool the person looks at, else for the first tool that waits. Numbers that are out of bounds pause it: what the machine
 * would make of them is not what was asked for.
 */
export function estimateOf(
  document: AgentDocument,
  options: {
    readonly selected: readonly NodeId[];
    readonly jobSeconds: number;
    readonly diagnostics: readonly LocatedDiagnostic[];
  },
): Estimate {
  const tool = toolToCount(document, options.selected);
  if (tool === null) return { kind: 'nothing-waits' };
  const { mode } = tool.polling;
  const polls = mode === 'wait-before-call' || mode === 'poll-in-machine';
  const errors = options.diagnostics.filter(
    ({ nodeId, field, severity }) =>
      severity === 'error' && nodeId === tool.id && field?.startsWith('polling') === true,
  ).length;
  // The fields say what is wrong with them before the linter has had its turn.
  const wrongFields = polls
    ? [intervalProblem(tool.polling.polling_interval), attemptsProblem(tool.polling.max_polling_attempts)].filter(
        (problem) => problem !== null,
      ).length
    : 0;
  if (errors > 0 || wrongFields > 0) return { kind: 'paused', tool, errors: Math.max(errors, wrongFields) };
  const job = {
    jobSeconds: options.jobSeconds,
    secondsPerTurn: SECONDS_PER_TURN,
    secondsPerCall: SECONDS_PER_CALL,
  };
  const after = estimateWait(document, tool.id, job);
  if (after === null) return { kind: 'nothing-waits' };
  const before = mode === 'none' ? null : estimateWait(withoutWait(document, tool), tool.id, job);
  return { kind: 'counted', tool, before, after };
}

function toolToCount(document: AgentDocument, selected: readonly NodeId[]): ToolNode | null {
  const tools = toolsOf(document);
  const chosen = tools.filter(({ id }) => selected.includes(id));
  const waits = (tool: ToolNode) => tool.polling.mode !== 'none';
  return chosen.find(waits) ?? tools.find(waits) ?? chosen[0] ?? null;
}

/** The same agent as its framework would run it: no wait, and no limit of turns to end it before the job does. */
function withoutWait(document: AgentDocument, tool: ToolNode): AgentDocument {
  const model = modelOf(document);
  return {
    ...document,
    nodes: {
      ...document.nodes,
      [tool.id]: { ...tool, polling: { ...tool.polling, mode: 'none' } },
      ...(model !== undefined && { [model.id]: { ...model, turnLimit: Number.MAX_SAFE_INTEGER } }),
    },
  };
}
