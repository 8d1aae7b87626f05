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
