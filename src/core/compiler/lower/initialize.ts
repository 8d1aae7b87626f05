import type { StateName } from '../../asl';
import type { JsonObject } from '../../json';
import { counterOf } from '../jsonata/counter';
import { expression, plainText } from '../jsonata/text';
import type { AgentPlan } from '../resolve/plan';
import { fieldOf, type FieldOrigin, type LoweredState } from './lowered';
import { countedTools } from './toolLoop';

/**
 * The first State: conversation, turns, prompt and counters become variables, so that what travels between states stays small.
 *
 * The prompt is plain JSON, a list of paragraphs: nothing a person wrote has to be escaped for JSONata.
 */
export function lowerInitialize(plan: AgentPlan, next: StateName): LoweredState {
  return {
    name: plan.names.initialize,
    state: {
      Type: 'Pass',
      Assign: {
        messages: expression('[$states.input.messages]'),
        model_turns: 0,
        ...(plan.prompt.length === 0 ? {} : { system_prompt: plan.prompt.map(({ text }) => plainText(text)) }),
        ...counterVariables(plan),
      },
      Output: {},
      Next: next,
    },
    nodeId: plan.startNode,
    fields: [...promptOrigins(plan), ...counterOrigins(plan)],
    ending: false,
  };
}

/** First values of all counters. */
export function counterVariables(plan: AgentPlan): JsonObject {
  return Object.assign({}, ...countedTools(plan).map(({ tool }) => counterOf(tool).initial)) as JsonObject;
}

export function counterOrigins(plan: AgentPlan): FieldOrigin[] {
  return countedTools(plan).flatMap(({ tool, nodeId }) =>
    Object.keys(counterOf(tool).initial).map((name) => fieldOf(nodeId, 'polling.mode', 'Assign', name)),
  );
}

function promptOrigins({ prompt }: AgentPlan): FieldOrigin[] {
  return prompt.map(({ nodeId, field }, index) => fieldOf(nodeId, field, 'Assign', 'system_prompt', index));
}
