import type { ModelPlan } from '../../compiler';
import type { JsonObject, JsonValue } from '../../json';
import type { ModelSetup } from './modelSetup';
import { ascii, plus, sizeOf, type Size } from './size';

/** A block of a message, in the form the machine keeps it. */
export type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: JsonObject }
  | { readonly type: 'tool_result'; readonly tool_use_id: string; readonly name: string; readonly content: JsonValue };

/** How long the conversation has become: each message is measured once, as the machine keeps it and as the model gets it. */
export interface Conversation {
  say(role: 'assistant' | 'user', blocks: readonly Block[]): void;
  /** The request for the model's next turn, all of the conversation in it. */
  requestSize(): Size;
  /** The variable that holds the conversation. */
  keptSize(): Size;
}

/** @param request - what the user said first. */
export function newConversation(model: ModelPlan, setup: ModelSetup, request: string): Conversation {
  const { service } = model.node;
  const isConverse = service.type === 'bedrock';
  const empty = isConverse ? converseRequest(setup) : frameworkRequest(service.functionArn, setup);
  // In the framework's form the prompt is a message, with a comma behind it.
  const comma = ascii(!isConverse && setup.system !== null ? 1 : 0);
  const frame = plus(sizeOf(empty), toolsSize(setup.tools, isConverse ? converseTool : frameworkTool), comma);
  let kept = sizeOf({ role: 'user', content: request });
  let sent = sizeOf({ Role: 'user', Content: [{ Text: spoken(request) }] });
  let commas = 0;
  return {
    say(role, blocks) {
      kept = plus(kept, sizeOf({ role, content: blocks }));
      if (isConverse) sent = plus(sent, sizeOf({ Role: role, Content: blocks.map(converseBlock) }));
      commas += 1;
    },
    requestSize: () => plus(frame, isConverse ? sent : kept, ascii(commas)),
    keptSize: () => plus(kept, ascii(commas + 2)),
  };
}

/** What the tools' entries add to an empty list. Most of a request is their schemas, and those seldom change. */
function toolsSize(tools: ModelSetup['tools'], entry: ToolEntry): Size {
  return plus(ascii(Math.max(0, tools.length - 1)), ...tools.map((tool) => entrySize(tool, entry)));
}

type Callable = ModelSetup['tools'][number];
type ToolEntry = (tool: Callable) => JsonObject;

interface KnownEntry extends Pick<Callable, 'name' | 'description'> {
  readonly entry: ToolEntry;
  readonly size: Size;
}

/** By the schema. */
const known = new WeakMap<object, KnownEntry>();

function entrySize(tool: Callable, entry: ToolEntry): Size {
  const { name, description, schema } = tool;
  if (typeof schema !== 'object' || schema === null) return sizeOf(entry(tool));
  const before = known.get(schema);
  if (before?.name === name && before.description === description && before.entry === entry) return before.size;
  const size = sizeOf(entry(tool));
  known.set(schema, { name, description, entry, size });
  return size;
}

function frameworkTool({ name, description, schema }: Callable): JsonObject {
  return { name, description, input_schema: schema };
}

function converseTool({ name, description, schema }: Callable): JsonObject {
  return {
    ToolSpec: {
      Name: name,
      ...(description.trim() !== '' && { Description: description }),
      InputSchema: { Json: schema },
    },
  };
}

/** Arguments of the call to the framework's model service, before anybody said anything; its list of tools is empty. */
function frameworkRequest(functionArn: string, setup: ModelSetup) {
  const { system, providerConfig, temperature, maxTokens } = setup;
  return {
    FunctionName: functionArn,
    Payload: {
      provider_config: providerConfig,
      messages: system === null ? [] : [{ role: 'system', content: system }],
      tools: [],
      temperature,
      max_tokens: maxTokens,
      stream: false,
    },
  };
}

/** The same for Bedrock's converse. */
function converseRequest({ system, tools, modelId, temperature, maxTokens }: ModelSetup) {
  return {
    ModelId: modelId,
    ...(system !== null && { System: [{ Text: system }] }),
    Messages: [],
    InferenceConfig: { MaxTokens: maxTokens, Temperature: temperature },
    ...(tools.length > 0 && { ToolConfig: { Tools: [] } }),
  };
}

function converseBlock(block: Block): JsonObject {
  switch (block.type) {
    case 'text':
      return { Text: spoken(block.text) };
    case 'tool_use':
      return { ToolUse: { ToolUseId: block.id, Name: block.name, Input: block.input } };
    case 'tool_result': {
      const { content } = block;
      const said = typeof content === 'string' ? { Text: spoken(content) } : { Json: content };
      return { ToolResult: { ToolUseId: block.tool_use_id, Content: [said] } };
    }
  }
}

/** Bedrock refuses blank texts. */
function spoken(text: string): string {
  return text.trim() === '' ? '(empty)' : text;
}
