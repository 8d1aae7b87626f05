import type { JsonValue } from '../../json';
import type { LambdaModel } from '../../model';
import { expression, plainValue } from '../jsonata/text';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import { fieldOf, type FieldOrigin } from './lowered';
import { LAMBDA_TRANSIENT_ERRORS } from './retry';
import { toolDefinitions } from './toolDefinitions';

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
  const fromRegistry = plan.settings.configuration.type === 'registry';
  const parameter = (name: string, own: number): JsonValue =>
    fromRegistry ? expression(`$type($model_parameters.${name}) = 'number' ? $model_parameters.${name} : ${own}`) : own;
  return {
    resource: 'arn:aws:states:::lambda:invoke',
    arguments: {
      FunctionName: service.functionArn,
      Payload: {
        provider_config: fromRegistry ? expression('$provider_config') : plainValue(service.providerConfig),
        messages: expression(plan.prompt.length === 0 && !fromRegistry ? '[$messages]' : WITH_SYSTEM_MESSAGE),
        tools: fromRegistry && plan.tools.length > 0 ? expression('$tools') : definitions,
        temperature: parameter('temperature', model.temperature),
        max_tokens: parameter('max_tokens', model.maxTokens),
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
