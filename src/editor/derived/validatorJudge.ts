import type { JsonValue } from '../../core/json';
import { judgeDefinitionSize, validateAgent, validateDefinition } from '../../core/validator';
import type { Judge } from './checker';
import { sourceMapOf } from './sourceMapOf';

/** Rules over the agent, and rules of the language over its machine. Loaded lazily: the validator brings jsonata. */
export const judge: Judge = (document, { definition }) => [
  ...validateAgent(document),
  ...judgeDefinitionSize(sourceMapOf(document).utf8Bytes),
  // a StateMachine is JSON; its optional members keep it from being assignable
  ...validateDefinition(definition as unknown as JsonValue, {
    type: document.settings.stateMachineType,
    judgesWaiting: false, // the agent's rules do
  }),
];
