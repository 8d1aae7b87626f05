import type { Diagnostic } from '../../core/diagnostics';
import type { Result } from '../../core/base';
import type { AgentDocument } from '../../core/model';
import type { KeyValueStorage } from '../../editor';

/** Turns text into agents; brings the schema library, so it is loaded after the first paint. */
export interface AgentReader {
  /** Reads an agent file. */
  readonly read: (text: string) => Result<AgentDocument, readonly Diagnostic[]>;
  /** Reads whatever people have: an agent file, tool_configs, registry items, a state machine. */
  readonly importText: (
    text: string,
  ) => Result<{ readonly document: AgentDocument; readonly diagnostics: readonly Diagnostic[] }, readonly Diagnostic[]>;
  readonly serialize: (document: AgentDocument) => string;
}

/** What the first screen needs from the page around it. */
export interface StartPorts {
  readonly storage: KeyValueStorage;
  readonly loadReader: () => Promise<AgentReader>;
  /** A sample of this app by its id, or why it cannot be had. */
  readonly loadSample: (id: string) => Promise<Result<AgentDocument, readonly Diagnostic[]>>;
  /** Opens a document as an agent of its own; the one that was open stays kept. What could not be taken over is told. */
  readonly openAsNew: (document: AgentDocument, remarks?: readonly Diagnostic[]) => void;
  readonly openKept: (id: string) => Promise<void>;
}
