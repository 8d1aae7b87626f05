import type { StateName } from '../../asl';
import type { Pace } from '../../model';
import { outcomeMembers, type Counter } from '../jsonata/counter';
import { foretoldSeconds, waitSecondsField } from '../jsonata/pace';
import { pollAnswerBindings } from '../jsonata/pollAnswer';
import { metadataText, type PollingMetadata } from '../jsonata/pollingMetadata';
import { block, expression, literal } from '../jsonata/text';
import { elapsedSeconds } from '../jsonata/time';
import { objectOf, toolResultText } from '../jsonata/toolResult';
import type { ToolPlan, WaitPlan } from '../resolve/plan';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { lowerApproval } from './approval';
import { failureCatchers, type Members } from './callResult';
import { counterIn, type LoweringContext } from './context';
import { limitReached, lowerGiveUp } from './giveUp';
import { below, fieldOf, type LoweredRule, type LoweredState, type ToolFragment } from './lowered';
import { targetTask } from './targetTask';

/** A tool of this mode. */
type WaitingTool = ToolPlan & { readonly polling: WaitPlan };

/**
 * A tool polled through the model: the machine waits before it carries out a call and refuses the calls beyond the limit. The attempts
 * test is one more rule of the router, not one more state.
 */
export function lowerWaitBeforeCall(tool: WaitingTool, context: LoweringContext): ToolFragment {
  const counter = counterIn(context, tool.node.id);
  const giveUp = refusal(tool, context, counter);
  const entry = entryOf(tool, context, counter);
  return {
    rules: [refusalRule(tool, counter, giveUp.exit), ...entry.rules],
    states: [...entry.states, waitState(tool, counter), executeState(tool, context, counter), ...giveUp.states],
  };
}

function refusal(tool: WaitingTool, context: LoweringContext, counter: Counter) {
  const { polling, toolName } = tool;
  const count = checkedBefore(polling.pace, counter);
  const [before, after] = TOOL_MESSAGES.checked(toolName);
  const checked = `${literal(before)} & ${count} & '${after}`;
  const elapsed = `${counter.stored} = 0 ? 0 : $round(${elapsedSeconds(counter.sinceMs)})`;
  const members: Members = [
    ...limitReached(`${checked}${TOOL_MESSAGES.refusedAdvice}'`),
    ['polling_metadata', metadataText({ ...numbersOf(polling.pace), attempt: count })],
    ['elapsed_seconds', elapsed],
  ];
  return lowerGiveUp({
    tool,
    context,
    onGiveUp: polling.onGiveUp,
    activityArn: polling.giveUpActivityArn,
    members,
    cause: expression(`${checked}'`),
    error: 'Agent.PollingLimit',
    resume: null,
  });
}

/** Beyond the limit all attempts were used, some of them perhaps in this very turn; past the deadline those that were counted. */
function checkedBefore({ maxAttempts, deadlineSeconds }: Pace, { attempt, stored }: Counter): string {
  return deadlineSeconds === null ? String(maxAttempts) : `(${attempt} > ${maxAttempts} ? ${maxAttempts} : ${stored})`;
}

function refusalRule(
  { node, toolName, polling }: WaitingTool,
  counter: Counter,
  exit: ReturnType<typeof lowerGiveUp>['exit'],
): LoweredRule {
  const { maxAttempts, deadlineSeconds } = polling.pace;
  const isCalled = `$states.input.name = ${literal(toolName)}`;
  const tooOften = `${counter.attempt} > ${maxAttempts}`;
  const tooLate =
    deadlineSeconds === null
      ? null
      : `(${counter.stored} > 0 and ${elapsedSeconds(counter.sinceMs)} >= ${deadlineSeconds})`;
  const limit = tooLate === null ? tooOften : `(${tooOften} or ${tooLate})`;
  return {
    rule: { Condition: expression(`${isCalled} and ${limit}`), ...exit },
    fields: [
      fieldOf(node.id, 'polling.max_polling_attempts'),
      fieldOf(node.id, 'polling.max_polling_attempts', 'Condition'),
      fieldOf(node.id, 'polling.onGiveUp', 'Output'),
      fieldOf(node.id, 'polling.onGiveUp', 'Next'),
    ],
  };
}

/** The rules for calls within the limit, and the approval that some of them need. */
function entryOf(tool: WaitingTool, context: LoweringContext, counter: Counter): ToolFragment {
  const { node, toolName, names, polling } = tool;
  const isCalled = `$states.input.name = ${literal(toolName)}`;
  const rule = (test: string | null, next: StateName, field: string): LoweredRule => ({
    rule: { Condition: expression(test === null ? isCalled : `${isCalled} and ${test}`), Next: next },
    fields: [fieldOf(node.id, undefined), ...below(['Condition'], [fieldOf(node.id, field)])],
  });
  const first =
    polling.pace.firstCheck === 'at-once' ? rule(`${counter.attempt} = 1`, names.execute, 'polling.firstCheck') : null;
  const rest = rule(null, names.wait, 'polling.mode');
  const direct = first === null ? [rest] : [first, rest];
  if (tool.approval === null) return { rules: direct, states: [] };
  // Nobody has approved this input yet: every such call of the turn asks, not only the first of them.
  const ask = rule(`${counter.stored} = 0`, names.requestApproval, 'approval');
  const approved =
    first === null
      ? [{ next: names.wait }]
      : [{ condition: `${counter.attempt} = 1`, next: names.execute }, { next: names.wait }];
  return { rules: [ask, ...direct], states: lowerApproval(tool, context, approved) };
}

function waitState(tool: WaitingTool, counter: Counter): LoweredState {
  const { id } = tool.node;
  const { pace } = tool.polling;
  const first = pace.firstCheck === 'at-once' ? 2 : 1;
  const seconds = waitSecondsField({ ...paceInput(pace, counter), waitsDone: `${counter.attempt} - ${first}` });
  return {
    name: tool.names.wait,
    state: { Type: 'Wait', Seconds: seconds, Next: tool.names.execute },
    nodeId: id,
    fields: [fieldOf(id, 'polling.polling_interval', 'Seconds')],
    ending: false,
  };
}

function executeState(tool: WaitingTool, context: LoweringContext, counter: Counter): LoweredState {
  const { node, polling } = tool;
  const metadata = { ...numbersOf(polling.pace), attempt: counter.attempt };
  const input = tool.approval === null ? '$states.input.input' : approvedInput(counter);
  const { fields, origins } = targetTask({ tool, context, pollingMetadata: metadata, input });
  const catchers = failureCatchers(context, tool);
  return {
    name: tool.names.execute,
    state: {
      Type: 'Task',
      ...fields,
      ...(catchers.length === 0 ? {} : { Catch: catchers }),
      Output: expression(outputOf(tool, context, { counter, metadata })),
      End: true,
    },
    nodeId: node.id,
    fields: [
      ...origins,
      ...(catchers.length === 0 ? [] : [fieldOf(node.id, 'errors.onFailure', 'Catch')]),
      fieldOf(node.id, 'polling.status', 'Output'),
    ],
    ending: false,
  };
}

function outputOf(
  tool: WaitingTool,
  context: LoweringContext,
  { counter, metadata }: { readonly counter: Counter; readonly metadata: PollingMetadata },
): string {
  const { pace } = tool.polling;
  const answered = pollAnswerBindings({
    target: tool.node.target,
    status: tool.node.polling.status,
    metadata,
    nextCheck: nextCheckOf(pace, counter),
    form: context.form,
  });
  const polling = objectOf([
    ...outcomeMembers(tool, '$outcome'),
    ...(pace.hint === null ? [] : [['hint', HINT_OF_ANSWER] as const]),
    ...(tool.approval === null ? [] : [['approved_input', '$states.input.approved_input'] as const]),
  ]);
  return block(...answered, `{'tool_result': ${toolResultText('$content')}, 'polling': ${polling}}`);
}

/** Left out on the last allowed attempt, and when the deadline leaves no time for another. */
function nextCheckOf(pace: Pace, counter: Counter): { seconds: string; condition: string } {
  const first = pace.firstCheck === 'at-once' ? 1 : 0;
  const inTime =
    pace.deadlineSeconds === null
      ? ''
      : ` and (${counter.stored} = 0 or ${elapsedSeconds(counter.sinceMs)} < ${pace.deadlineSeconds})`;
  return {
    seconds: foretoldSeconds({
      ...paceInput(pace, counter),
      waitsDone: first === 0 ? '$attempt' : '$attempt - 1',
      hint: '$object.next_check_in',
    }),
    condition: `$attempt < ${pace.maxAttempts}${inTime}`,
  };
}

/** Only a number is a wish; null, a text or nothing is none. */
const HINT_OF_ANSWER =
  "$outcome in ['running', 'unknown'] and $type($object.next_check_in) = 'number' ? $object.next_check_in";

function paceInput(pace: Pace, counter: Counter) {
  const elapsed = `(${counter.stored} = 0 ? 0 : ${elapsedSeconds(counter.sinceMs)})`;
  return { pace, hint: counter.hint, elapsed };
}

/** An input that a person edited holds for all checks of the job, not only for the one that was asked about. */
function approvedInput(counter: Counter): string {
  return `$exists($states.input.approved_input) ? $states.input.approved_input : $exists(${counter.approvedInput}) ? ${counter.approvedInput} : $states.input.input`;
}

function numbersOf(pace: Pace): Omit<PollingMetadata, 'attempt'> {
  return { maxAttempts: pace.maxAttempts, intervalSeconds: pace.intervalSeconds };
}
