import type { Catcher } from '../../asl';
import { answerBindings, plainContent } from '../jsonata/answer';
import { block, expression, literal, plainText } from '../jsonata/text';
import { toolResult } from '../jsonata/toolResult';
import type { PollingPlan, ToolPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { failureCatchers, type Members } from './callResult';
import type { LoweringContext } from './context';
import { lowerGiveUp } from './giveUp';
import { fieldOf, type LoweredState } from './lowered';
import { targetTask } from './targetTask';

type CallbackTool = ToolPlan & { readonly polling: PollingPlan & { readonly mode: 'callback' } };

/** A tool that gets a task token and answers when its job has ended: no polling at all. */
export function lowerCallbackTool(tool: CallbackTool, context: LoweringContext): readonly LoweredState[] {
  const { node } = tool;
  const { fields, origins } = targetTask({ tool, context, pollingMetadata: null, input: '$states.input.input' });
  const content = block(...answerBindings(node.target, true), plainContent(context.form));
  const { catcher, states } = timeoutCatcher(tool, context);
  return [
    {
      name: tool.names.execute,
      state: {
        Type: 'Task',
        ...fields,
        Catch: [catcher, ...failureCatchers(context, tool)],
        Output: { tool_result: toolResult(expression(content)) },
        End: true,
      },
      nodeId: node.id,
      fields: [
        ...origins,
        fieldOf(node.id, 'errors.onFailure', 'Catch'),
        fieldOf(node.id, 'polling.onGiveUp', 'Catch', 0),
      ],
      ending: false,
    },
    ...states,
  ];
}

/** A lost heartbeat is `States.Timeout` too; the name of its own is caught in case AWS ever uses it. */
const TIMEOUTS = ['States.Timeout', 'States.HeartbeatTimeout'];

function timeoutCatcher(
  tool: CallbackTool,
  context: LoweringContext,
): { readonly catcher: Catcher; readonly states: readonly LoweredState[] } {
  const { toolName, polling } = tool;
  const late = TOOL_MESSAGES.late(toolName, polling);
  const members: Members = [
    ['status', literal('TIMED_OUT')],
    ['message', literal(late + TOOL_MESSAGES.lateAdvice)],
  ];
  const { exit, states } = lowerGiveUp({
    tool,
    context,
    onGiveUp: polling.onGiveUp,
    activityArn: polling.giveUpActivityArn,
    members,
    cause: plainText(late),
    error: 'Agent.CallbackTimeout',
    resume: null,
  });
  // A Catcher without Output hands on the error, and the call would be lost to the states behind it.
  const output = exit.Output ?? expression('$states.input');
  return { catcher: { ErrorEquals: TIMEOUTS, Output: output, Next: exit.Next }, states };
}
