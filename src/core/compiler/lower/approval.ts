import type { Catcher, ChoiceRule, StateName } from '../../asl';
import type { JsonObject } from '../../json';
import { expression, literal } from '../jsonata/text';
import { contentOf, toolResult } from '../jsonata/toolResult';
import type { ApprovalSettings } from '../../model';
import type { ToolPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { callResult, outcomeTemplate, tellingCatcher } from './callResult';
import type { LoweringContext } from './context';
import { fieldOf, type FieldOrigin, type LoweredState } from './lowered';
import { personRequest, TASK_TOKEN } from './personRequest';
import { LAMBDA_TRANSIENT_ERRORS, retriersOf } from './retry';

/** Where an approved call goes on; the first whose condition holds. */
export interface ApprovedRoute {
  /** JSONata; absent: always. */
  readonly condition?: string;
  readonly assign?: JsonObject;
  readonly next: StateName;
}

/** Asks a person before the tool runs. Approved, rejected, failed and timed out each end in a tool_result or in the tool. */
export function lowerApproval(
  tool: ToolPlan,
  context: LoweringContext,
  approved: readonly ApprovedRoute[],
): readonly LoweredState[] {
  return [requestState(tool, context), decisionState(tool, context, approved)];
}

function requestState(tool: ToolPlan, context: LoweringContext): LoweredState {
  const { node, approval } = tool;
  if (approval === null) throw new TypeError('a tool without approval asks nobody');
  const { via } = approval;
  const request = personRequest(context.plan.name, '$states.input.input');
  const retriers = via.type === 'task-token' ? retriersOf(tool.errors, LAMBDA_TRANSIENT_ERRORS) : [];
  const origins: FieldOrigin[] = [
    via.type === 'activity'
      ? fieldOf(node.id, 'approval.via.activityArn', 'Resource')
      : fieldOf(node.id, 'approval.via.functionArn', 'Arguments', 'FunctionName'),
    fieldOf(node.id, 'approval.timeoutSeconds', 'TimeoutSeconds'),
    fieldOf(node.id, 'approval.heartbeatSeconds', 'HeartbeatSeconds'),
    fieldOf(node.id, 'errors.retry', 'Retry'),
  ];
  return {
    name: tool.names.requestApproval,
    state: {
      Type: 'Task',
      ...(via.type === 'activity'
        ? { Resource: via.activityArn, Arguments: request }
        : {
            Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
            Arguments: { FunctionName: via.functionArn, Payload: { ...request, task_token: TASK_TOKEN } },
          }),
      TimeoutSeconds: approval.timeoutSeconds,
      ...(approval.heartbeatSeconds === null ? {} : { HeartbeatSeconds: approval.heartbeatSeconds }),
      ...(retriers.length === 0 ? {} : { Retry: retriers }),
      Catch: decisionCatchers(tool, context, approval),
      Output: expression(
        "$merge([$states.input, {'decision': $type($states.result) = 'object' ? $states.result : {}}])",
      ),
      Next: tool.names.checkApproval,
    },
    nodeId: node.id,
    fields: [fieldOf(node.id, 'approval'), ...origins],
    ending: false,
  };
}

/** A rejection in the framework's dashboard is a task failure named NotApproved. */
function decisionCatchers(tool: ToolPlan, context: LoweringContext, approval: ApprovalSettings): readonly Catcher[] {
  const rejected = callResult(context, tool, {
    members: [
      ['status', literal('REJECTED')],
      ['message', literal(TOOL_MESSAGES.rejected)],
      ['reason', '$states.errorOutput.Cause'],
    ],
    outcome: 'refused',
  });
  return [
    {
      ErrorEquals: ['States.Timeout', 'States.HeartbeatTimeout'],
      Output: callResult(context, tool, {
        members: [
          ['status', literal('APPROVAL_TIMED_OUT')],
          ['message', literal(TOOL_MESSAGES.approvalTimedOut(approval))],
        ],
        outcome: 'refused',
      }),
      Next: context.plan.names.returnToolResult,
    },
    { ErrorEquals: ['NotApproved'], Output: rejected, Next: context.plan.names.returnToolResult },
    tellingCatcher(context, tool, {
      errors: ['States.ALL'],
      status: 'APPROVAL_FAILED',
      message: 'The request for approval failed. The call was not carried out.',
      outcome: 'refused',
    }),
  ];
}

function decisionState(tool: ToolPlan, context: LoweringContext, approved: readonly ApprovedRoute[]): LoweredState {
  return {
    name: tool.names.checkApproval,
    state: {
      Type: 'Choice',
      Choices: approved.map((route) => approvedRule(tool, route)),
      Output: {
        tool_result: toolResult(
          contentOf(
            [
              ['status', literal('REJECTED')],
              ['message', literal(TOOL_MESSAGES.rejected)],
              ['reason', '$states.input.decision.rejection_reason'],
              ['reviewer', '$states.input.decision.reviewer'],
            ],
            context.form,
          ),
        ),
        ...outcomeTemplate(tool, "'refused'"),
      },
      Default: context.plan.names.returnToolResult,
    },
    nodeId: tool.node.id,
    fields: [fieldOf(tool.node.id, 'approval')],
    ending: false,
  };
}

/** The call goes on with the input as the person left it: `input` as the dashboard sends it, or `tool_input`. */
function approvedRule(tool: ToolPlan, { condition, assign, next }: ApprovedRoute): ChoiceRule {
  const isApproved = '$states.input.decision.approved = true';
  const counted = tool.polling.mode === 'wait-before-call';
  return {
    Condition: expression(condition === undefined ? isApproved : `${isApproved} and ${condition}`),
    ...(assign === undefined ? {} : { Assign: assign }),
    Output: {
      name: expression('$states.input.name'),
      id: expression('$states.input.id'),
      input: expression(DECIDED_INPUT),
      ...(counted
        ? {
            occurrence: expression('$states.input.occurrence'),
            input_key: expression('$states.input.input_key'),
            approved_input: expression(DECIDED_INPUT),
          }
        : {}),
    },
    Next: next,
  };
}

const DECIDED_INPUT =
  "$type($states.input.decision.input) = 'object' ? $states.input.decision.input : " +
  "$type($states.input.decision.tool_input) = 'object' ? $states.input.decision.tool_input : $states.input.input";
