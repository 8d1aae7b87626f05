import fc from 'fast-check';
import type { JsonObject } from '../json';
import type { AgentDocument, AgentNode } from './agentDocument';
import { emptyAgent, newModel, newTool } from './defaults';
import { edgeId, nodeId } from './ids';
import type { PollingSettings } from './polling';
import type { ApprovalSettings, ErrorSettings, ToolNode, ToolTarget } from './toolNode';

/** Random parts of agents for property tests: every choice of every field, numbers within bounds unless a property asks for others. */

const ARN_PREFIX = 'arn:aws:lambda:us-east-1:123456789012:function:';

/** Members a JSON text can hold and that no reader minds: never `__proto__`. */
export const jsonObjects: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 2, noUnicodeString: false }),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  )
  .map((value) => JSON.parse(withoutProto(value)) as JsonObject); // -0 becomes 0, as in a file

export const toolNames = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,30}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/) },
);

export const pollingSettings: fc.Arbitrary<PollingSettings> = fc.record({
  mode: fc.constantFrom('none', 'wait-before-call', 'poll-in-machine', 'callback'),
  polling_interval: fc.integer({ min: 1, max: 3600 }),
  max_polling_attempts: fc.integer({ min: 1, max: 100 }),
  firstCheck: fc.constantFrom('after-interval', 'at-once'),
  backoff: fc.option(
    fc.record({ rate: fc.constantFrom(1, 1.5, 2, 3), maxIntervalSeconds: fc.integer({ min: 1, max: 3600 }) }),
  ),
  jitter: fc.constantFrom('none', 'full'),
  deadlineSeconds: fc.option(fc.integer({ min: 1, max: 100_000 })),
  hint: fc.option(
    fc.record({ floorSeconds: fc.integer({ min: 1, max: 60 }), ceilingSeconds: fc.integer({ min: 60, max: 3600 }) }),
  ),
  status: fc.record({
    path: fc.constantFrom('status', 'job.state', 'QueryExecution.Status.State'),
    running: fc.constant(['RUNNING', 'PENDING']),
    succeeded: fc.constant(['SUCCEEDED']),
    failed: fc.constantFrom<readonly string[]>(['FAILED'], []),
    inputRequired: fc.constantFrom<readonly string[]>(['INPUT_REQUIRED'], []),
  }),
  onGiveUp: fc.constantFrom('tell-model', 'fail', 'human'),
  giveUpActivityArn: fc.constant('arn:aws:states:us-east-1:123456789012:activity:give-up'),
  attemptScope: fc.constantFrom('tool', 'input'),
  callback: fc.record({
    timeoutSeconds: fc.integer({ min: 120, max: 100_000 }),
    heartbeatSeconds: fc.option(fc.integer({ min: 1, max: 119 })),
  }),
  prompt: fc.oneof(
    fc.constantFrom({ type: 'generated' as const }, { type: 'off' as const }),
    fc.record({ type: fc.constant('custom' as const), text: fc.string({ minLength: 1 }) }),
  ),
});

const toolTargets: fc.Arbitrary<ToolTarget> = fc.oneof(
  fc.record({
    type: fc.constant('lambda' as const),
    functionArn: toolNames.map((name) => `${ARN_PREFIX}${name}`),
  }),
  fc.record({
    type: fc.constant('activity' as const),
    activityArn: fc.constant('arn:aws:states:us-east-1:123456789012:activity:worker'),
    heartbeatSeconds: fc.option(fc.integer({ min: 1, max: 60 })),
  }),
  fc.record({
    type: fc.constant('sub-agent' as const),
    stateMachineArn: fc.constant('arn:aws:states:us-east-1:123456789012:stateMachine:helper'),
  }),
  fc.record({
    type: fc.constant('service' as const),
    resourceArn: fc.constantFrom('arn:aws:states:::athena:getQueryExecution', 'arn:aws:states:::dynamodb:getItem'),
    arguments: fc.constant({ QueryExecutionId: '{% $states.input.input.query_execution_id %}' }),
  }),
);

const approvals: fc.Arbitrary<ApprovalSettings> = fc.record({
  via: fc.constantFrom<ApprovalSettings['via']>(
    { type: 'activity', activityArn: 'arn:aws:states:us-east-1:123456789012:activity:approve' },
    { type: 'task-token', functionArn: `${ARN_PREFIX}ask-approval` },
  ),
  timeoutSeconds: fc.integer({ min: 60, max: 86_400 }),
  heartbeatSeconds: fc.option(fc.integer({ min: 1, max: 59 })),
});

const errorSettings: fc.Arbitrary<ErrorSettings> = fc.record({
  timeoutSeconds: fc.integer({ min: 61, max: 900 }),
  retry: fc.record({
    enabled: fc.boolean(),
    intervalSeconds: fc.integer({ min: 1, max: 60 }),
    maxAttempts: fc.integer({ min: 0, max: 10 }),
    backoffRate: fc.constantFrom(1, 1.5, 2),
    maxDelaySeconds: fc.option(fc.integer({ min: 61, max: 600 })),
    jitter: fc.constantFrom('none', 'full'),
    additionalErrors: fc.constantFrom<readonly string[]>([], ['Athena.TooManyRequestsException']),
  }),
  onFailure: fc.constantFrom('tell-model', 'fail'),
});

export const toolNodes: fc.Arbitrary<ToolNode> = fc
  .record({
    toolName: toolNames,
    description: fc.string(),
    inputSchema: fc.constantFrom<JsonObject>(
      { type: 'object', properties: {} },
      { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    ),
    target: toolTargets,
    polling: pollingSettings,
    approval: fc.option(approvals),
    errors: errorSettings,
    extra: jsonObjects,
  })
  .map(({ toolName, ...rest }) => newTool(nodeId(`tool-${toolName}`), toolName, rest));

/** Whole agents: one to six tools, each connected or not, all settings. */
export const agentDocuments: fc.Arbitrary<AgentDocument> = fc
  .record({
    name: fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/),
    description: fc.string({ unit: 'grapheme' }),
    systemPrompt: fc.string({ unit: 'grapheme' }),
    lambda: fc.boolean(),
    tools: fc.uniqueArray(fc.tuple(toolNodes, fc.boolean()), { selector: ([tool]) => tool.toolName, maxLength: 6 }),
    naming: fc.constantFrom('design' as const, 'framework' as const),
    resultContent: fc.constantFrom('text' as const, 'object' as const),
    metrics: fc.boolean(),
    positions: fc.boolean(),
    extra: jsonObjects,
  })
  .map((choice) => {
    const agent = emptyAgent(choice.name);
    const model = newModel(nodeId('model'), {
      systemPrompt: choice.systemPrompt,
      service: choice.lambda
        ? { type: 'lambda', functionArn: `${ARN_PREFIX}llm`, providerConfig: { provider_id: 'anthropic' } }
        : { type: 'bedrock', modelId: 'anthropic.claude-sonnet-4-20250514-v1:0' },
    });
    const tools = choice.tools.map(([tool]): AgentNode => tool);
    const edges = choice.tools
      .filter(([, connected]) => connected)
      .map(([tool]) => ({ id: edgeId(`model-${tool.id}`), from: model.id, to: tool.id }));
    return {
      ...agent,
      description: choice.description,
      nodes: { ...agent.nodes, [model.id]: model, ...Object.fromEntries(tools.map((node) => [node.id, node])) },
      edges: { ...agent.edges, ...Object.fromEntries(edges.map((edge) => [edge.id, edge])) },
      settings: {
        ...agent.settings,
        naming: choice.naming,
        resultContent: choice.resultContent,
        tokenMetrics: { enabled: choice.metrics, namespace: 'AI-Agents' },
      },
      layout: { positions: choice.positions ? { [model.id]: { x: 120, y: -40.5 } } : {} },
      extra: choice.extra,
    };
  });

function withoutProto(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => (key === '__proto__' ? undefined : member));
}
