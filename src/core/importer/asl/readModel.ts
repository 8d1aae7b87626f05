import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { DEFAULT_SETTINGS, newModel, nodeId, type AgentDocument, type ModelNode, type ToolNode } from '../../model';
import { readerOf } from '../python/reader';
import { readLiteral } from '../python/readLiteral';
import { dig, digList, digNumber, digObject, digText, unquote } from './dig';
import type { AgentLoop } from './findAgentLoop';
import { readErrors } from './readErrors';

/** The model call of the machine, its prompt and its limit of turns. */
export function readModel(loop: AgentLoop, tools: readonly ToolNode[]): Partial<Omit<ModelNode, 'id' | 'kind'>> {
  const { state, name } = loop.model;
  const settings = dig(state, 'Arguments') ?? dig(state, 'Parameters');
  const modelId = digText(settings, 'ModelId');
  const temperature = numberAt(settings, ['InferenceConfig', 'Temperature'], ['Payload', 'temperature']);
  const maxTokens = numberAt(settings, ['InferenceConfig', 'MaxTokens'], ['Payload', 'max_tokens']);
  const turnLimit = readTurnLimit(loop);
  return {
    label: name,
    systemPrompt: readPrompt(loop, tools),
    service:
      modelId !== undefined
        ? { type: 'bedrock', modelId: modelId.startsWith('{%') ? (defaultOf(loop, 'llm_model') ?? '') : modelId }
        : {
            type: 'lambda',
            functionArn: digText(settings, 'Payload') === undefined ? (digText(settings, 'FunctionName') ?? '') : '',
            providerConfig: digObject(settings, 'Payload', 'provider_config') ?? readDefaultProvider(loop),
          },
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(turnLimit !== undefined && { turnLimit }),
    errors: {
      ...readErrors(state, { isCallback: false }),
      timeoutSeconds: digNumber(state, 'TimeoutSeconds') ?? newModel(nodeId('template')).errors.timeoutSeconds,
    },
  };
}

/** Provider and model that a machine with a registry falls back to. */
function readDefaultProvider(loop: AgentLoop): JsonObject {
  const provider = defaultOf(loop, 'llm_provider');
  const modelId = defaultOf(loop, 'llm_model');
  return {
    ...(provider !== undefined && { provider_id: provider }),
    ...(modelId !== undefined && { model_id: modelId }),
    ...readOwnProviderFields(loop),
  };
}

/** Settings of the provider that differ from those every machine knows, written into the expression that merges them. */
function readOwnProviderFields({ states }: AgentLoop): JsonObject {
  for (const state of Object.values(states)) {
    const expression = digText(state, 'Assign', 'provider_config') ?? '';
    const start = /\$own := \$llm_provider = '[^']*' \? (?=\{)/.exec(expression);
    if (start === null) continue;
    const fields = readLiteral(readerOf(expression, start.index + start[0].length))?.value;
    if (isJsonObject(fields)) return fields;
  }
  return {};
}

/** `{% $states.result.Item.llm_model.S ? … : 'claude-…' %}` → `claude-…`. */
function defaultOf({ states }: AgentLoop, variable: string): string | undefined {
  const assigned = Object.values(states).map((state) => digText(state, 'Assign', variable) ?? '');
  const pattern = new RegExp(`Item\\.${variable}\\.S\\)? \\? [^:]* : ('(?:[^'\\\\]|\\\\.)*')`);
  const literal = assigned.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return literal === undefined ? undefined : unquote(literal);
}

/** Turns after which the machine ends; undefined: it has no limit. */
export function readTurnLimit({ states }: AgentLoop): number | undefined {
  const [, limit] = /model_turns >= (\d+)/.exec(JSON.stringify(states)) ?? [];
  return limit === undefined ? undefined : Number(limit);
}

/** Choices of the whole agent that can be seen in the machine. */
export function readSettings(loop: AgentLoop, definition: JsonObject): Partial<AgentDocument['settings']> {
  const states = Object.values(loop.states);
  const metrics = states.find((state) => (digText(state, 'Resource') ?? '').includes('cloudwatch:putMetricData'));
  const inner = Object.keys(loop.toolMap?.inner ?? {});
  const isFramework =
    loop.states['Prepare Tool Results'] !== undefined || inner.some((name) => /^Invoke .+ After Wait$/.test(name));
  const concurrency = digNumber(loop.toolMap?.state, 'MaxConcurrency');
  const timeout = digNumber(definition, 'TimeoutSeconds');
  const registry = readRegistry(states);
  return {
    naming: isFramework ? 'framework' : 'design',
    tokenMetrics: {
      enabled: metrics !== undefined,
      namespace: digText(metrics, 'Arguments', 'Namespace') ?? DEFAULT_SETTINGS.tokenMetrics.namespace,
    },
    resultContent: answersObjects(inner.map((name) => loop.toolMap?.inner[name])) ? 'object' : 'text',
    ...(concurrency !== undefined && { maxConcurrency: concurrency }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(registry !== undefined && { configuration: registry }),
  };
}

/** Name of the agent: from the registry's key, a request for approval, a metric, or the framework's Comment. */
export function readAgentName(loop: AgentLoop, definition: JsonObject): string | undefined {
  const states = [...Object.values(loop.states), ...Object.values(loop.toolMap?.inner ?? {})];
  const named = states.flatMap((state) => [
    digText(state, 'Arguments', 'Key', 'agent_name', 'S'),
    digText(state, 'Arguments', 'agent_name'),
    digText(state, 'Arguments', 'Payload', 'agent_name'),
    ...digList(state, 'Arguments', 'MetricData', 0, 'Dimensions').map((dimension) =>
      digText(dimension, 'Name') === 'agent' ? digText(dimension, 'Value') : undefined,
    ),
  ]);
  const [, commented] = /^([A-Za-z0-9_-]+) - /.exec(digText(definition, 'Comment') ?? '') ?? [];
  return named.find((name) => name !== undefined) ?? commented;
}

/** Our refusals and errors are texts made with $string, or objects as they are. */
function answersObjects(states: readonly (JsonValue | undefined)[]): boolean {
  return states.some((state) =>
    digList(state, 'Catch').some((entry) =>
      digText(entry, 'Output', 'tool_result', 'content')?.startsWith("{% {'status'"),
    ),
  );
}

function readRegistry(states: readonly JsonValue[]): AgentDocument['settings']['configuration'] | undefined {
  const agent = states.find((state) => digText(state, 'Arguments', 'Key', 'agent_name', 'S') !== undefined);
  if (agent === undefined) return undefined;
  const lookups = states.flatMap((state) => [
    state,
    ...Object.values(digObject(state, 'ItemProcessor', 'States') ?? {}),
  ]);
  const tableWithKey = (key: string): string | undefined => {
    const state = lookups.find((lookup) => dig(lookup, 'Arguments', 'Key', key) !== undefined);
    return digText(state, 'Arguments', 'TableName');
  };
  return {
    type: 'registry',
    agentTable: digText(agent, 'Arguments', 'TableName') ?? '',
    agentVersion: digText(agent, 'Arguments', 'Key', 'version', 'S') ?? 'v1.0',
    toolTable: tableWithKey('tool_name') ?? '',
    modelTable: tableWithKey('pk') ?? '',
  };
}

function readPrompt({ states, model }: AgentLoop, tools: readonly ToolNode[]): string {
  const assigned = Object.values(states).map((state) => dig(state, 'Assign', 'system_prompt'));
  const written = assigned.find((prompt) => prompt !== undefined) ?? dig(model.state, 'Arguments', 'Payload', 'system');
  const paragraphs = (Array.isArray(written) ? (written as readonly JsonValue[]) : [written ?? '']).map(plainText);
  return paragraphs.filter((text): text is string => text !== null && !isGenerated(text, tools)).join('\n\n');
}

/** A paragraph as written; an expression only if it is nothing but a quoted text. */
function plainText(paragraph: JsonValue): string | null {
  if (typeof paragraph !== 'string') return null;
  const [, expression] = /^\{%\s*([\s\S]*?)\s*%\}$/.exec(paragraph) ?? [];
  if (expression === undefined) return paragraph;
  // anything but one quoted text is computed when the machine runs: the prompt of a registry
  return /^('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")$/s.test(expression) ? unquote(expression) : null;
}

/** Paragraphs the compiler writes again from the tools' settings. */
function isGenerated(paragraph: string, tools: readonly ToolNode[]): boolean {
  const [, kind, name] = /^(Polling|Waiting): (\S+) (?:waits|answers) /.exec(paragraph) ?? [];
  if (kind !== undefined) return tools.some(({ toolName, polling }) => toolName === name && polling.mode !== 'none');
  return tools.some(
    ({ toolName, approval }) =>
      approval !== null && paragraph.startsWith('Approval: ') && paragraph.includes(`each call of ${toolName} within`),
  );
}

function numberAt(value: JsonValue | undefined, ...paths: readonly (readonly string[])[]): number | undefined {
  return paths.map((path) => digNumber(value, ...path)).find((found) => found !== undefined);
}
