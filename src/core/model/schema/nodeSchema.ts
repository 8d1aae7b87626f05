import * as z from 'zod/mini';
import { nodeId } from '../ids';
import { DEFAULT_APPROVAL, DEFAULT_ERRORS, newModel, newStructuredOutput, newTool } from '../defaults';
import type { ErrorSettings } from '../toolNode';
import { pollingSchema } from './pollingSchema';
import { jsonObject, jsonValue, longText, nodeIdSchema, noted, shortText, textList } from './shared';

const { retry: RETRY } = DEFAULT_ERRORS;

const retrySchema = z.looseObject({
  enabled: z._default(z.boolean(), RETRY.enabled),
  intervalSeconds: z._default(z.number(), RETRY.intervalSeconds),
  maxAttempts: z._default(z.number(), RETRY.maxAttempts),
  backoffRate: z._default(z.number(), RETRY.backoffRate),
  maxDelaySeconds: z._default(z.nullable(z.number()), RETRY.maxDelaySeconds),
  jitter: z._default(z.enum(['none', 'full']), RETRY.jitter),
  additionalErrors: z._default(textList, [...RETRY.additionalErrors]),
});

function errorsSchema(defaults: ErrorSettings) {
  return z.looseObject({
    timeoutSeconds: noted(z._default(z.number(), defaults.timeoutSeconds), 'Seconds one attempt may take.'),
    retry: z.prefault(retrySchema, {}),
    onFailure: z._default(z.enum(['tell-model', 'fail']), defaults.onFailure),
  });
}

const targetSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('lambda'), functionArn: z._default(shortText, '') }),
  z.looseObject({
    type: z.literal('activity'),
    activityArn: z._default(shortText, ''),
    heartbeatSeconds: z._default(z.nullable(z.number()), null),
  }),
  z.looseObject({ type: z.literal('sub-agent'), stateMachineArn: z._default(shortText, '') }),
  z.looseObject({
    type: z.literal('service'),
    resourceArn: z._default(shortText, ''),
    arguments: noted(z._default(jsonValue, {}), 'Arguments of the Task; JSONata strings {% … %} are allowed.'),
  }),
]);

const approvalSchema = z.looseObject({
  via: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('activity'), activityArn: z._default(shortText, '') }),
    z.looseObject({ type: z.literal('task-token'), functionArn: z._default(shortText, '') }),
  ]),
  timeoutSeconds: z._default(z.number(), DEFAULT_APPROVAL.timeoutSeconds),
  heartbeatSeconds: z._default(z.nullable(z.number()), DEFAULT_APPROVAL.heartbeatSeconds),
});

const TOOL = newTool(nodeId('tool'), 'tool');

const toolSchema = z.looseObject({
  id: nodeIdSchema,
  kind: z.literal('tool'),
  toolName: noted(shortText, 'Name under which the model calls the tool.'),
  description: noted(z._default(longText, TOOL.description), 'What the tool does, as the model reads it.'),
  inputSchema: noted(z._default(jsonObject, TOOL.inputSchema), 'JSON Schema of the input, as the model reads it.'),
  target: noted(
    z._default(targetSchema, { type: 'lambda', functionArn: '' }),
    'What runs when the model calls the tool.',
  ),
  polling: noted(z.prefault(pollingSchema, {}), 'How the tool waits.'),
  approval: noted(z._default(z.nullable(approvalSchema), null), 'A person decides before the tool runs.'),
  errors: z.prefault(errorsSchema(TOOL.errors), {}),
  extra: noted(z._default(jsonObject, TOOL.extra), 'Fields of tool_configs or of a registry that mean nothing here.'),
});

const MODEL = newModel(nodeId('model'));

const modelSchema = z.looseObject({
  id: nodeIdSchema,
  kind: z.literal('model'),
  label: z._default(shortText, MODEL.label),
  systemPrompt: noted(z._default(longText, MODEL.systemPrompt), 'Polling paragraphs are added when it is compiled.'),
  service: z._default(
    z.discriminatedUnion('type', [
      z.looseObject({
        type: z.literal('lambda'),
        functionArn: z._default(shortText, ''),
        providerConfig: z._default(jsonObject, {}),
      }),
      z.looseObject({ type: z.literal('bedrock'), modelId: z._default(shortText, '') }),
    ]),
    { type: 'bedrock', modelId: '' },
  ),
  temperature: z._default(z.number(), MODEL.temperature),
  maxTokens: z._default(z.number(), MODEL.maxTokens),
  turnLimit: noted(z._default(z.number(), MODEL.turnLimit), 'Turns after which the machine ends the run.'),
  errors: z.prefault(errorsSchema(MODEL.errors), {}),
});

const structuredOutputSchema = z.looseObject({
  id: nodeIdSchema,
  kind: z.literal('structured-output'),
  toolName: shortText,
  description: z._default(longText, ''),
  schema: z._default(jsonObject, newStructuredOutput(nodeId('output'), 'output').schema),
});

export const nodeSchema = z.discriminatedUnion('kind', [
  z.looseObject({ id: nodeIdSchema, kind: z.literal('start') }),
  modelSchema,
  toolSchema,
  structuredOutputSchema,
  z.looseObject({ id: nodeIdSchema, kind: z.literal('end') }),
]);

/** Members of a tool this version knows; others are moved to `extra`. */
export const TOOL_MEMBERS: ReadonlySet<string> = new Set(Object.keys(toolSchema.shape));
