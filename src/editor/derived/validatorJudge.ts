import type { JsonValue } from '../../core/json';
import { validateDefinition } from '../../core/validator';
import type { Judge } from './checker';

/** Rules of the language over the compiled machine. Loaded lazily: the validator brings jsonata. */
export const judge: Judge = (document, { definition }) =>
  validateDefinition(definition as unknown as JsonValue, { type: document.settings.stateMachineType }); // a StateMachine is JSON; its optional members keep it from being assignable
