import type { JsonValue } from '../../core/json';
import { judgeDefinitionSize, validateAgent, validateDefinition } from '../../core/validator';
import type { Judge } from './checker';
import { sourceMapOf } from './sourceMapOf';

/** Rules over the agent, and rules of the language over its machine. Loaded lazily: the validator brings jsonata. */
export const judge: Judge = (document, { definition }) => [
  ...validateAgent(document),
  ...judgeDefinitionSize(utf8Bytes(sourceMapOf(document).text)),
  ...validateDefinition(definition as unknown as JsonValue, { type: document.settings.stateMachineType }), // a StateMachine is JSON; its optional members keep it from being assignable
];

function utf8Bytes(text: string): number {
  return NOT_ASCII.test(text) ? new TextEncoder().encode(text).length : text.length;
}

const NOT_ASCII = /[\u0080-\uffff]/;
