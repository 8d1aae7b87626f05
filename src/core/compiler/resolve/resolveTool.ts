import { MAX_WAIT_SECONDS, type StateName } from '../../asl';
import type { Diagnostic } from '../../diagnostics';
import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  paceOf,
  type AgentSettings,
  type ApprovalSettings,
  type ToolNode,
} from '../../model';
import { compilerDiagnostic } from '../catalogue';
import { heartbeatOf } from './heartbeat';
import { stateNamer, variableSuffix, type StateNamer } from './names';
import { numberDoor, type NumberDoor } from './numberDoor';
import { placeholderActivity, placeholderFunction } from './placeholders';
import type { PollingPlan, TaskTimes, ToolNames, ToolPlan } from './plan';
import { resolveErrors } from './resolveErrors';
import { toolNames } from './resolveNames';
import { isJobRun, resolveTarget } from './resolveTarget';

interface Surroundings {
  readonly namer: StateNamer;
  readonly naming: AgentSettings['naming'];
  readonly diagnostics: Diagnostic[];
}

interface Resolved {
  readonly plan: ToolPlan;
  readonly diagnostics: readonly Diagnostic[];
  readonly naming: AgentSettings['naming'];
  /** Whether the names of its States are its own: none had to give way to another part of the agent. */
  readonly hasOwnNames: boolean;
}

/** What was made of a tool last. Edits share the nodes they do not change, so typing at one tool plans one tool. */
const known = new WeakMap<ToolNode, Resolved>();

/** One tool with valid numbers, names of its States, and combinations that AWS or good sense forbid replaced, each with a diagnostic. */
export function resolveTool(node: ToolNode, { namer, naming, diagnostics }: Surroundings): ToolPlan {
  // Names are given out one after the other: those of this tool may depend on the tools before it.
  const before = known.get(node);
  const isKnown = before?.naming === naming && before.hasOwnNames && namer.claim(listOf(before.plan.names));
  const resolved = isKnown ? before : resolvedAgain(node, toolNames(namer, naming, node), naming);
  diagnostics.push(...resolved.diagnostics);
  return resolved.plan;
}

function resolvedAgain(node: ToolNode, names: ToolNames, naming: Surroundings['naming']): Resolved {
  const before = known.get(node);
  if (before?.naming === naming && areSameNames(before.plan.names, names)) return before;
  const hasOwnNames = areSameNames(toolNames(stateNamer(), naming, node), names);
  const resolved = { ...planTool(node, names), naming, hasOwnNames };
  known.set(node, resolved);
  return resolved;
}

function areSameNames(a: ToolNames, b: ToolNames): boolean {
  const names = listOf(b);
  return listOf(a).every((name, index) => name === names[index]);
}

function listOf(names: ToolNames): readonly StateName[] {
  return Object.values(names) as StateName[]; // a closed record of names
}

function planTool(node: ToolNode, names: ToolNames): Pick<Resolved, 'plan' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  const door = numberDoor(node.id, diagnostics);
  const approval = node.approval === null ? null : resolveApproval(node, node.approval, { door, diagnostics });
  const polling = resolvePolling(node, { door, diagnostics });
  const errors = resolveErrors(node.errors, door);
  const plan = {
    node: { ...node, target: resolveTarget(node, diagnostics) },
    toolName: node.toolName,
    names,
    polling,
    approval,
    errors,
    times: taskTimes(node, { polling, timeoutSeconds: errors.timeoutSeconds, door }),
  };
  return { plan, diagnostics };
}

/** A callback has limits of its own; every other Task is limited by the error settings. An activity may ask for heartbeats by itself. */
function taskTimes(
  { target }: ToolNode,
  { polling, timeoutSeconds, door }: { polling: PollingPlan; timeoutSeconds: number; door: NumberDoor },
): TaskTimes {
  const ofCallback = polling.mode === 'callback';
  const limit = ofCallback ? polling.timeoutSeconds : timeoutSeconds;
  const timeoutField = ofCallback ? 'polling.callback.timeoutSeconds' : 'errors.timeoutSeconds';
  if (ofCallback && polling.heartbeatSeconds !== null) {
    const heartbeatField = 'polling.callback.heartbeatSeconds';
    return { timeoutSeconds: limit, timeoutField, heartbeatSeconds: polling.heartbeatSeconds, heartbeatField };
  }
  const heartbeatField = 'target.heartbeatSeconds';
  const given = target.type === 'activity' ? target.heartbeatSeconds : null;
  const heartbeatSeconds = heartbeatOf(heartbeatField, given, { timeoutSeconds: limit, door });
  return { timeoutSeconds: limit, timeoutField, heartbeatSeconds, heartbeatField };
}

interface Reporting {
  readonly door: NumberDoor;
  readonly diagnostics: Diagnostic[];
}

function resolvePolling(node: ToolNode, { door, diagnostics }: Reporting): PollingPlan {
  const { polling } = node;
  if (polling.mode === 'none') return { mode: 'none' };

  const giveUp = { onGiveUp: polling.onGiveUp, giveUpActivityArn: polling.giveUpActivityArn?.trim() ?? '' };
  if (giveUp.onGiveUp === 'human' && giveUp.giveUpActivityArn === '') {
    giveUp.giveUpActivityArn = placeholderActivity(node.toolName);
    const at = { nodeId: node.id, field: 'polling.giveUpActivityArn' };
    diagnostics.push(compilerDiagnostic('agent/arn-missing', at, 'The activity that is asked when polling gives up'));
  }
  if (polling.mode === 'callback' && isJobRun(node.target)) {
    const at = { nodeId: node.id, field: 'polling.mode' };
    diagnostics.push(compilerDiagnostic('agent/callback-of-job-run', at, node.toolName));
    return { mode: 'none' };
  }
  if (polling.mode === 'callback') return { mode: 'callback', ...giveUp, ...callbackTimes(node, door) };

  const { pace, replacements } = paceOf(polling);
  replacements.forEach(door.report);
  if (polling.mode === 'poll-in-machine') return { mode: 'poll-in-machine', pace, ...giveUp };
  // Approving once and polling on is safe only for the input that was approved: the count has to know the inputs apart.
  const scope = node.approval === null ? polling.attemptScope : 'input';
  if (scope !== polling.attemptScope) {
    const at = { nodeId: node.id, field: 'polling.attemptScope' };
    diagnostics.push(compilerDiagnostic('agent/approval-counts-by-input', at, node.toolName));
  }
  return { mode: 'wait-before-call', pace, scope, variable: variableSuffix(node.toolName), ...giveUp };
}

function callbackTimes(node: ToolNode, door: NumberDoor): { timeoutSeconds: number; heartbeatSeconds: number | null } {
  const { callback } = node.polling;
  const timeoutSeconds = door.whole('polling.callback.timeoutSeconds', callback.timeoutSeconds, {
    min: 1,
    max: MAX_WAIT_SECONDS,
    fallback: DEFAULT_POLLING.callback.timeoutSeconds,
  });
  const heartbeatSeconds = heartbeatOf('polling.callback.heartbeatSeconds', callback.heartbeatSeconds, {
    timeoutSeconds,
    door,
  });
  return { timeoutSeconds, heartbeatSeconds };
}

function resolveApproval(
  node: ToolNode,
  approval: ApprovalSettings,
  { door, diagnostics }: Reporting,
): ApprovalSettings {
  const timeoutSeconds = door.whole('approval.timeoutSeconds', approval.timeoutSeconds, {
    min: 1,
    max: MAX_WAIT_SECONDS,
    fallback: DEFAULT_APPROVAL.timeoutSeconds,
  });
  const heartbeatSeconds = heartbeatOf('approval.heartbeatSeconds', approval.heartbeatSeconds, {
    timeoutSeconds,
    door,
  });
  return { via: approvalChannel(node, approval.via, diagnostics), timeoutSeconds, heartbeatSeconds };
}

function approvalChannel(
  node: ToolNode,
  via: ApprovalSettings['via'],
  diagnostics: Diagnostic[],
): ApprovalSettings['via'] {
  const missing = (field: string, what: string): void => {
    diagnostics.push(compilerDiagnostic('agent/arn-missing', { nodeId: node.id, field }, what));
  };
  switch (via.type) {
    case 'activity':
      if (via.activityArn.trim() !== '') return via;
      missing('approval.via.activityArn', `The activity that decides about “${node.toolName}”`);
      return { type: 'activity', activityArn: placeholderActivity(node.toolName) };
    case 'task-token':
      if (via.functionArn.trim() !== '') return via;
      missing('approval.via.functionArn', `The function that asks for the approval of “${node.toolName}”`);
      return { type: 'task-token', functionArn: placeholderFunction(node.toolName) };
  }
}
