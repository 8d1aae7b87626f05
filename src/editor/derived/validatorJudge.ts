import type { JsonValue } from '../../core/json';
import { validateAgent, validateDefinition } from '../../core/validator';
import type { Judge } from './checker';

/** Rules over the agent, and rules of the language over its machine. Loaded lazily: the validator brings jsonata. */
export const judge: Judge = (document, { definition }) => [
  ...validateAgent(document),
  ...validateDefinition(definition as unknown as JsonValue, { type: document.settings.stateMachineType }), // a StateMachine is JSON; its optional members keep it from being assignable
];
