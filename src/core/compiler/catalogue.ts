import type { Diagnostic, DiagnosticCode, Severity } from '../diagnostics';
import type { NodeId } from '../model';

interface Entry {
  readonly severity: Severity;
  readonly message: (...words: readonly string[]) => string;
  readonly hint: string;
}

/** What the compiler refuses or replaces. What is merely unwise is the linter's to say. Codes are never reused. */
const CATALOGUE = {
  'agent/no-model-call': {
    severity: 'error',
    message: () => 'The agent has no model call, so there is nothing to run.',
    hint: 'Add a model call.',
  },
  'agent/more-than-one-model-call': {
    severity: 'error',
    message: (label) => `“${label}” was left out: an agent has one model call.`,
    hint: 'Delete one of the two.',
  },
  'agent/model-failure-ends-run': {
    severity: 'warning',
    message: () => 'A failed model call ends the run: there is no model to tell.',
    hint: 'Choose “fail the run”.',
  },
  'agent/model-id-missing': {
    severity: 'error',
    message: () => 'The model is not chosen; the machine was compiled with a placeholder that AWS will refuse.',
    hint: 'Choose a model id or paste the ARN of an inference profile.',
  },
  'agent/prompt-from-registry': {
    severity: 'info',
    message: () =>
      'The system prompt written here is not in the machine: it is read from the agent registry at each start.',
    hint: 'Export the agent as a registry item, or write the configuration into the machine.',
  },
  'agent/registry-incomplete': {
    severity: 'error',
    message: (field) => `The ${field} of the registry is not set; the machine was compiled with a placeholder.`,
    hint: 'Name the framework’s tables and the version of the agent.',
  },
  'agent/tool-left-out-unnamed': {
    severity: 'error',
    message: () => 'A tool without a name was left out: the model could not call it.',
    hint: 'Give the tool a name.',
  },
  'agent/tool-left-out-same-name': {
    severity: 'error',
    message: (name) => `A second tool named “${name}” was left out: calls go to the first.`,
    hint: 'Rename one of the two.',
  },
  'agent/tool-left-out-unconnected': {
    severity: 'warning',
    message: (name) => `“${name}” was left out: the model is not connected to it.`,
    hint: 'Connect the model to it, or delete it.',
  },
  'agent/number-replaced': {
    severity: 'warning',
    message: (field, given, used) => `${field} is ${given}; the machine was compiled with ${used}.`,
    hint: 'Write a number within the bounds of the field.',
  },
  'agent/approval-counts-by-input': {
    severity: 'warning',
    message: (name) =>
      `“${name}” asks a person on the first check only, so its checks are counted for each input apart: another input is asked about again.`,
    hint: 'Count each input on its own, or let the machine poll.',
  },
  'agent/callback-of-job-run': {
    severity: 'error',
    message: (name) =>
      `“${name}” runs a job that Step Functions itself waits for (.sync); it cannot have a task token too and was compiled without one.`,
    hint: 'Switch waiting off, or call the service without .sync.',
  },
  'agent/callback-without-token': {
    severity: 'error',
    message: (name) => `The arguments of “${name}” hand no task token to the service, so nobody could ever answer.`,
    hint: 'Add {% $states.context.Task.Token %} to the arguments.',
  },
  'agent/arguments-not-object': {
    severity: 'error',
    message: (name) => `The arguments of “${name}” are no object; the service was compiled with none.`,
    hint: 'Write the arguments as a JSON object, or as one {% expression %}.',
  },
  'agent/arn-missing': {
    severity: 'error',
    message: (what) => `${what} is not set; the machine was compiled with a placeholder that AWS will refuse.`,
    hint: 'Paste the ARN.',
  },
} as const satisfies Partial<Record<DiagnosticCode, Entry>>;

export type CompilerCode = keyof typeof CATALOGUE;

/** Where in the agent: a node and its field, or the agent as a whole. */
export interface CompilerPlace {
  readonly nodeId?: NodeId;
  readonly field?: string;
}

export function compilerDiagnostic(code: CompilerCode, at: CompilerPlace, ...words: readonly string[]): Diagnostic {
  const { severity, message, hint }: Entry = CATALOGUE[code];
  return { code, severity, message: message(...words), hint, at: placeOf(at) };
}

function placeOf({ nodeId, field }: CompilerPlace): Diagnostic['at'] {
  if (nodeId === undefined) return field === undefined ? { kind: 'agent' } : { kind: 'settings', field };
  return field === undefined ? { kind: 'node', nodeId } : { kind: 'node', nodeId, field };
}
