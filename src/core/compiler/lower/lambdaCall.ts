import type { JsonObject, JsonValue } from '../../json';
import type { LambdaModel, NodeId } from '../../model';
import { expression, plainText, plainValue } from '../jsonata/text';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import { fieldOf, type FieldOrigin } from './lowered';
import { LAMBDA_TRANSIENT_ERRORS } from './retry';

/** How one kind of model service is asked and read. */
export interface ModelCall {
  readonly resource: string;
  readonly arguments: JsonValue;
  /** Expression of the conversation with the answer at its end. */
  readonly messages: string;
  /** Expression of the calls the model made: always an array of objects with id and name. */
  readonly functionCalls: string;
  /** Expression of what the token metrics need. */
  readonly metadata: string;
  readonly transientErrors: readonly string[];
  readonly origins: readonly FieldOrigin[];
}

/** The framework's model service: messages, tools and provider in, `{ message, function_calls?, metadata? }` out. */
export function lambdaCall(plan: AgentPlan, model: ModelPlan, service: LambdaModel): ModelCall {
  const { id } = model.node;
  const { definitions, origins } = toolDefinitions(plan);
  return {
    resource: 'arn:aws:states:::lambda:invoke',
    arguments: {
      FunctionName: service.functionArn,
      Payload: {
        provider_config: plainValue(service.providerConfig),
        messages: expression(plan.prompt.length === 0 ? '[$messages]' : WITH_SYSTEM_MESSAGE),
        tools: definitions,
        temperature: model.temperature,
        max_tokens: model.maxTokens,
        stream: false,
      },
    },
    messages: expression('[$messages, $states.result.Payload.message]'),
    functionCalls: expression(
      "[$states.result.Payload.function_calls[$type($) = 'object' and $exists(id) and $exists(name)]]",
    ),
    metadata: expression('$exists($states.result.Payload.metadata) ? $states.result.Payload.metadata : {}'),
    transientErrors: LAMBDA_TRANSIENT_ERRORS,
    origins: [
      fieldOf(id, 'service.functionArn', 'Arguments', 'FunctionName'),
      fieldOf(id, 'service.providerConfig', 'Arguments', 'Payload', 'provider_config'),
      fieldOf(id, 'systemPrompt', 'Arguments', 'Payload', 'messages'),
      fieldOf(id, 'temperature', 'Arguments', 'Payload', 'temperature'),
      fieldOf(id, 'maxTokens', 'Arguments', 'Payload', 'max_tokens'),
      ...origins.map((origin) => ({ ...origin, path: ['Arguments', 'Payload', 'tools', ...origin.path] })),
    ],
  };
}

const WITH_SYSTEM_MESSAGE = "[{'role': 'system', 'content': $join($system_prompt, '\\n\\n')}, $messages]";

/** Tools as the model sees them, structured outputs last. */
function toolDefinitions({ tools, outputs }: AgentPlan): {
  readonly definitions: readonly JsonObject[];
  readonly origins: readonly FieldOrigin[];
} {
  const callable = [
    ...tools.map(({ node }) => ({ node, schema: node.inputSchema, field: 'inputSchema' })),
    ...outputs.map(({ node }) => ({ node, schema: node.schema, field: 'schema' })),
  ];
  return {
    definitions: callable.map(({ node, schema }) => ({
      name: plainText(node.toolName),
      description: plainText(node.description),
      input_schema: plainValue(schema),
    })),
    origins: callable.flatMap(({ node, field }, index) => definitionOrigins(node.id, index, field)),
  };
}

function definitionOrigins(id: NodeId, index: number, schemaField: string): FieldOrigin[] {
  return [
    fieldOf(id, undefined, index),
    fieldOf(id, 'toolName', index, 'name'),
    fieldOf(id, 'description', index, 'description'),
    fieldOf(id, schemaField, index, 'input_schema'),
  ];
}
