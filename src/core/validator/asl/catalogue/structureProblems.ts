import { listed, problem, schemaFailure } from '../problem';

/** A field, the thing that holds it (“Task state "Call"”), and what is in it. */
interface FieldArgs {
  readonly field: string;
  readonly owner: string;
}

const numberText = (value: number, whole: boolean): string =>
  whole || !Number.isInteger(value) ? String(value) : value.toFixed(1);

export const structureProblems = {
  'asl/not-an-object': problem<{ owner: string; found: string }>({
    severity: 'error',
    message: ({ owner, found }) => `${owner} must be a JSON object, but is ${found}.`,
    aws: schemaFailure(() => 'Expected value of type [OBJECT]'),
  }),
  'asl/wrong-type': problem<FieldArgs & { expected: readonly string[]; found: string; awsType: string }>({
    severity: 'error',
    message: ({ field, owner, expected, found }) =>
      `"${field}" of ${owner} must be ${expected.join(' or ')}, but is ${found}.`,
    aws: schemaFailure(({ awsType }) => `Expected value of type [${awsType}]`),
  }),
  'asl/field-missing': problem<{ owner: string; fields: readonly string[] }>({
    severity: 'error',
    message: ({ owner, fields }) => `${owner} needs ${listed(fields)}.`,
    aws: schemaFailure(({ fields }) => `These fields are required: [${fields.join(', ')}]`, 'field'),
  }),
  'asl/field-unknown': problem<FieldArgs & { suggestion?: string }>({
    severity: 'error',
    message: ({ field, owner }) => `${owner} cannot have "${field}".`,
    hint: ({ suggestion }) =>
      suggestion === undefined ? 'Remove it; notes belong in "Comment".' : `Did you mean "${suggestion}"?`,
    aws: schemaFailure(({ field }) => `Field '${field}' is not supported`, 'owner'),
  }),
  'asl/field-of-other-language': problem<FieldArgs & { language: string; other: string }>({
    severity: 'error',
    message: ({ field, owner, language, other }) =>
      `"${field}" of ${owner} belongs to ${other}, but this state is written in ${language}.`,
    hint: ({ other }) => `Remove it, or set "QueryLanguage" to "${other}".`,
    aws: schemaFailure(
      ({ field, language, other }) =>
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
      'owner',
    ),
  }),
  'asl/language-downgrade': problem<{ owner: string }>({
    severity: 'error',
    message: ({ owner }) => `${owner} cannot be written in JSONPath: the whole state machine is set to JSONata.`,
    hint: () => 'Set "QueryLanguage" on the states that use JSONata instead of on the state machine.',
    aws: schemaFailure(
      () => `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`,
      'owner',
    ),
  }),
  'asl/value-not-listed': problem<FieldArgs & { value: string; allowed: readonly string[] }>({
    severity: 'error',
    message: ({ field, owner, value, allowed }) =>
      `"${field}" of ${owner} is "${value}"; it must be ${listed(allowed, 'or')}.`,
    aws: schemaFailure(({ allowed }) => `Value should be one of the following: [${allowed.join(', ')}]`),
  }),
  'asl/state-type-unknown': problem<{ owner: string; value: string; allowed: readonly string[] }>({
    severity: 'error',
    message: ({ owner, value, allowed }) => `${owner} has the type "${value}"; it must be ${listed(allowed, 'or')}.`,
    aws: schemaFailure(({ allowed }) => `The field 'Type' should have one of these values: [${allowed.join(', ')}]`),
  }),
  'asl/value-empty': problem<FieldArgs>({
    severity: 'error',
    message: ({ field, owner }) => `"${field}" of ${owner} is empty.`,
    aws: schemaFailure(() => 'Value cannot be empty'),
  }),
  'asl/below-minimum': problem<FieldArgs & { value: number; minimum: number; whole: boolean }>({
    severity: 'error',
    message: ({ field, owner, value, minimum }) => `"${field}" of ${owner} is ${value}; the least is ${minimum}.`,
    aws: schemaFailure(({ minimum, whole }) => `Minimum value is ${numberText(minimum, whole)}`),
  }),
  'asl/above-maximum': problem<FieldArgs & { value: number; maximum: number; whole: boolean }>({
    severity: 'error',
    message: ({ field, owner, value, maximum }) =>
      `"${field}" of ${owner} is ${value}; Step Functions accepts ${maximum.toLocaleString('en-US')} at most.`,
    aws: schemaFailure(({ maximum, whole }) => `Maximum value is ${numberText(maximum, whole)}`),
  }),
  'asl/text-too-long': problem<FieldArgs & { length: number; maximum: number }>({
    severity: 'error',
    message: ({ field, owner, length, maximum }) =>
      `"${field}" of ${owner} has ${length} characters; Step Functions accepts ${maximum}.`,
    aws: schemaFailure(({ maximum }) => `Maximum length is ${maximum}`),
  }),
  'asl/only-one-of': problem<{ owner: string; fields: readonly string[] }>({
    severity: 'error',
    message: ({ owner, fields }) => `${owner} has ${listed(fields)}; only one of them is allowed.`,
    aws: schemaFailure(({ fields }) => `There should only be one of the following fields: [${fields.join(', ')}]`),
  }),
  'asl/one-of-missing': problem<{ owner: string; fields: readonly string[] }>({
    severity: 'error',
    message: ({ owner, fields }) => `${owner} needs ${listed(fields, 'or')}.`,
    aws: schemaFailure(({ fields }) => `These fields are required: [${fields.join(', ')}]`),
  }),
  'asl/definition-too-long': problem<{ bytes: number; maximum: number }>({
    severity: 'error',
    message: ({ bytes, maximum }) =>
      `The definition has ${bytes.toLocaleString('en-US')} bytes; Step Functions accepts ${maximum.toLocaleString('en-US')}.`,
  }),
  'asl/nested-too-deeply': problem<{ levels: number }>({
    severity: 'error',
    message: ({ levels }) => `Values are nested more than ${levels} levels deep; they were not checked further.`,
    aws: { code: 'TOO_DEEPLY_NESTED', message: () => 'The states are too deeply nested', at: 'field' },
  }),
};
