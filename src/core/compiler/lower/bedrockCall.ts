import type { JsonObject, JsonValue } from '../../json';
import type { BedrockModel } from '../../model';
import { block, expression, literal, plainText, plainValue } from '../jsonata/text';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import type { ModelCall } from './lambdaCall';
import { fieldOf, type FieldOrigin } from './lowered';
import { serviceTransientErrors } from './retry';

/**
 * Bedrock's converse API called by the machine itself. The conversation is kept in the framework's form and translated at this border, so
 * that every other State and whoever reads the result see one form; blocks that it does not know (reasoning, …) pass unchanged.
 */
export function bedrockCall(plan: AgentPlan, model: ModelPlan, service: BedrockModel): ModelCall {
  const { id } = model.node;
  const fromRegistry = plan.settings.configuration.type === 'registry';
  const { toolConfig, origins } = fromRegistry ? registryToolConfig(plan) : toolConfigOf(plan);
  const parameter = (name: string, own: number): JsonValue =>
    fromRegistry ? expression(`$type($model_parameters.${name}) = 'number' ? $model_parameters.${name} : ${own}`) : own;
  return {
    resource: CONVERSE,
    arguments: {
      ModelId: fromRegistry ? expression('$llm_model') : service.modelId,
      ...(plan.prompt.length === 0 && !fromRegistry
        ? {}
        : { System: [{ Text: expression("$join($system_prompt, '\\n\\n')") }] }),
      Messages: expression(MESSAGES),
      InferenceConfig: {
        MaxTokens: parameter('max_tokens', model.maxTokens),
        Temperature: parameter('temperature', model.temperature),
      },
      ...(toolConfig === null ? {} : { ToolConfig: toolConfig }),
    },
    messages: expression(`[$messages, {'role': 'assistant', 'content': ${ANSWER_BLOCKS}}]`),
    functionCalls: expression(FUNCTION_CALLS),
    metadata: expression(metadataOf(fromRegistry ? '$llm_model' : literal(service.modelId))),
    transientErrors: serviceTransientErrors(CONVERSE),
    origins: [
      fieldOf(id, 'service.modelId', 'Arguments', 'ModelId'),
      fieldOf(id, 'systemPrompt', 'Arguments', 'System'),
      fieldOf(id, 'maxTokens', 'Arguments', 'InferenceConfig', 'MaxTokens'),
      fieldOf(id, 'temperature', 'Arguments', 'InferenceConfig', 'Temperature'),
      ...origins,
    ],
  };
}

const CONVERSE = 'arn:aws:states:::aws-sdk:bedrockruntime:converse';

/** Bedrock refuses blank texts and the role `system` inside the conversation. */
const MESSAGES = block(
  "$text := function($t) { $trim($t) = '' ? '(empty)' : $t }",
  "$block := function($b) { $type($b) = 'string' ? {'Text': $text($b)} : $b.type = 'text' ? {'Text': $text($b.text)} : " +
    "$b.type = 'tool_use' ? {'ToolUse': {'ToolUseId': $b.id, 'Name': $b.name, 'Input': $exists($b.input) ? $b.input : {}}} : " +
    "$b.type = 'tool_result' ? {'ToolResult': {'ToolUseId': $b.tool_use_id, 'Content': [$type($b.content) = 'string' ? {'Text': $text($b.content)} : {'Json': $b.content}]}} : $b }",
  "[$map($messages[role != 'system'], function($m) { {'Role': $m.role, 'Content': [$map([$m.content], $block)]} })]",
);

const ANSWER_BLOCKS =
  '[$map([$states.result.Output.Message.Content], function($b) { ' +
  "$exists($b.ToolUse) ? {'type': 'tool_use', 'id': $b.ToolUse.ToolUseId, 'name': $b.ToolUse.Name, 'input': $exists($b.ToolUse.Input) ? $b.ToolUse.Input : {}} : " +
  "$exists($b.Text) ? {'type': 'text', 'text': $b.Text} : $b })]";

const FUNCTION_CALLS =
  '[$map([$states.result.Output.Message.Content.ToolUse], function($call) { ' +
  "{'id': $call.ToolUseId, 'name': $call.Name, 'input': $exists($call.Input) ? $call.Input : {}} })]";

function metadataOf(model: string): string {
  return (
    `{'provider_id': 'bedrock', 'model_id': ${model}, ` +
    "'tokens_used': {'input_tokens': $states.result.Usage.InputTokens, 'output_tokens': $states.result.Usage.OutputTokens}}"
  );
}

interface ToolConfig {
  readonly toolConfig: JsonObject | null;
  readonly origins: readonly FieldOrigin[];
}

/** The registry may have switched all tools off; converse refuses an empty list. */
function registryToolConfig(plan: AgentPlan): ToolConfig {
  if (plan.tools.length === 0) return toolConfigOf(plan);
  const none = literal(`The agent registry enables none of the tools of ${plan.name}.`);
  const spec =
    "{'ToolSpec': $merge([{'Name': $tool.name, 'InputSchema': {'Json': $tool.input_schema}}, $trim($tool.description) = '' ? {} : {'Description': $tool.description}])}";
  const tools = `$count($tools) = 0 ? $error(${none}) : [$map($tools, function($tool) { ${spec} })]`;
  return { toolConfig: { Tools: expression(tools) }, origins: [] };
}

/** null: converse refuses an empty list of tools. */
function toolConfigOf({ tools, outputs }: AgentPlan): ToolConfig {
  const callable = [
    ...tools.map(({ node }) => ({ node, schema: node.inputSchema, field: 'inputSchema' })),
    ...outputs.map(({ node }) => ({ node, schema: node.schema, field: 'schema' })),
  ];
  if (callable.length === 0) return { toolConfig: null, origins: [] };
  const specs = callable.map(({ node, schema }) => toolSpec(node, schema));
  const origins = callable.flatMap(({ node, field }, index) => {
    const at = ['Arguments', 'ToolConfig', 'Tools', index] as const;
    return [
      fieldOf(node.id, undefined, ...at),
      fieldOf(node.id, 'description', ...at, 'ToolSpec', 'Description'),
      fieldOf(node.id, field, ...at, 'ToolSpec', 'InputSchema', 'Json'),
    ];
  });
  return { toolConfig: { Tools: specs }, origins };
}

/** A node that did not change has the same specification, as an object. */
const known = new WeakMap<JsonObject, { readonly node: Named; readonly spec: JsonObject }>();

interface Named {
  readonly toolName: string;
  readonly description: string;
}

function toolSpec(node: Named, schema: JsonObject): JsonObject {
  const before = known.get(schema);
  if (before?.node.toolName === node.toolName && before.node.description === node.description) return before.spec;
  const spec = {
    ToolSpec: {
      Name: plainText(node.toolName),
      // Bedrock refuses an empty description, and needs none.
      ...(node.description.trim() === '' ? {} : { Description: plainText(node.description) }),
      InputSchema: { Json: plainValue(schema) },
    },
  };
  known.set(schema, { node, spec });
  return spec;
}
