import type { ChoiceRule, StateName } from '../../asl';
import { assertNever } from '../../base';
import type { GiveUp } from '../../model';
import { literal } from '../jsonata/text';
import type { ToolPlan } from '../resolve/plan';
import { callResult, type Members } from './callResult';
import type { LoweringContext } from './context';
import { fieldOf, type LoweredState } from './lowered';
import { lowerAskPerson } from './askPerson';

/** Where a tool goes that has run out of attempts or time. */
export interface GiveUpExit {
  /** Next, and Output where the model is told at once: members of a Choice rule or of a Catcher. */
  readonly exit: Pick<ChoiceRule, 'Next' | 'Output'>;
  readonly states: readonly LoweredState[];
}

export interface GiveUpInput {
  readonly tool: ToolPlan;
  readonly context: LoweringContext;
  readonly onGiveUp: GiveUp;
  readonly activityArn: string;
  /** What the model is told; JSONata that holds in the giving-up state and in those after it. */
  readonly members: Members;
  /** One sentence for the Fail state; JSONata. */
  readonly cause: string;
  readonly error: string;
  /** Where the tool goes on if a person gives it more time; null: it cannot. */
  readonly resume: StateName | null;
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
