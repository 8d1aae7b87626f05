import { parseAgentText, serializeAgent } from '../../core/model';
import type { AgentReader } from '../../features/start';

/** Reads and writes agent files; brings the schema library, so it is imported after the first paint. */
export const agentReader: AgentReader = {
  read: parseAgentText,
  importText(text) {
    const read = parseAgentText(text);
    return read.ok ? { ok: true, value: { document: read.value, diagnostics: [] } } : read;
  },
  serialize: serializeAgent,
};
