import { listed, problem, schemaFailure } from '../problem';

export const transitionProblems = {
  'asl/next-and-end': problem<{ owner: string }>({
    severity: 'error',
    message: ({ owner }) => `${owner} has both "Next" and "End"; a state either goes on or ends.`,
    aws: schemaFailure(() => 'There should only be one of the following fields: [Next, End]'),
  }),
  'asl/next-or-end-missing': problem<{ owner: string }>({
    severity: 'error',
    message: ({ owner }) => `${owner} leads nowhere: it needs "Next" or "End": true.`,
    aws: schemaFailure(() => 'These fields are required: [Next]'),
  }),
  'asl/target-missing': problem<{ owner: string; field: string; target: string; suggestion?: string }>({
    severity: 'error',
    message: ({ owner, field, target }) => `"${field}" of ${owner} leads to "${target}", which does not exist.`,
    hint: ({ suggestion }) =>
      suggestion === undefined ? 'Add the state, or name an existing one.' : `Did you mean "${suggestion}"?`,
    aws: {
      code: 'MISSING_TRANSITION_TARGET',
      message: ({ target }) => `Missing 'Next' target: ${target}`,
      at: 'field',
    },
  }),
  'asl/target-outside': problem<{ owner: string; field: string; target: string }>({
    severity: 'error',
    message: ({ owner, field, target }) =>
      `"${field}" of ${owner} leads to "${target}", which lies outside of this branch.`,
    hint: () => 'A transition stays within its own "States"; end the branch and go on from the state that holds it.',
    aws: {
      code: 'MISSING_TRANSITION_TARGET',
      message: ({ target }) => `Missing 'Next' target: ${target}`,
      at: 'field',
    },
  }),
  'asl/state-unreachable': problem<{ name: string; from: readonly string[] }>({
    severity: 'error',
    message: ({ name, from }) =>
      from.length === 0
        ? `Nothing leads to "${name}".`
        : `"${name}" is only reached from ${listed(from)}, which nothing leads to.`,
    aws: { code: 'MISSING_TRANSITION_TARGET', message: ({ name }) => `State "${name}" is not reachable.`, at: 'field' },
  }),
  'asl/no-terminal-state': problem<{ readonly owner?: string }>({
    severity: 'error',
    message: () => 'The state machine never ends: no state has "End": true, and there is no Succeed or Fail.',
    aws: { code: 'MISSING_END_STATE', message: () => 'Workflow has no terminal state', at: 'nowhere' },
  }),
  'asl/branch-never-ends': problem<{ owner: string }>({
    severity: 'warning',
    message: ({ owner }) =>
      `The states inside ${owner} never end: none has "End": true, and there is no Succeed or Fail.`,
  }),
  'asl/state-name-too-long': problem<{ name: string; length: number; maximum: number }>({
    severity: 'error',
    message: ({ name, length, maximum }) =>
      `The state name "${name}" has ${length} characters; Step Functions accepts ${maximum}.`,
    aws: {
      code: 'INVALID_STATE_NAME',
      message: ({ maximum }) => `State name must be between 1 and ${maximum} characters`,
      at: 'field',
    },
  }),
  'asl/state-name-empty': problem<{ maximum: number }>({
    severity: 'error',
    message: () => 'A state has an empty name.',
    aws: {
      code: 'INVALID_STATE_NAME',
      message: ({ maximum }) => `State name must be between 1 and ${maximum} characters`,
      at: 'field',
    },
  }),
  'asl/state-name-duplicate': problem<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `Two states are called "${name}"; a name must be unique in the whole state machine.`,
    aws: { code: 'DUPLICATE_STATE_NAME', message: ({ name }) => `Duplicate State name: ${name}`, at: 'field' },
  }),
};
