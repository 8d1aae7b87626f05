import { isJsonObject, type JsonValue } from '../../json';
import { sortDiagnostics, type Diagnostic, type Place } from '../../diagnostics';
import { aslProblems } from './catalogue';
import { checkKind, notAnObject } from './kind';
import { machine } from './kinds/machine';
import type { Problem } from './problem';
import { checkVariables } from './rules/variableScope';
import { pointerOfSpot, type MaybeSpot } from './spot';
import { newScope, type Subject } from './subject';
import { languageOf, visitStates } from './visitStates';
import type { Finding, StateMachineType, Walk } from './walk';

export interface ValidateOptions {
  /** Express state machines have fewer ways to wait. Default: `STANDARD`. */
  readonly type?: StateMachineType;
  /** Whether polling loops and Retriers are judged as well. Default: true; `validateAgent` does it for a compiled agent, in the person's own words. */
  readonly judgesWaiting?: boolean;
}

/**
 * Judges a definition in Amazon States Language.
 *
 * @param definition - any JSON value; it is not changed, and none makes the function throw. `${Name}` substitutions are tolerated.
 * @returns errors (AWS refuses the definition, or it fails when it runs), warnings and notes, each with the pointer of its place; sorted, and
 * the same for the same input.
 */
export function validateDefinition(definition: JsonValue, options: ValidateOptions = {}): Diagnostic[] {
  const { type = 'STANDARD', judgesWaiting = true } = options;
  const findings = findProblems(definition, { type, judgesWaiting, toleratesSubstitutions: true });
  return sortDiagnostics(findings.filter((finding) => finding.consequence !== true).map(diagnosticOf));
}

/** One walk over the definition; what it finds is worded by the caller. */
export function findProblems(
  definition: JsonValue,
  options: Required<ValidateOptions> & { readonly toleratesSubstitutions: boolean },
): readonly Finding[] {
  const language = languageOf(isJsonObject(definition) ? definition.QueryLanguage : undefined, 'JSONPath');
  const scope = newScope();
  const walk: Walk = {
    machineType: options.type,
    machineLanguage: language,
    machineTimeout: isJsonObject(definition) ? definition.TimeoutSeconds : undefined,
    judgesWaiting: options.judgesWaiting,
    toleratesSubstitutions: options.toleratesSubstitutions,
    findings: [],
    states: new Map(),
    labels: new Set(),
    later: [],
    visitStates,
    depth: 0,
  };
  const subject: Subject = { spot: undefined, label: 'the state machine', language, scope };
  if (!isJsonObject(definition)) {
    notAnObject(walk, definition, subject);
    return walk.findings;
  }
  checkKind(walk, machine, definition, subject);
  for (const task of walk.later) task();
  checkVariables(walk, scope);
  return walk.findings;
}

function diagnosticOf({ code, spot, args, related }: Finding): Diagnostic {
  // A finding is made with the arguments of its own code; the union of all codes hides that.
  const { severity, message, hint } = aslProblems[code] as Problem<Finding['args']>;
  return {
    code,
    severity,
    message: message(args),
    ...(hint === undefined ? {} : { hint: hint(args) }),
    at: placeOf(spot),
    ...(related === undefined
      ? {}
      : { related: related.map((each) => ({ message: each.message, at: placeOf(each.spot) })) }),
  };
}

function placeOf(spot: MaybeSpot): Place {
  return { kind: 'asl', pointer: pointerOfSpot(spot) };
}
