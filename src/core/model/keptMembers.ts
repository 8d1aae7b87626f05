/** Member of a document's `extra` under which the fields of the framework's agent item that mean nothing here survive. */
export const AGENT_ITEM_EXTRA = 'agent_registry';
/** Member of a tool's `extra` for its entry in the agent item's list of tools (enabled, version, …). */
export const TOOL_ENTRY_EXTRA = 'agent_registry_tool';
