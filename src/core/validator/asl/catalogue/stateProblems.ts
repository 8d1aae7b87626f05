import { listed, problem, schemaFailure } from '../problem';

interface RuleArgs {
  readonly owner: string;
}

export const stateProblems = {
  // Choice
  'asl/choice-without-operator': problem<RuleArgs>({
    severity: 'error',
    message: ({ owner }) =>
      `${owner} compares nothing: it needs an operator such as "StringEquals", or "And", "Or", "Not".`,
    aws: schemaFailure(() => 'A comparison operator is required'),
  }),
  'asl/choice-several-operators': problem<RuleArgs & { operators: readonly string[] }>({
    severity: 'error',
    message: ({ owner, operators }) => `${owner} has ${listed(operators)}; one rule makes one comparison.`,
    hint: () => 'Join several comparisons with "And" or "Or".',
    aws: schemaFailure(
      ({ operators }) => `There should only be one of the following fields: [${operators.join(', ')}]`,
    ),
  }),
  'asl/choice-operand': problem<RuleArgs & { operator: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ owner, operator, expected, found }) =>
      `"${operator}" of ${owner} must be ${expected}, but is ${found}.`,
    aws: schemaFailure(({ expected }) => `Expected value of type [${awsOperandTypes[expected] ?? 'STRING'}]`),
  }),
  'asl/choice-without-default': problem<RuleArgs>({
    severity: 'info',
    message: ({ owner }) =>
      `${owner} has no "Default": the execution fails with States.NoChoiceMatched if no rule holds.`,
  }),

  // Wait
  'asl/wait-beyond-express': problem<RuleArgs & { seconds: number; maximum: number }>({
    severity: 'error',
    message: ({ owner, seconds, maximum }) =>
      `${owner} waits ${seconds.toLocaleString('en-US')} s; an Express execution ends after ${maximum} s.`,
  }),
  'asl/timestamp-invalid': problem<RuleArgs & { field: string; value: string }>({
    severity: 'error',
    message: ({ owner, field, value }) =>
      `"${field}" of ${owner} is "${value}", which is no RFC 3339 time such as 2026-03-14T01:59:00Z.`,
    aws: schemaFailure(() => 'String does not match RFC3339 timestamp'),
  }),

  // Retry and Catch
  'asl/states-all-not-alone': problem<RuleArgs>({
    severity: 'error',
    message: ({ owner }) => `${owner} lists "States.ALL" beside other errors; it must stand alone.`,
    aws: schemaFailure(() => `'States.ALL' can only appear alone in 'ErrorEquals'`),
  }),
  'asl/states-all-not-last': problem<RuleArgs & { list: string }>({
    severity: 'error',
    message: ({ owner, list }) =>
      `${owner} catches "States.ALL" but is not the last entry of "${list}", so those after it are never used.`,
    aws: schemaFailure(() => `'States.ALL' can only appear in the last entry`),
  }),
  'asl/error-name-reserved': problem<RuleArgs & { name: string; suggestion?: string }>({
    severity: 'warning',
    message: ({ owner, name }) =>
      `${owner} names "${name}": names that begin with "States." are reserved, and this one does not exist.`,
    hint: ({ suggestion }) =>
      suggestion === undefined ? 'Use an error name of your own.' : `Did you mean "${suggestion}"?`,
  }),
  'asl/error-name-caught-before': problem<RuleArgs & { name: string; list: string }>({
    severity: 'warning',
    message: ({ owner, name, list }) => `${owner} names "${name}", which an earlier entry of "${list}" takes already.`,
  }),
  'asl/max-delay-not-above-interval': problem<RuleArgs & { delay: number; interval: number }>({
    severity: 'error',
    message: ({ owner, delay, interval }) =>
      `${owner} has a "MaxDelaySeconds" of ${delay}; it must be greater than "IntervalSeconds" (${interval}).`,
    aws: schemaFailure(() => `'MaxDelaySeconds' must be greater than 'IntervalSeconds'`),
  }),

  // Task
  'asl/heartbeat-not-below-timeout': problem<RuleArgs & { heartbeat: number; timeout: number }>({
    severity: 'error',
    message: ({ owner, heartbeat, timeout }) =>
      `${owner} has a "HeartbeatSeconds" of ${heartbeat}; it must be smaller than "TimeoutSeconds" (${timeout}).`,
    aws: schemaFailure(() => `'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'`),
  }),
  'asl/token-not-passed': problem<RuleArgs & { token: string }>({
    severity: 'warning',
    message: ({ owner }) => `${owner} waits for a task token but never passes one on, so nobody can answer.`,
    hint: ({ token }) => `Pass ${token} to the service.`,
  }),
  'asl/wait-without-timeout': problem<RuleArgs & { maximum: number }>({
    severity: 'warning',
    message: ({ owner, maximum }) =>
      `${owner} waits for an answer from outside without "TimeoutSeconds" or "HeartbeatSeconds": up to ${maximum.toLocaleString('en-US')} s.`,
    hint: () => 'Set "TimeoutSeconds", and catch States.Timeout.',
  }),

  // Map and Parallel
  'asl/only-distributed': problem<RuleArgs & { field: string }>({
    severity: 'warning',
    message: ({ owner, field }) => `"${field}" of ${owner} has no effect: it is for Distributed Map.`,
    hint: () => 'Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }.',
  }),
  'asl/label-invalid': problem<RuleArgs & { label: string }>({
    severity: 'error',
    message: ({ owner, label }) =>
      `The label "${label}" of ${owner} has characters that are not allowed: white space, wildcards, brackets and most punctuation.`,
    aws: { code: 'INVALID_LABEL_NAME', message: ({ label }) => `Invalid Label name: ${label}`, at: 'field' },
  }),
  'asl/label-duplicate': problem<{ label: string }>({
    severity: 'error',
    message: ({ label }) =>
      `Two Map states have the label "${label}"; a label must be unique in the whole state machine.`,
    aws: { code: 'DUPLICATE_LABEL_NAME', message: ({ label }) => `Duplicate Label name: ${label}`, at: 'field' },
  }),
};

const awsOperandTypes: Readonly<Record<string, string>> = {
  'a text': 'STRING',
  'a number': 'NUMBER',
  'true or false': 'BOOLEAN',
  'a list of rules': 'ARRAY',
  'a rule': 'OBJECT',
};
