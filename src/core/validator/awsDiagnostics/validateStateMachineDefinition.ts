import type { StateMachineType } from '../asl/walk';
import { awsDiagnosticsOf, type AwsDiagnostic } from './awsDiagnostics';

/** Answer of ValidateStateMachineDefinition. */
export interface ValidateStateMachineDefinitionResult {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly AwsDiagnostic[];
  /** There are more diagnostics than were asked for. */
  readonly truncated: boolean;
}

export interface ValidateStateMachineDefinitionOptions {
  /** Default: `STANDARD`. */
  readonly type?: StateMachineType;
  /** The least severity that is answered. Default: `ERROR`. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** How many diagnostics are answered; 0 and absent: 100. */
  readonly maxResults?: number;
}

/** AWS's default, and its maximum. */
const MAX_RESULTS = 100;

/**
 * Answers as the API operation does. Checking the request itself (an empty definition, a maximum above 100) is left to the caller.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function validateStateMachineDefinition(
  definitionText: string,
  options: ValidateStateMachineDefinitionOptions = {},
): ValidateStateMachineDefinitionResult {
  const { type = 'STANDARD', severity = 'ERROR', maxResults = MAX_RESULTS } = options;
  const all = awsDiagnosticsOf(definitionText, type);
  const asked = all.filter((each) => severity === 'WARNING' || each.severity === 'ERROR');
  const limit = maxResults === 0 ? MAX_RESULTS : maxResults;
  return {
    result: all.some((each) => each.severity === 'ERROR') ? 'FAIL' : 'OK',
    diagnostics: asked.slice(0, limit),
    truncated: asked.length > limit,
  };
}
