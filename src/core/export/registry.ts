import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import {
  AGENT_ITEM_EXTRA,
  modelOf,
  TOOL_ENTRY_EXTRA,
  toolsOf,
  type AgentDocument,
  type ModelService,
  type ToolNode,
} from '../model';
import { toolConfigOf } from './toolConfigs';

/** Plain items of the framework's registries; `toDynamoDbItem` types them for `put-item`. */
export interface RegistryItems {
  readonly agentItem: JsonObject;
  readonly toolItems: readonly JsonObject[];
}

/** The agent and its tools as the framework stores them: nested values as JSON text, fields that were kept for it put back. */
export function exportRegistry(document: AgentDocument): RegistryItems {
  const model = modelOf(document);
  const tools = toolsOf(document);
  const { provider, modelId } = llmOf(model?.service);
  const kept = document.extra[AGENT_ITEM_EXTRA];
  const own: JsonObject = {
    agent_name: document.name,
    ...versionRead(document),
    description: document.description,
    system_prompt: model?.systemPrompt ?? '',
    llm_provider: provider,
    llm_model: modelId,
    tools: JSON.stringify(tools.map(toolEntry)),
    parameters: JSON.stringify({
      temperature: model?.temperature ?? 0,
      max_tokens: model?.maxTokens ?? 0,
      max_iterations: model?.turnLimit ?? 0,
    }),
  };
  return {
    // What was kept fills the gaps; what the agent says itself stands.
    agentItem: { ...own, version: 'v1.0', status: 'active', ...(isJsonObject(kept) ? kept : {}), ...own },
    toolItems: tools.map(toolItem),
  };
}

/** A machine that reads the registry asks for one version: the item must be that one. */
function versionRead({ settings: { configuration } }: AgentDocument): JsonObject {
  if (configuration.type === 'inline' || configuration.agentVersion.trim() === '') return {};
  return { version: configuration.agentVersion };
}

function toolEntry(tool: ToolNode): JsonObject {
  const kept = tool.extra[TOOL_ENTRY_EXTRA];
  return { tool_name: tool.toolName, enabled: true, ...(isJsonObject(kept) ? kept : {}) };
}

function toolItem(tool: ToolNode): JsonObject {
  const { [TOOL_ENTRY_EXTRA]: _entry, ...config } = toolConfigOf(tool);
  const isSubAgent = tool.target.type === 'sub-agent';
  return {
    ...config,
    description: tool.description,
    input_schema: JSON.stringify(tool.inputSchema),
    ...(isSubAgent && { tool_type: 'step_functions' }),
    ...(tool.approval !== null && { human_approval_required: true }),
  };
}

function llmOf(service: ModelService | undefined): { readonly provider: JsonValue; readonly modelId: JsonValue } {
  if (service === undefined) return { provider: '', modelId: '' };
  if (service.type === 'bedrock') return { provider: 'bedrock', modelId: service.modelId };
  const { provider_id: provider = '', model_id: modelId = '' } = service.providerConfig;
  return { provider, modelId };
}
