import type { AgentDocument, ConfigurationSource } from '../../model';

/** The framework's own names. */
export const REGISTRIES: ConfigurationSource = {
  type: 'registry',
  agentTable: 'AgentRegistry-prod',
  agentVersion: 'v1.0',
  toolTable: 'ToolRegistry-prod',
  modelTable: 'LLMModels-prod',
};

/** The same agent, but that its machine reads prompt, model and tools from the registries at each start. */
export function withRegistries(document: AgentDocument): AgentDocument {
  return { ...document, settings: { ...document.settings, configuration: REGISTRIES } };
}
