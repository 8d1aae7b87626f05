import type { StateMachineType } from '../asl/walk';
import { awsDiagnosticsOf } from './awsDiagnostics';

/** The error CreateStateMachine and UpdateStateMachine answer a definition with. */
export interface CreateStateMachineError {
  readonly errorCode: 'InvalidDefinition';
  readonly errorMessage: string;
}

/**
 * Why AWS refuses to create a state machine from a definition; undefined if it does not. All errors stand in one message, each with its code and
 * its place, `null` where there is none.
 */
export function createStateMachineError(
  definitionText: string,
  type: StateMachineType,
): CreateStateMachineError | undefined {
  const errors = awsDiagnosticsOf(definitionText, type).filter((each) => each.severity === 'ERROR');
  if (errors.length === 0) return undefined;
  const texts = errors.map(({ code, message, location = 'null' }) => `${code}: ${message} at ${location}`);
  return { errorCode: 'InvalidDefinition', errorMessage: `Invalid State Machine Definition: '${texts.join(', ')}'` };
}
