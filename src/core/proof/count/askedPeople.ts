import { GIVE_UP_DECISION_SECONDS, TOOL_MESSAGES, type ToolPlan } from '../../compiler';
import { isJsonObject, type JsonObject } from '../../json';
import { taskTarget } from '../../simulator';
import { askPerson } from '../world/agentWorld';
import { messageContent } from './answerContent';
import { failInMap, tell, type CountContext, type RoundResult } from './countedTool';
import { taskStep, type TaskResult } from './taskStep';

/** @returns null: the call may go on, or the run has ended; else what the model is told. */
export function askApproval(context: CountContext, tool: ToolPlan): RoundResult {
  const { approval } = tool;
  if (approval === null) return null;
  const { tape } = context;
  const { via, timeoutSeconds, heartbeatSeconds } = approval;
  const resource = via.type === 'activity' ? via.activityArn : 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  const result = ask(context, tool, { resource, timeoutSeconds, heartbeatSeconds });
  tape.event();
  if (result.kind === 'timed-out') {
    return tell(context, { status: 'APPROVAL_TIMED_OUT', message: TOOL_MESSAGES.approvalTimedOut(approval) });
  }
  tape.pass(); // Check Approval
  if (result.kind === 'over' || !isJsonObject(result.value) || result.value['approved'] === true) return null;
  const { reviewer = null } = result.value;
  return tell(context, { status: 'REJECTED', message: TOOL_MESSAGES.rejected, reviewer });
}

/** A tool gives up: the model is told, the run fails, or a person is asked. */
export function giveUp(
  context: CountContext,
  tool: ToolPlan,
  /** What the model is told; asked again later, for time goes on while a person thinks. */
  members: () => JsonObject,
): RoundResult {
  const { polling } = tool;
  if (polling.mode === 'none') return null;
  switch (polling.onGiveUp) {
    case 'tell-model':
      return tell(context, members());
    case 'fail':
      return failInMap(context);
    case 'human':
      return askAboutEnd(context, tool, { resource: polling.giveUpActivityArn, members });
  }
}

function askAboutEnd(
  context: CountContext,
  tool: ToolPlan,
  { resource, members }: { resource: string; members: () => JsonObject },
): RoundResult {
  const { tape, form } = context;
  const limits = { timeoutSeconds: GIVE_UP_DECISION_SECONDS, heartbeatSeconds: null };
  const result = ask(context, tool, { resource, ...limits });
  if (result.kind === 'over') return null;
  tape.event();
  if (result.kind === 'timed-out') {
    return tell(context, { ...members(), decision: TOOL_MESSAGES.nobodyDecided, error: 'States.Timeout' });
  }
  if (tool.polling.mode !== 'poll-in-machine')
    return tape.isOver() ? null : messageContent({ ...members(), decision: result.value }, form);
  tape.pass(); // Check Decision
  return tell(context, { ...members(), decision: result.value });
}

function ask(
  { tape, world }: CountContext,
  { node }: ToolPlan,
  { resource, ...limits }: { resource: string; timeoutSeconds: number; heartbeatSeconds: number | null },
): TaskResult {
  const target = taskTarget(resource);
  return taskStep(tape, { target, ...limits, ask: () => askPerson(node, { atMs: tape.nowMs }, world) });
}
