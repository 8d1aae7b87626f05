import type { AgentDocument } from '../../core/model';

/**
 * Remembers what was computed from a document by the document's identity, and by its meaning: moving a node changes the layout only, so
 * the result of the document before the move is still right and keeps its identity.
 */
export function memoOnMeaning<T>(compute: (document: AgentDocument) => T): (document: AgentDocument) => T {
  const known = new WeakMap<AgentDocument, { readonly result: T }>();
  let last: { readonly document: AgentDocument; readonly result: T } | null = null;
  return (document) => {
    const hit = known.get(document);
    if (hit !== undefined) return hit.result;
    const result = last !== null && meansTheSame(last.document, document) ? last.result : compute(document);
    known.set(document, { result });
    last = { document, result };
    return result;
  };
}

/** Whether two documents differ at most in where things are drawn. Compares identities: edits share what they do not change. */
export function meansTheSame(a: AgentDocument, b: AgentDocument): boolean {
  return (
    a.nodes === b.nodes &&
    a.edges === b.edges &&
    a.settings === b.settings &&
    a.name === b.name &&
    a.description === b.description &&
    a.extra === b.extra
  );
}
