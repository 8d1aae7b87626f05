import fc from 'fast-check';
import {
  DEFAULT_ERRORS,
  newTool,
  nodeId,
  type AgentDocument,
  type AgentSettings,
  type ModelNode,
  type ToolNode,
} from '../../model';
import { activityArn, agentWith, functionArn, outputNode } from './agents';

/** Any agent a person can make on the screen, out-of-bounds numbers, missing ARNs and impossible names included. */
export function arbitraryAgent(): fc.Arbitrary<AgentDocument> {
  return fc
    .record({
      name: fc.string(),
      description: anyText,
      tools: fc.uniqueArray(tool, { maxLength: 6, selector: ({ id }) => id }),
      outputNames: fc.uniqueArray(toolName, { maxLength: 2 }),
      required: fc.array(fc.oneof(fc.constantFrom('count', 'the summary', 'a.b', "it's", '`x`'), fc.string())),
      model,
      settings,
    })
    .map(({ name, description, tools, outputNames, required, model: modelFields, settings: settingFields }) => ({
      ...agentWith({
        name,
        tools,
        outputs: outputNames.map((output) => ({
          ...outputNode(output, { type: 'object', properties: {}, required }),
          id: nodeId(`output-${output}`),
        })),
        model: modelFields,
        settings: settingFields,
      }),
      description,
    }));
}

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '{% $x %}', '{%', '%}', "it's", 'a "quote"', 'line\nbreak', '\\', '${Token}', '\u0000', '\ud800'),
);

/** Names models allow, and names nobody should choose. */
const toolName = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '_', '-', '0', '9'), minLength: 1, maxLength: 64 }),
  fc.string({ minLength: 1, maxLength: 200 }),
  fc.constantFrom(
    'for Tool Calls',
    'x After Wait',
    'x',
    '__proto__',
    'constructor',
    'é'.repeat(90),
    '😀'.repeat(50),
    'a-b',
    'a_b',
  ),
  anyText,
);

/** What a person may have typed into a field for a number. */
const anyNumber = fc.oneof(
  fc.integer({ min: 1, max: 5000 }),
  fc.constantFrom(0, -1, 1.5, 1e9, 99_999_999, Number.NaN, Number.POSITIVE_INFINITY),
);

const anyArn = (arn: string) => fc.constantFrom(arn, arn, '', ' ');

const polling: fc.Arbitrary<ToolNode['polling']> = fc.record({
  mode: fc.constantFrom('none', 'wait-before-call', 'poll-in-machine', 'callback'),
  polling_interval: fc.option(anyNumber),
  max_polling_attempts: fc.option(anyNumber),
  firstCheck: fc.constantFrom('at-once', 'after-interval'),
  backoff: fc.option(
    fc.record({ rate: fc.oneof(fc.double({ min: 0.5, max: 10 }), anyNumber), maxIntervalSeconds: anyNumber }),
  ),
  jitter: fc.constantFrom('none', 'full'),
  deadlineSeconds: fc.option(anyNumber),
  hint: fc.option(fc.record({ floorSeconds: anyNumber, ceilingSeconds: anyNumber })),
  status: fc.record({
    path: fc.oneof(fc.constantFrom('status', 'job.state', 'jobs.0.status', 'and.or', ''), fc.string()),
    running: fc.array(anyText, { maxLength: 3 }),
    succeeded: fc.array(anyText, { maxLength: 3 }),
    failed: fc.array(anyText, { maxLength: 3 }),
    inputRequired: fc.array(anyText, { maxLength: 3 }),
  }),
  onGiveUp: fc.constantFrom('tell-model', 'fail', 'human'),
  giveUpActivityArn: fc.option(anyArn(activityArn('decide'))),
  attemptScope: fc.constantFrom('tool', 'input'),
  callback: fc.record({ timeoutSeconds: anyNumber, heartbeatSeconds: fc.option(anyNumber) }),
  prompt: fc.oneof(
    fc.constantFrom({ type: 'generated' as const }, { type: 'off' as const }),
    anyText.map((text) => ({ type: 'custom' as const, text })),
  ),
});

const target: fc.Arbitrary<ToolNode['target']> = fc.oneof(
  anyArn(functionArn('f')).map((arn) => ({ type: 'lambda' as const, functionArn: arn })),
  fc.record({
    type: fc.constant('activity' as const),
    activityArn: anyArn(activityArn('worker')),
    heartbeatSeconds: fc.option(anyNumber),
  }),
  anyArn('arn:aws:states:us-east-1:123456789012:stateMachine:sub').map((arn) => ({
    type: 'sub-agent' as const,
    stateMachineArn: arn,
  })),
  fc.record({
    type: fc.constant('service' as const),
    resourceArn: fc.constantFrom(
      'arn:aws:states:::sqs:sendMessage',
      'arn:aws:states:::aws-sdk:s3:listBuckets',
      'arn:aws:states:::batch:submitJob.sync',
      '',
    ),
    arguments: fc.oneof(
      fc.dictionary(fc.string(), anyText),
      fc.constantFrom({ Token: '{% $states.context.Task.Token %}' }, '{% $states.input.input %}', null, 'text', [1]),
    ),
  }),
);

const errors: fc.Arbitrary<ToolNode['errors']> = fc.record({
  timeoutSeconds: anyNumber,
  retry: fc.record({
    enabled: fc.boolean(),
    intervalSeconds: anyNumber,
    maxAttempts: anyNumber,
    backoffRate: fc.oneof(fc.double({ min: 0, max: 5 }), anyNumber),
    maxDelaySeconds: fc.option(anyNumber),
    jitter: fc.constantFrom('none', 'full'),
    additionalErrors: fc.subarray(['Busy', 'States.ALL', 'States.Timeout', ' ', '']),
  }),
  onFailure: fc.constantFrom('tell-model', 'fail'),
});

const approval: fc.Arbitrary<ToolNode['approval']> = fc.option(
  fc.record({
    via: fc.oneof(
      anyArn(activityArn('approve')).map((arn) => ({ type: 'activity' as const, activityArn: arn })),
      anyArn(functionArn('ask')).map((arn) => ({ type: 'task-token' as const, functionArn: arn })),
    ),
    timeoutSeconds: anyNumber,
    heartbeatSeconds: fc.option(anyNumber),
  }),
);

const tool: fc.Arbitrary<ToolNode> = fc
  .record({ toolName, description: anyText, polling, target, errors, approval })
  .map(({ toolName: name, ...fields }) => newTool(nodeId(`tool-${name}`), name, fields));

const model: fc.Arbitrary<Partial<ModelNode>> = fc.record({
  label: fc.oneof(
    fc.constantFrom('Call Model', 'Initialize', 'Success', ''),
    anyText,
    fc.string({ minLength: 70, maxLength: 120 }),
  ),
  systemPrompt: anyText,
  service: fc.oneof(
    fc
      .constantFrom('eu.anthropic.claude-sonnet-4-5-v1:0', '')
      .map((modelId) => ({ type: 'bedrock' as const, modelId })),
    anyText.map((text) => ({
      type: 'lambda' as const,
      functionArn: functionArn('llm'),
      providerConfig: { provider_id: 'anthropic', note: text },
    })),
  ),
  temperature: anyNumber,
  maxTokens: anyNumber,
  turnLimit: anyNumber,
  errors: fc.constant(DEFAULT_ERRORS),
});

const settings: fc.Arbitrary<Partial<AgentSettings>> = fc.record({
  naming: fc.constantFrom('design', 'framework'),
  configuration: fc.oneof(
    fc.constant({ type: 'inline' as const }),
    fc.record({
      type: fc.constant('registry' as const),
      agentTable: fc.constantFrom('AgentRegistry-prod', ''),
      agentVersion: fc.constantFrom('v1.0', ''),
      toolTable: fc.constantFrom('ToolRegistry-prod', ''),
      modelTable: fc.constantFrom('LLMModels-prod', ''),
    }),
  ),
  maxConcurrency: anyNumber,
  tokenMetrics: fc.record({ enabled: fc.boolean(), namespace: fc.constantFrom('AI-Agents', '') }),
  resultContent: fc.constantFrom('text', 'object'),
  timeoutSeconds: fc.option(anyNumber, { nil: null }),
});
