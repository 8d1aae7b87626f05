import { problem, schemaFailure } from '../problem';

interface FieldArgs {
  readonly owner: string;
  readonly field: string;
}
interface TextArgs extends FieldArgs {
  readonly text: string;
  readonly reason: string;
}

/** Long expressions are cut, so that the sentence around them stays readable. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

export const expressionProblems = {
  'asl/path-invalid': problem<TextArgs>({
    severity: 'error',
    message: ({ owner, field, text, reason }) =>
      `"${field}" of ${owner} is "${short(text)}", which is not a path: ${reason}.`,
    aws: schemaFailure(({ field }) => `The value for the field '${field}' must be a valid JSONPath`, 'owner'),
  }),
  'asl/path-script': problem<FieldArgs & { text: string }>({
    severity: 'warning',
    message: ({ owner, field, text }) =>
      `"${field}" of ${owner} is "${short(text)}", whose script in [( )] other JSONPath libraries run, but AWS may not.`,
    hint: () => 'Write a negative index for an entry from the end: [-1].',
  }),
  'asl/reference-path-invalid': problem<TextArgs>({
    severity: 'error',
    message: ({ owner, field, text, reason }) =>
      `"${field}" of ${owner} is "${short(text)}", which does not name one place: ${reason}.`,
    aws: schemaFailure(() => 'Value is not a Reference Path'),
  }),
  'asl/template-value-invalid': problem<TextArgs>({
    severity: 'error',
    message: ({ owner, field, text, reason }) =>
      `"${field}" in ${owner} is "${short(text)}", which is neither a path nor an intrinsic function: ${reason}.`,
    hint: ({ field }) => `Name it "${field.slice(0, -2)}" if the text is meant as it stands.`,
    aws: schemaFailure(
      ({ field }) => `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
      'owner',
    ),
  }),
  'asl/template-value-not-text': problem<FieldArgs & { found: string }>({
    severity: 'error',
    message: ({ owner, field, found }) =>
      `"${field}" in ${owner} must be a path or an intrinsic function, but is ${found}.`,
    aws: schemaFailure(
      ({ field }) =>
        `The value for the field '${field}' must be a STRING that contains a JSONPath or a valid intrinsic function call`,
      'owner',
    ),
  }),
  'asl/template-key-conflict': problem<FieldArgs>({
    severity: 'error',
    message: ({ owner, field }) => `${owner} has both "${field}" and "${field}.$", which give the same member.`,
    aws: schemaFailure(({ field }) => `Duplicate field '${field}'`, 'owner'),
  }),
  'asl/path-not-evaluated': problem<FieldArgs & { text: string }>({
    severity: 'warning',
    message: ({ owner, field, text }) =>
      `"${field}" in ${owner} is the plain text "${short(text)}", although it looks like a path.`,
    hint: ({ field }) => `Name it "${field}.$" to take the value from there.`,
    aws: {
      code: 'NO_DOLLAR',
      message: ({ field }) =>
        `Field '${field}' looks like a JSONPath or intrinsic function, but its name does not end with '.$'`,
      at: 'field',
      severity: 'WARNING',
    },
  }),
  'asl/result-not-evaluated': problem<FieldArgs & { text: string }>({
    severity: 'warning',
    message: ({ owner, field, text }) =>
      `"${field}" in ${owner} is handed on as it stands: "Result" does not evaluate "${short(text)}".`,
    hint: () => 'Use "Parameters" for values taken from the input.',
    aws: {
      code: 'PASS_RESULT_IS_STATIC',
      message: () => `The 'Result' of a Pass state is static; paths in it are not evaluated`,
      at: 'field',
      severity: 'WARNING',
    },
  }),
  'asl/jsonata-invalid': problem<TextArgs>({
    severity: 'error',
    message: ({ owner, field, text, reason }) =>
      `"${field}" of ${owner} does not parse: ${reason} in "${short(text)}".`,
    hint: ({ text }) => {
      if (text.includes('??')) return 'Step Functions has no "??"; write $exists(a) ? a : b.';
      if (text.includes('?:')) return 'Step Functions has no "?:"; write a ? a : b.';
      return 'Try it in the JSONata exerciser; Step Functions runs version 2.0.6.';
    },
    aws: { code: 'INVALID_JSONATA_EXPRESSION', message: ({ reason }) => reason, at: 'field' },
  }),
  'asl/jsonata-half-delimited': problem<FieldArgs & { text: string }>({
    severity: 'error',
    message: ({ owner, field, text }) =>
      `"${field}" of ${owner} is "${short(text)}"; an expression begins with "{%" and ends with "%}".`,
  }),
  'asl/jsonata-inside-text': problem<FieldArgs & { text: string }>({
    severity: 'warning',
    message: ({ owner, field, text }) =>
      `"${field}" of ${owner} is plain text: the expression inside "${short(text)}" is not evaluated.`,
    hint: () => `Make the whole text one expression and join its parts: {% 'Hello ' & $name %}.`,
  }),
  'asl/jsonata-function-missing': problem<FieldArgs & { name: string; suggestion?: string }>({
    severity: 'error',
    message: ({ owner, field, name }) => `"${field}" of ${owner} calls $${name}, which Step Functions does not have.`,
    hint: ({ name, suggestion }) => {
      if (name === 'eval') return 'Use $parse for a JSON text.';
      return suggestion === undefined
        ? 'Assign a function to a variable of that name first.'
        : `Did you mean $${suggestion}?`;
    },
  }),
  'asl/jsonata-root-reference': problem<FieldArgs & { name: string }>({
    severity: 'error',
    message: ({ owner, field, name }) =>
      `"${field}" of ${owner} reads "${name}" from nowhere: an expression has no input of its own.`,
    hint: ({ name }) =>
      name.startsWith('$') ? 'Write $states.input.' : `Write $states.input.${name}, or $${name} for a variable.`,
    aws: {
      code: 'UNSUPPORTED_JSONATA_EXPRESSION',
      message: ({ name }) =>
        name === '$$'
          ? `Reference to '$$' is not supported.`
          : `Reference to '${name}' at the top level is not supported.`,
      at: 'field',
    },
  }),
  'asl/jsonata-states-field': problem<FieldArgs & { name: string; available: readonly string[] }>({
    severity: 'error',
    message: ({ owner, field, name, available }) =>
      `"${field}" of ${owner} reads $states.${name}, which does not exist there, only ${available.map((each) => `$states.${each}`).join(', ')}.`,
    aws: {
      code: 'UNSUPPORTED_JSONATA_EXPRESSION',
      message: ({ name }) => `Field '$states.${name}' does not exist.`,
      at: 'field',
    },
  }),
  'asl/variable-name-invalid': problem<{ owner: string; name: string }>({
    severity: 'warning',
    message: ({ owner, name }) => `${owner} assigns "${name}", which no expression can read.`,
    hint: () =>
      'A variable name has letters, digits and "_", begins with a letter, has 80 characters at most, and is not "states".',
    aws: schemaFailure(({ name }) => `Variable name '${name}' is not valid`),
  }),
  'asl/variable-undefined': problem<FieldArgs & { name: string; suggestion?: string }>({
    severity: 'warning',
    message: ({ owner, field, name }) => `"${field}" of ${owner} reads $${name}, but no state assigns it.`,
    hint: ({ suggestion }) =>
      suggestion === undefined ? 'Assign it in an earlier state.' : `Did you mean $${suggestion}?`,
  }),
  'asl/variable-of-outer-scope': problem<{ owner: string; name: string }>({
    severity: 'error',
    message: ({ owner, name }) =>
      `${owner} assigns $${name} inside a branch, but the name belongs to a scope around it.`,
    hint: () =>
      'An outer variable can only be read inside Map and Parallel; choose another name, or assign it where the branch ends.',
    aws: schemaFailure(({ name }) => `Variable '${name}' is already assigned in an outer scope`),
  }),
  'asl/variable-outside-distributed-map': problem<FieldArgs & { name: string }>({
    severity: 'error',
    message: ({ owner, field, name }) =>
      `"${field}" of ${owner} reads $${name} from outside of a Distributed Map, whose items run in executions of their own.`,
    hint: () => 'Pass the value to the items with "ItemSelector" or "BatchInput".',
  }),
};
