import type { Diagnostic } from '../diagnostics';
import type { AgentDocument } from '../model';

/** What came of a text that was pasted, dropped or opened. */
export interface ImportResult {
  readonly format: ImportFormat;
  /** What it was, in a sentence: “6 tools from tool_configs.” */
  readonly summary: string;
  /** Checked as every foreign document is. Its tools can also be added to another agent. */
  readonly document: AgentDocument;
  /** What could not be taken over as it was, with the place in the text. Never errors: those refuse the import. */
  readonly diagnostics: readonly Diagnostic[];
}

export type ImportFormat = 'agent' | 'tool-configs' | 'registry' | 'asl';
