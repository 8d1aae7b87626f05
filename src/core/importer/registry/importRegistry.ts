import { fromDynamoDbItem, isDynamoDbItem, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import {
  AGENT_ITEM_EXTRA,
  newTool,
  TOOL_ENTRY_EXTRA,
  type AgentDocument,
  type ModelNode,
  type ToolNode,
} from '../../model';
import { assembleAgent, claimId } from '../assembleAgent';
import type { Findings, SourcePath } from '../findings';
import { hasTooMany } from '../toolConfigs/importToolConfigs';
import { readToolConfig } from '../toolConfigs/readToolConfig';

const KNOWN_AGENT_FIELDS: ReadonlySet<string> = new Set([
  'agent_name',
  'description',
  'system_prompt',
  'tools',
  'llm_provider',
  'llm_model',
  'parameters',
]);

interface RegistryItem {
  readonly item: JsonObject;
  readonly path: SourcePath;
}

/** Whether a value holds items of the framework's registries: an agent item, or typed tool items. */
export function holdsRegistryItems(value: JsonValue): boolean {
  const isTyped = isTypedSource(value); // asked once: the list may be long
  return itemsIn(value).some(({ item }) => isAgentItem(item) || (isTyped && isToolItem(item)));
}

/**
 * An agent item and tool items, plain or in DynamoDB JSON, alone, as a list, or as the AWS CLI prints them, as an agent.
 *
 * @returns undefined if they make no agent; `findings` then has an error.
 */
export function importRegistry(value: JsonValue, findings: Findings): AgentDocument | undefined {
  const items = itemsIn(value);
  if (hasTooMany(items.length, findings)) return undefined;
  const agents = items.filter(({ item }) => isAgentItem(item));
  const [agent, another] = agents;
  if (another !== undefined) {
    const message = `There are ${agents.length} agent items here; one can be opened at a time.`;
    findings.add({ code: 'file/several-agents', severity: 'error', message, path: another.path });
    return undefined;
  }
  const taken = new Set<string>();
  const claim = (toolName: string) => claimId(toolName, taken);
  const tools = items
    .filter(({ item }) => isToolItem(item))
    .map(({ item, path }) => readToolConfig(item, path, { findings, claim }))
    .filter((tool): tool is ToolNode => tool !== undefined);
  if (agent === undefined) return assembleAgent({ tools });

  const entries = readEntries(agent, findings);
  const byName = new Map(tools.map((tool) => [tool.toolName, tool]));
  const listed = entries.map(({ toolName, rest }) => {
    const tool = byName.get(toolName) ?? missingTool(toolName, { agent, findings, claim });
    return Object.keys(rest).length === 0 ? tool : { ...tool, extra: { ...tool.extra, [TOOL_ENTRY_EXTRA]: rest } };
  });
  const unlisted = tools.filter((tool) => !entries.some(({ toolName }) => toolName === tool.toolName));
  const extra = Object.fromEntries(Object.entries(agent.item).filter(([name]) => !KNOWN_AGENT_FIELDS.has(name)));
  return assembleAgent({
    name: textOf(agent.item['agent_name']),
    description: textOf(agent.item['description']),
    model: readModel(agent, findings),
    tools: [...listed, ...unlisted],
    extra: Object.keys(extra).length === 0 ? {} : { [AGENT_ITEM_EXTRA]: extra },
  });
}

/** Items in plain JSON, whatever they come wrapped in: `Item`, `Items`, a list, or one alone. */
function itemsIn(value: JsonValue, path: SourcePath = []): RegistryItem[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) => itemsIn(item, [...path, index]));
  }
  if (!isJsonObject(value)) return [];
  if (isDynamoDbItem(value)) return [{ item: fromDynamoDbItem(value), path }];
  for (const wrapper of ['Items', 'Item']) {
    const inner = Object.hasOwn(value, wrapper) ? value[wrapper] : undefined;
    if (inner !== undefined) return itemsIn(inner, [...path, wrapper]);
  }
  return [{ item: value, path }];
}

function isTypedSource(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(isTypedSource);
  if (!isJsonObject(value)) return false;
  return isDynamoDbItem(value) || ['Item', 'Items'].some((name) => Object.hasOwn(value, name));
}

function isAgentItem(item: JsonObject): boolean {
  return typeof item['agent_name'] === 'string' && ('system_prompt' in item || 'llm_model' in item || 'tools' in item);
}

function isToolItem(item: JsonObject): boolean {
  return typeof item['tool_name'] === 'string';
}

interface ToolEntry {
  readonly toolName: string;
  readonly rest: JsonObject;
}

/** The agent item's list of tools: JSON text of `[{ tool_name | tool_id, enabled, … }]`, or names. */
function readEntries({ item, path }: RegistryItem, findings: Findings): ToolEntry[] {
  const { tools } = item;
  if (tools === undefined || tools === '') return [];
  const list = typeof tools === 'string' ? parseJson(tools) : tools;
  if (!Array.isArray(list)) {
    const message = 'The tools of the agent item are not a list; the agent was opened without them.';
    findings.add({ code: 'file/tools-unreadable', severity: 'warning', message, path: [...path, 'tools'] });
    return [];
  }
  return (list as readonly JsonValue[]).flatMap((entry): ToolEntry[] => {
    if (typeof entry === 'string') return [{ toolName: entry, rest: {} }];
    if (!isJsonObject(entry)) return [];
    const { tool_name: name, tool_id: id, ...rest } = entry;
    const toolName = name ?? id;
    return typeof toolName === 'string' ? [{ toolName, rest }] : [];
  });
}

function missingTool(
  toolName: string,
  context: {
    readonly agent: RegistryItem;
    readonly findings: Findings;
    readonly claim: (name: string) => ToolNode['id'];
  },
): ToolNode {
  const message = `“${toolName.slice(0, 80)}” is a tool of the agent, but its item is not here; description, input and function are empty.`;
  context.findings.add({
    code: 'file/tool-item-missing',
    severity: 'warning',
    message,
    hint: 'Paste the agent item together with the items of its tools.',
    path: [...context.agent.path, 'tools'],
  });
  return newTool(context.claim(toolName), toolName);
}

function readModel({ item, path }: RegistryItem, findings: Findings): Partial<Omit<ModelNode, 'id' | 'kind'>> {
  const parameters =
    typeof item['parameters'] === 'string' ? parseJson(item['parameters']) : (item['parameters'] ?? {});
  if (!isJsonObject(parameters)) {
    const message = 'The parameters of the agent item are not an object; the defaults are used.';
    findings.add({ code: 'file/parameters-unreadable', severity: 'warning', message, path: [...path, 'parameters'] });
  }
  const { temperature, max_tokens: maxTokens, max_iterations: turns } = isJsonObject(parameters) ? parameters : {};
  const provider = textOf(item['llm_provider']);
  const modelId = textOf(item['llm_model']);
  return {
    systemPrompt: textOf(item['system_prompt']),
    service: { type: 'lambda', functionArn: '', providerConfig: { provider_id: provider, model_id: modelId } },
    ...(typeof temperature === 'number' && { temperature }),
    ...(typeof maxTokens === 'number' && { maxTokens }),
    ...(typeof turns === 'number' && { turnLimit: turns }),
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // judged by the caller
  } catch {
    return undefined; // reported by the caller
  }
}
