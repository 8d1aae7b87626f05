import type { JsonPointer, JsonValue, TextRange } from '../json';

/**
 * One thing to know about the user's work. The same object is shown by all: badge on the node, message at the field, Monaco marker,
 * problems panel, deploy gate, command line.
 */
export interface Diagnostic {
  /** `area/what`, from the catalogue of its area: `agent/interval-not-whole`, `asl/next-and-end`, `run/step-budget`. Never reused. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, a plain sentence with the user's own names in quotation marks and the number that was exceeded. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly at: Place;
  readonly related?: readonly RelatedPlace[];
  /** What would mend it, as plain data; the editor runs it, undoably. */
  readonly fix?: Fix;
}

export type DiagnosticCode = `${'agent' | 'asl' | 'run' | 'aws' | 'file'}/${string}`;

export type Severity = 'error' | 'warning' | 'info';

/** Where: a node of the agent (and its field, dotted: `polling.polling_interval`), a place in the ASL, or a place in a text that was read. */
export type Place =
  | { readonly kind: 'agent' }
  | { readonly kind: 'node'; readonly nodeId: string; readonly field?: string }
  | { readonly kind: 'settings'; readonly field: string }
  | { readonly kind: 'asl'; readonly pointer: JsonPointer }
  | { readonly kind: 'text'; readonly line: number; readonly column: number; readonly range?: TextRange };

export interface RelatedPlace {
  readonly message: string;
  readonly at: Place;
}

export interface Fix {
  /** Says what will happen: “Use 30 s”. */
  readonly label: string;
  /** Id of an editor command. */
  readonly command: string;
  readonly args: JsonValue;
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first, then warnings; within a severity by place and code, so the list never jumps. Exact duplicates are dropped. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [diagnosticKey(diagnostic), diagnostic]));
  return [...unique]
    .sort(([keyA, a], [keyB, b]) => severityOrder[a.severity] - severityOrder[b.severity] || compare(keyA, keyB))
    .map(([, diagnostic]) => diagnostic);
}

/** Lists are joined and sorted again while most of what is in them stays. */
const keys = new WeakMap<Diagnostic, string>();

/** Identity of a diagnostic across recomputation: same code at the same place. */
function diagnosticKey(diagnostic: Diagnostic): string {
  const known = keys.get(diagnostic);
  if (known !== undefined) return known;
  const key = `${JSON.stringify(diagnostic.at)} ${diagnostic.code}`;
  keys.set(diagnostic, key);
  return key;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
