import { importText } from '../../core/importer';
import { parseAgentText, serializeAgent } from '../../core/model';
import type { AgentReader } from '../../features/start';

/** Reads and writes agent files; brings the schema library, so it is imported after the first paint. */
export const agentReader: AgentReader = { read: parseAgentText, importText, serialize: serializeAgent };
