import { originAround, type CompileResult } from '../../core/compiler';
import { sortDiagnostics, type Diagnostic, type Place } from '../../core/diagnostics';
import type { JsonPointer } from '../../core/json';
import { nodeId, type AgentDocument, type NodeId } from '../../core/model';

/** A diagnostic with the node and the field it is about, wherever it was found. */
export interface LocatedDiagnostic extends Diagnostic {
  /** Node whose badge counts it; null: it is about the agent as a whole. */
  readonly nodeId: NodeId | null;
  /** Dotted path in the node, or in the agent (`settings.naming`); null: the whole. */
  readonly field: string | null;
  /** Place in the compiled machine, if it was found there. */
  readonly pointer: JsonPointer | null;
}

/** Sorts diagnostics of all sources into one list and finds the node each is about; a place in the ASL leads back through its origin. */
export function locateDiagnostics(
  document: AgentDocument,
  compiled: CompileResult,
  diagnostics: readonly Diagnostic[],
): LocatedDiagnostic[] {
  return withoutConsequences(sortDiagnostics(diagnostics)).map((diagnostic) => {
    const { at } = diagnostic;
    switch (at.kind) {
      case 'node':
        return ofNode(diagnostic, at, at.nodeId in document.nodes);
      case 'settings': {
        const field = at.field.startsWith('settings.') ? at.field : `settings.${at.field}`;
        return { ...diagnostic, nodeId: null, field, pointer: null };
      }
      case 'asl': {
        const origin = originAround(compiled.origins, at.pointer);
        return { ...diagnostic, nodeId: origin?.nodeId ?? null, field: origin?.field ?? null, pointer: at.pointer };
      }
      case 'agent':
      case 'text':
        return { ...diagnostic, nodeId: null, field: null, pointer: null };
    }
  });
}

/** What was found at a node that did not change is the same object, and so is what is made of it. */
const known = new WeakMap<Diagnostic, LocatedDiagnostic>();

function ofNode(diagnostic: Diagnostic, at: Place & { readonly kind: 'node' }, exists: boolean): LocatedDiagnostic {
  if (!exists) return { ...diagnostic, nodeId: null, field: at.field ?? null, pointer: null };
  const before = known.get(diagnostic);
  if (before !== undefined) return before;
  const located = { ...diagnostic, nodeId: nodeId(at.nodeId), field: at.field ?? null, pointer: null };
  known.set(diagnostic, located);
  return located;
}

/** That the compiler replaced a number is no news beside the error that says what is wrong with it: the cause is reported once. */
function withoutConsequences(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const wrong = new Set(diagnostics.flatMap(({ severity, at }) => (severity === 'error' ? [JSON.stringify(at)] : [])));
  return diagnostics.filter(({ code, at }) => code !== 'agent/number-replaced' || !wrong.has(JSON.stringify(at)));
}
