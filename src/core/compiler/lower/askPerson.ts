import type { Catcher } from '../../asl';
import type { JsonObject } from '../../json';
import { literal, block, expression } from '../jsonata/text';
import { ENTERED_MS } from '../jsonata/time';
import { CONTINUED_OUTCOME } from '../jsonata/pollAnswer';
import { contentOf, objectOf, toolResult } from '../jsonata/toolResult';
import { TOOL_MESSAGES } from '../resolve/toolMessages';
import { callResult, outcomeTemplate, type Members } from './callResult';
import type { GiveUpInput } from './giveUpInput';
import { fieldOf, type LoweredState } from './lowered';
import { personRequest } from './personRequest';

/** Seconds a person has to decide whether a job that ran out of checks gets more of them. */
export const GIVE_UP_DECISION_SECONDS = 3600;

/**
 * Asks a person what to do about a job that is not done when polling gives up. An answer with `continue: true` starts the count anew:
 * the machine goes on by itself where it polls, and tells the model to where the model does. Any other answer ends the watching and
 * reaches the model as `decision`.
 */
export function lowerAskPerson(request: GiveUpInput): readonly LoweredState[] {
  const { tool, context, resume } = request;
  const { id } = tool.node;
  const throughModel = tool.polling.mode === 'wait-before-call';
  const ask: LoweredState = {
    name: tool.names.askPerson,
    state: {
      Type: 'Task',
      Resource: request.activityArn,
      Arguments: {
        ...personRequest(context.plan.name, '$states.input.input'),
        reason: 'POLLING_LIMIT_REACHED',
        report: expression(objectOf(request.members)),
      },
      TimeoutSeconds: GIVE_UP_DECISION_SECONDS,
      Catch: [nobodyDecided(request)],
      ...(resume === null
        ? { Output: throughModel ? modelAnswer(request) : stoppedAnswer(request, '$states.result'), End: true }
        : {
            Output: expression(
              "$merge([$states.input, {'decision': $type($states.result) = 'object' ? $states.result : {}}])",
            ),
            Next: tool.names.checkDecision,
          }),
    },
    nodeId: id,
    fields: [fieldOf(id, 'polling.giveUpActivityArn', 'Resource'), fieldOf(id, 'polling.onGiveUp', 'Arguments')],
    ending: false,
  };
  return resume === null ? [ask] : [ask, checkDecision(request, resume)];
}

/** The loop in the machine goes on, or its last answer goes to the model. */
function checkDecision(request: GiveUpInput, resume: string): LoweredState {
  const { tool, context } = request;
  return {
    name: tool.names.checkDecision,
    state: {
      Type: 'Choice',
      Choices: [
        {
          Condition: expression('$states.input.decision.continue = true'),
          Assign: { poll_attempt: 0, poll_started_ms: expression(ENTERED_MS) },
          Output: {
            name: expression('$states.input.name'),
            id: expression('$states.input.id'),
            input: expression('$states.input.input'),
          },
          Next: resume,
        },
      ],
      Output: stoppedAnswer(request, '$states.input.decision'),
      Default: context.plan.names.returnToolResult,
    },
    nodeId: tool.node.id,
    fields: [fieldOf(tool.node.id, 'polling.onGiveUp')],
    ending: false,
  };
}

/** Through the model: the count starts anew, and the model is told that it may go on. */
function modelAnswer({ tool, context, members }: GiveUpInput): JsonObject {
  const continues = "$type($states.result) = 'object' and $states.result.continue = true";
  const go = `{'status': 'POLLING_CONTINUED', 'message': ${literal(`A person gave the job more time. Go on calling ${tool.toolName}.`)}, 'decision': $states.result}`;
  const stop = objectOf([...members, ['decision', '$states.result']]);
  const content = block(
    `$report := ${continues} ? ${go} : ${stop}`,
    context.form === 'text' ? '$string($report)' : '$report',
  );
  return {
    tool_result: toolResult(expression(content)),
    ...outcomeTemplate(tool, `${continues} ? '${CONTINUED_OUTCOME}' : 'refused'`),
  };
}

function stoppedAnswer({ tool, context, members }: GiveUpInput, decision: string): JsonObject {
  const told: Members = [...members, ['decision', decision]];
  return { tool_result: toolResult(contentOf(told, context.form)), ...outcomeTemplate(tool, "'refused'") };
}

function nobodyDecided({ tool, context, members }: GiveUpInput): Catcher {
  const told: Members = [
    ...members,
    ['decision', literal(TOOL_MESSAGES.nobodyDecided)],
    ['error', '$states.errorOutput.Error'],
  ];
  return {
    ErrorEquals: ['States.ALL'],
    Output: callResult(context, tool, { members: told, outcome: 'refused' }),
    Next: context.plan.names.returnToolResult,
  };
}
