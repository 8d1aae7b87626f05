import type { StateName } from '../../asl';
import type { JsonObject } from '../../json';
import { expression, plainText } from '../jsonata/text';
import type { AgentPlan } from '../resolve/plan';
import type { LoweringContext } from './context';
import { fieldOf, type FieldOrigin, type LoweredState } from './lowered';

/**
 * The first State: conversation, turns, prompt and counters become variables, so that what travels between states stays small.
 *
 * The prompt is plain JSON, a list of paragraphs: nothing a person wrote has to be escaped for JSONata.
 */
export function lowerInitialize(context: LoweringContext, next: StateName): LoweredState {
  const { plan } = context;
  return {
    name: plan.names.initialize,
    state: {
      Type: 'Pass',
      Assign: {
        messages: expression('[$states.input.messages]'),
        model_turns: 0,
        ...(plan.prompt.length === 0 ? {} : { system_prompt: plan.prompt.map(({ text }) => plainText(text)) }),
        ...counterVariables(context),
      },
      Output: {},
      Next: next,
    },
    nodeId: plan.startNode,
    fields: [...promptOrigins(plan), ...counterOrigins(context)],
    ending: false,
  };
}

/** First values of all counters. */
export function counterVariables({ counted }: LoweringContext): JsonObject {
  return Object.assign({}, ...counted.map(({ counter }) => counter.initial)) as JsonObject; // merged from JSON objects
}

export function counterOrigins({ counted }: LoweringContext): FieldOrigin[] {
  return counted.flatMap(({ counter, nodeId }) =>
    Object.keys(counter.initial).map((name) => fieldOf(nodeId, 'polling.mode', 'Assign', name)),
  );
}

function promptOrigins({ prompt }: AgentPlan): FieldOrigin[] {
  return prompt.map(({ nodeId, field }, index) => fieldOf(nodeId, field, 'Assign', 'system_prompt', index));
}
