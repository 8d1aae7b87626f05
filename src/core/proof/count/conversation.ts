import type { AgentPlan, ModelPlan } from '../../compiler';
import type { JsonObject, JsonValue } from '../../json';
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
export function newConversation(plan: AgentPlan, model: ModelPlan, request: string): Conversation {
  const isConverse = model.node.service.type === 'bedrock';
  const system = systemPrompt(plan);
  const empty = isConverse ? converseRequest(plan, model, system) : frameworkRequest(plan, model, system);
  // In the framework's form the prompt is a message, with a comma behind it.
  const frame = plus(sizeOf(empty), ascii(!isConverse && system !== null ? 1 : 0));
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

function systemPrompt({ prompt }: AgentPlan): string | null {
  return prompt.length === 0 ? null : prompt.map(({ text }) => text).join('\n\n');
}

/** Arguments of the call to the framework's model service, before anybody said anything. */
function frameworkRequest(plan: AgentPlan, { node, temperature, maxTokens }: ModelPlan, system: string | null) {
  const { service } = node;
  return {
    FunctionName: service.type === 'lambda' ? service.functionArn : '',
    Payload: {
      provider_config: service.type === 'lambda' ? service.providerConfig : {},
      messages: system === null ? [] : [{ role: 'system', content: system }],
      tools: callable(plan).map(({ name, description, schema }) => ({ name, description, input_schema: schema })),
      temperature,
      max_tokens: maxTokens,
      stream: false,
    },
  };
}

/** The same for Bedrock's converse. */
function converseRequest(plan: AgentPlan, { node, temperature, maxTokens }: ModelPlan, system: string | null) {
  const tools = callable(plan).map(({ name, description, schema }) => ({
    ToolSpec: {
      Name: name,
      ...(description.trim() !== '' && { Description: description }),
      InputSchema: { Json: schema },
    },
  }));
  return {
    ModelId: node.service.type === 'bedrock' ? node.service.modelId : '',
    ...(system !== null && { System: [{ Text: system }] }),
    Messages: [],
    InferenceConfig: { MaxTokens: maxTokens, Temperature: temperature },
    ...(tools.length > 0 && { ToolConfig: { Tools: tools } }),
  };
}

function callable({ tools, outputs }: AgentPlan) {
  return [
    ...tools.map(({ node }) => ({ name: node.toolName, description: node.description, schema: node.inputSchema })),
    ...outputs.map(({ node }) => ({ name: node.toolName, description: node.description, schema: node.schema })),
  ];
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
