import type { CompileResult } from '../../core/compiler/compileResult';
import type { AgentDocument } from '../../core/model';

/** Stands in until `core/compiler` exports `compileAgent`. */
export function compileAgent(_document: AgentDocument): CompileResult {
  return { definition: { StartAt: '', States: {} }, origins: new Map(), diagnostics: [] };
}
