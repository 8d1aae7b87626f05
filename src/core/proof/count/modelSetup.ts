import { providerConfigOf, type AgentPlan, type ModelPlan } from '../../compiler';
import { exportRegistry } from '../../export';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { AgentDocument } from '../../model';
import { defaultNames } from '../../simulator';
import { parsed } from '../world/conversation';

/** What each request to the model says besides the conversation. */
export interface ModelSetup {
  /** null: none is sent. */
  readonly system: string | null;
  readonly tools: readonly Callable[];
  readonly modelId: string;
  /** null: the model service has no settings for the provider. */
  readonly providerConfig: JsonObject | null;
  /** How many of the tools are read from a registry, one by one. */
  readonly registryTools: number;
  readonly temperature: number;
  readonly maxTokens: number;
}

interface Callable {
  readonly name: string;
  readonly description: string;
  readonly schema: JsonValue;
}

/** The setup the machine has, or reads from the registries as the export fills them. */
export function modelSetup(document: AgentDocument, plan: AgentPlan, model: ModelPlan): ModelSetup {
  return plan.settings.configuration.type === 'inline'
    ? setupInMachine(plan, model)
    : setupInRegistries(document, plan, model);
}

function setupInMachine(plan: AgentPlan, { node, temperature, maxTokens }: ModelPlan): ModelSetup {
  const { service } = node;
  return {
    system: plan.prompt.length === 0 ? null : plan.prompt.map(({ text }) => text).join('\n\n'),
    tools: [
      ...plan.tools.map(({ node: tool }) => ({
        name: tool.toolName,
        description: tool.description,
        schema: tool.inputSchema,
      })),
      ...outputsOf(plan),
    ],
    modelId: service.type === 'bedrock' ? service.modelId : '',
    providerConfig: service.type === 'lambda' ? service.providerConfig : {},
    registryTools: 0,
    temperature,
    maxTokens,
  };
}

function setupInRegistries(document: AgentDocument, plan: AgentPlan, { node, ...numbers }: ModelPlan): ModelSetup {
  const { service } = node;
  const { agentItem, toolItems } = exportRegistry(document);
  const textAt = (member: string, fallback: JsonValue | undefined): string =>
    textOf(agentItem[member]) ?? textOf(fallback) ?? '';
  const own =
    service.type === 'lambda' ? service.providerConfig : { provider_id: 'bedrock', model_id: service.modelId };
  const provider = textAt('llm_provider', own['provider_id']);
  const modelId = textAt('llm_model', own['model_id']);
  const parameters = parsed(agentItem['parameters'] ?? null);
  const numberAt = (member: string, fallback: number): number => {
    const value = isJsonObject(parameters) ? parameters[member] : undefined;
    return typeof value === 'number' ? value : fallback;
  };
  const ofTools = plan.prompt.filter(({ nodeId }) => nodeId !== node.id).map(({ text }) => text);
  const enabled = enabledTools(agentItem, plan);
  const items = new Map(toolItems.map((item) => [item['tool_name'], item]));
  return {
    system: [textAt('system_prompt', ''), ...ofTools].join('\n\n'),
    tools: [
      ...enabled.map((name) => {
        const item = items.get(name) ?? {};
        const schema = parsed(item['input_schema'] ?? null);
        return { name, description: textOf(item['description']) ?? '', schema };
      }),
      ...outputsOf(plan),
    ],
    modelId,
    providerConfig:
      service.type === 'lambda' ? providerConfigOf(own, { provider, modelId, region: defaultNames.region }) : {},
    registryTools: enabled.length,
    temperature: numberAt('temperature', numbers.temperature),
    maxTokens: numberAt('max_tokens', numbers.maxTokens),
  };
}

/** Tools the agent item switches on, as far as the machine has them; those switched off are not offered. */
function enabledTools(agentItem: JsonObject, { tools }: AgentPlan): readonly string[] {
  const entries = parsed(agentItem['tools'] ?? null);
  if (!isJsonArray(entries)) return [];
  const offered = new Set(tools.map(({ toolName }) => toolName));
  return entries.flatMap((entry) => {
    if (!isJsonObject(entry) || entry['enabled'] === false) return [];
    const name = entry['tool_name'] ?? entry['tool_id'];
    return typeof name === 'string' && offered.has(name) ? [name] : [];
  });
}

function outputsOf({ outputs }: AgentPlan): readonly Callable[] {
  return outputs.map(({ node }) => ({ name: node.toolName, description: node.description, schema: node.schema }));
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
