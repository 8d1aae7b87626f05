import type { ChoiceRule } from '../../asl';
import type { JsonObject } from '../../json';
import { waitSecondsField } from '../jsonata/pace';
import { FINAL_OUTCOMES, pollAnswerBindings } from '../jsonata/pollAnswer';
import { metadataText, type PollingMetadata } from '../jsonata/pollingMetadata';
import { block, expression, literal, literals } from '../jsonata/text';
import { elapsedSeconds, ENTERED_MS } from '../jsonata/time';
import { objectOf, toolResult } from '../jsonata/toolResult';
import type { LoopPlan, ToolPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { lowerApproval } from './approval';
import { failureCatchers, type Members } from './callResult';
import type { LoweringContext } from './context';
import { limitReached, lowerGiveUp, type GiveUpExit } from './giveUp';
import { fieldOf, type LoweredState, type ToolFragment } from './lowered';
import { targetTask } from './targetTask';

/** A tool of this mode. */
type LoopingTool = ToolPlan & { readonly polling: LoopPlan };

/**
 * A tool the machine polls by itself: Wait → Execute → Check, and the model sees one result. The count lives in the iteration's own scope
 * and begins in the `Assign` of the rule that leads here, so that it costs no state.
 */
export function lowerPollInMachine(tool: LoopingTool, context: LoweringContext): ToolFragment {
  const { node, toolName, names, polling } = tool;
  const first = polling.pace.firstCheck === 'at-once' ? names.execute : names.wait;
  const giveUp = giveUpOf(tool, context);
  const called: ChoiceRule = {
    Condition: expression(`$states.input.name = ${literal(toolName)}`),
    ...(tool.approval === null ? { Assign: NEW_COUNT, Next: first } : { Next: names.requestApproval }),
  };
  const approval = tool.approval === null ? [] : lowerApproval(tool, context, [{ assign: NEW_COUNT, next: first }]);
  return {
    rules: [{ rule: called, fields: [fieldOf(node.id, undefined), fieldOf(node.id, 'polling.firstCheck', 'Next')] }],
    states: [
      ...approval,
      waitState(tool),
      executeState(tool, context),
      checkState(tool, context, giveUp),
      ...giveUp.states,
    ],
  };
}

/** These names exist only inside the iteration; all polling tools of the Map share them. */
const NEW_COUNT: JsonObject = { poll_attempt: 0, poll_started_ms: expression(ENTERED_MS) };

function waitState({ node, names, polling }: LoopingTool): LoweredState {
  const { pace } = polling;
  const seconds = waitSecondsField({
    pace,
    waitsDone: pace.firstCheck === 'at-once' ? '$poll_attempt - 1' : '$poll_attempt',
    hint: '$states.input.hint',
    elapsed: elapsedSeconds('$poll_started_ms'),
  });
  return {
    name: names.wait,
    state: { Type: 'Wait', Seconds: seconds, Next: names.execute },
    nodeId: node.id,
    fields: [fieldOf(node.id, 'polling.polling_interval', 'Seconds')],
    ending: false,
  };
}

function executeState(tool: LoopingTool, context: LoweringContext): LoweredState {
  const { node, names, polling } = tool;
  const metadata = metadataOf(polling, '$poll_attempt + 1');
  const { fields, origins } = targetTask({ tool, context, pollingMetadata: metadata, input: '$states.input.input' });
  const catchers = failureCatchers(context, tool);
  return {
    name: names.execute,
    state: {
      Type: 'Task',
      ...fields,
      ...(catchers.length === 0 ? {} : { Catch: catchers }),
      Assign: { poll_attempt: expression('$poll_attempt + 1') },
      Output: expression(outputOf(tool, context, metadata)),
      Next: names.check,
    },
    nodeId: node.id,
    fields: [
      ...origins,
      ...(catchers.length === 0 ? [] : [fieldOf(node.id, 'errors.onFailure', 'Catch')]),
      fieldOf(node.id, 'polling.max_polling_attempts', 'Assign'),
      fieldOf(node.id, 'polling.status', 'Output'),
    ],
    ending: false,
  };
}

function outputOf({ node, polling }: LoopingTool, context: LoweringContext, metadata: PollingMetadata): string {
  const members = objectOf([
    ['name', '$states.input.name'],
    ['id', '$states.input.id'],
    ['input', '$states.input.input'],
    ['content', '$content'],
    ['status', '$status'],
    ['outcome', '$outcome'],
    ...(polling.pace.hint === null ? [] : [['hint', HINT_OF_ANSWER] as const]),
  ]);
  const { target } = node;
  const poll = { target, status: node.polling.status, metadata, nextCheck: null, form: context.form };
  return block(...pollAnswerBindings(poll), members);
}

/** Only a number is a wish; null, a text or nothing is none. */
const HINT_OF_ANSWER = "$type($object.next_check_in) = 'number' ? $object.next_check_in";

function checkState(tool: LoopingTool, context: LoweringContext, giveUp: GiveUpExit): LoweredState {
  const { node, names, polling } = tool;
  const { maxAttempts, deadlineSeconds } = polling.pace;
  const tooOften = `$poll_attempt >= ${maxAttempts}`;
  const limit =
    deadlineSeconds === null ? tooOften : `${tooOften} or ${elapsedSeconds('$poll_started_ms')} >= ${deadlineSeconds}`;
  return {
    name: names.check,
    state: {
      Type: 'Choice',
      Choices: [
        {
          Condition: expression(`$states.input.outcome in ${literals(FINAL_OUTCOMES)}`),
          Output: { tool_result: toolResult(expression('$states.input.content')) },
          Next: context.plan.names.returnToolResult,
        },
        { Condition: expression(limit), ...giveUp.exit },
      ],
      Default: names.wait,
    },
    nodeId: node.id,
    fields: [
      fieldOf(node.id, 'polling.status', 'Choices', 0),
      fieldOf(node.id, 'polling.max_polling_attempts', 'Choices', 1),
      fieldOf(node.id, 'polling.max_polling_attempts', 'Choices', 1, 'Condition'),
      fieldOf(node.id, 'polling.onGiveUp', 'Choices', 1, 'Output'),
      fieldOf(node.id, 'polling.onGiveUp', 'Choices', 1, 'Next'),
    ],
    ending: false,
  };
}

function giveUpOf(tool: LoopingTool, context: LoweringContext): GiveUpExit {
  const { toolName, polling, names } = tool;
  const [before, after] = TOOL_MESSAGES.checked(toolName);
  const checked = `${literal(before)} & $poll_attempt & '${after}`;
  const members: Members = [
    ...limitReached(`${checked}${TOOL_MESSAGES.stoppedAdvice}'`),
    ['polling_metadata', metadataText(metadataOf(polling, '$poll_attempt'))],
    ['elapsed_seconds', `$round(${elapsedSeconds('$poll_started_ms')})`],
    ['last_status', '$states.input.status'],
    ['last_answer', '$states.input.content'],
  ];
  return lowerGiveUp({
    tool,
    context,
    onGiveUp: polling.onGiveUp,
    activityArn: polling.giveUpActivityArn,
    members,
    cause: expression(`${checked}'`),
    error: 'Agent.PollingLimit',
    resume: names.wait,
  });
}

function metadataOf({ pace }: LoopPlan, attempt: string): PollingMetadata {
  return { attempt, maxAttempts: pace.maxAttempts, intervalSeconds: pace.intervalSeconds };
}
