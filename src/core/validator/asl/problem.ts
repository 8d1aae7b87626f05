import type { Severity } from '../../diagnostics';

/** Codes of ValidateStateMachineDefinition that a definition can earn; the two of JSONata are not in AWS's list but are what it answers. */
export type AwsCode =
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'TOO_DEEPLY_NESTED'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC';

/** How AWS words the same problem when a state machine is created. */
export interface AwsForm<Args> {
  readonly code: AwsCode;
  readonly message: (args: Args) => string;
  /** AWS names the field itself, the object that holds it, or no place at all. */
  readonly at: 'field' | 'owner' | 'nowhere';
  /** AWS lets the definition pass and only warns. */
  readonly severity?: 'WARNING';
}

/** One entry of the catalogue: everything about a code but the place. */
export interface Problem<Args> {
  readonly severity: Severity;
  readonly message: (args: Args) => string;
  readonly hint?: (args: Args) => string;
  /** Absent: AWS accepts the definition, and the problem shows when it runs, or costs money. */
  readonly aws?: AwsForm<Args>;
}

/** Gives an entry its argument type; the catalogue's own type stays exact. */
export function problem<Args>(entry: Problem<Args>): Problem<Args> {
  return entry;
}

/** The usual AWS form: a sentence about one field, at that field. */
export function schemaFailure<Args>(message: (args: Args) => string, at: AwsForm<Args>['at'] = 'field'): AwsForm<Args> {
  return { code: 'SCHEMA_VALIDATION_FAILED', message, at };
}

/** `"A", "B" and "C"`, for messages. */
export function listed(names: readonly string[], last = 'and'): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${String(quoted.at(-1))}`;
}
