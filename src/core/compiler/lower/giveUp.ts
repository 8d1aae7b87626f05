import type { ChoiceRule } from '../../asl';
import { assertNever } from '../../base';
import { literal } from '../jsonata/text';
import { callResult, type Members } from './callResult';
import type { GiveUpInput } from './giveUpInput';
import { fieldOf, type LoweredState } from './lowered';
import { lowerAskPerson } from './askPerson';

/** Where a tool goes that has run out of attempts or time. */
export interface GiveUpExit {
  /** Next, and Output where the model is told at once: members of a Choice rule or of a Catcher. */
  readonly exit: Pick<ChoiceRule, 'Next' | 'Output'>;
  readonly states: readonly LoweredState[];
}

export function lowerGiveUp(request: GiveUpInput): GiveUpExit {
  const { tool, context, onGiveUp, members } = request;
  switch (onGiveUp) {
    case 'tell-model':
      return {
        exit: {
          Output: callResult(context, tool, { members, outcome: 'refused' }),
          Next: context.plan.names.returnToolResult,
        },
        states: [],
      };
    case 'fail':
      return { exit: { Next: tool.names.giveUp }, states: [failState(request)] };
    case 'human':
      return { exit: { Next: tool.names.askPerson }, states: lowerAskPerson(request) };
    default:
      return assertNever(onGiveUp);
  }
}

/** A Fail inside the Map ends the Map, and with it the run, with this error. */
function failState({ tool, error, cause }: GiveUpInput): LoweredState {
  return {
    name: tool.names.giveUp,
    state: { Type: 'Fail', Error: error, Cause: cause },
    nodeId: tool.node.id,
    fields: [fieldOf(tool.node.id, 'polling.onGiveUp')],
    ending: true,
  };
}

/** Status members every give-up message begins with. */
export function limitReached(message: string): Members {
  return [
    ['status', literal('POLLING_LIMIT_REACHED')],
    ['message', message],
  ];
}
