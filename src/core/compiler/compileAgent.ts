import { sortDiagnostics, type Diagnostic } from '../diagnostics';
import type { AgentDocument } from '../model';
import type { CompileResult } from './compileResult';
import { lowerAndLink } from './link';
import { definitionOf, orderStates } from './order';
import { resolveAgent } from './resolve/resolveAgent';

/**
 * Compiles an agent to Amazon States Language, query language JSONata.
 *
 * Passes: *resolve* (defaults, names) → *lower* (each part of the agent → States) → *link* (parts → one machine) → *order* (for reading).
 * Never throws for a bad document: it compiles as far as it can, and says what it left out or replaced.
 */
export function compileAgent(document: AgentDocument): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const plan = resolveAgent(document, diagnostics);
  const linked = lowerAndLink(plan);
  const { scope, origins } = orderStates(linked);
  const definition = definitionOf(scope, {
    comment: plan.description,
    timeoutSeconds: plan.settings.timeoutSeconds,
  });
  return { definition, origins, diagnostics: sortDiagnostics(diagnostics) };
}
