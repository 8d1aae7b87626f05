import { aslProblems } from '../asl/catalogue';
import type { AwsCode, Problem } from '../asl/problem';
import { keysOf, type MaybeSpot } from '../asl/spot';
import { findProblems } from '../asl/validateDefinition';
import type { Finding, StateMachineType } from '../asl/walk';
import { readLikeJackson } from './readJson';

/** One element of the answer of ValidateStateMachineDefinition. */
export interface AwsDiagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: AwsCode | 'INVALID_JSON_DESCRIPTION' | 'MISSING_DESCRIPTION';
  readonly message: string;
  /** `/States/Route/Choices[0]/Next`; keys as they are written. Absent where AWS names no place. */
  readonly location?: string;
}

/**
 * What AWS says to a definition when a state machine is created from it, in AWS's words and order. Where a form of words is not recorded, it is
 * made in the style of those that are.
 */
export function awsDiagnosticsOf(definitionText: string, type: StateMachineType): AwsDiagnostic[] {
  if (definitionText.trim() === '') {
    return [{ severity: 'ERROR', code: 'MISSING_DESCRIPTION', message: 'Received a null or empty workflow input' }];
  }
  const read = readLikeJackson(definitionText);
  if (!read.ok) return [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', ...read.problem }];

  const findings = findProblems(read.value, { type, judgesWaiting: false, toleratesSubstitutions: false });
  return graphAfterSchema(findings.flatMap(awsDiagnosticOf));
}

/** AWS looks at the graph only where the schema holds: a state whose fields are missing is not called unreachable as well. */
function graphAfterSchema(diagnostics: readonly AwsDiagnostic[]): AwsDiagnostic[] {
  const isGraph = (each: AwsDiagnostic): boolean =>
    each.code === 'MISSING_TRANSITION_TARGET' || each.code === 'MISSING_END_STATE';
  const schemaFails = diagnostics.some((each) => each.severity === 'ERROR' && !isGraph(each));
  return diagnostics.filter((each) => !schemaFails || !isGraph(each));
}

function awsDiagnosticOf({ code, spot, owner, args }: Finding): AwsDiagnostic[] {
  // A finding is made with the arguments of its own code; the union of all codes hides that.
  const { aws } = aslProblems[code] as Problem<Finding['args']>;
  if (aws === undefined) return [];
  const place = aws.at === 'nowhere' ? {} : { location: awsLocation(aws.at === 'field' ? spot : owner) };
  return [{ severity: aws.severity ?? 'ERROR', code: aws.code, message: aws.message(args), ...place }];
}

/** AWS writes places like pointers, but does not escape keys and puts indexes in brackets. */
function awsLocation(spot: MaybeSpot): string {
  const text = keysOf(spot)
    .map((key) => (typeof key === 'number' ? `[${key}]` : `/${key}`))
    .join('');
  return text === '' ? '/' : text;
}
