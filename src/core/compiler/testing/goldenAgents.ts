import {
  DEFAULT_APPROVAL,
  DEFAULT_ERRORS,
  type AgentDocument,
  type ApprovalSettings,
  type PollingSettings,
  type StatusMapping,
  type StructuredOutputNode,
  type ToolNode,
  type ToolTarget,
} from '../../model';
import { activityArn, agentWith, functionArn, lambdaTool, outputNode, pollingTool } from './agents';
import { REGISTRIES } from './registries';

/** One agent for each way to wait and each thing around it; the samples in `public/` come on top. */
export function goldenAgents(): Readonly<Record<string, AgentDocument>> {
  return {
    'no-tools': agentWith(),
    'plain-tool': agentWith({ tools: [start()] }),
    'wait-before-call': agentWith({ tools: [start(), monitor({ mode: 'wait-before-call' })] }),
    'wait-before-call-all-options': agentWith({
      tools: [monitor({ mode: 'wait-before-call', ...ALL_OPTIONS, firstCheck: 'at-once' })],
    }),
    'wait-before-call-by-input': agentWith({
      tools: [start(), monitor({ mode: 'wait-before-call', attemptScope: 'input', hint: HINT })],
    }),
    'wait-before-call-approval': agentWith({
      tools: [monitor({ mode: 'wait-before-call', attemptScope: 'input' }, { approval: APPROVAL })],
    }),
    'wait-before-call-framework': agentWith({
      tools: [start(), monitor({ mode: 'wait-before-call' })],
      settings: { naming: 'framework', tokenMetrics: { enabled: true, namespace: 'AI-Agents' } },
    }),
    'poll-in-machine': agentWith({ tools: [start(), monitor({ mode: 'poll-in-machine' })] }),
    'poll-in-machine-all-options': agentWith({ tools: [monitor({ mode: 'poll-in-machine', ...ALL_OPTIONS })] }),
    'poll-in-machine-nested-status': agentWith({
      tools: [
        pollingTool(
          'get_query',
          { mode: 'poll-in-machine', firstCheck: 'at-once', status: ATHENA_STATUS },
          {
            target: {
              type: 'service',
              resourceArn: 'arn:aws:states:::athena:getQueryExecution',
              arguments: { QueryExecutionId: '{% $states.input.input.execution_id %}' },
            },
          },
        ),
      ],
    }),
    callback: agentWith({
      tools: [
        pollingTool('run_batch', { mode: 'callback', callback: { timeoutSeconds: 3600, heartbeatSeconds: 600 } }),
      ],
    }),
    'give-up-fails': agentWith({
      tools: [
        monitor({ mode: 'wait-before-call', onGiveUp: 'fail' }),
        pollingTool('await_batch', { mode: 'poll-in-machine', onGiveUp: 'fail' }),
        pollingTool('run_batch', { mode: 'callback', onGiveUp: 'fail' }),
      ],
    }),
    'give-up-asks-a-person': agentWith({
      tools: (['wait-before-call', 'poll-in-machine', 'callback'] as const).map((mode) =>
        pollingTool(`job_${mode.replaceAll('-', '_')}`, {
          mode,
          onGiveUp: 'human',
          giveUpActivityArn: activityArn('decide'),
        }),
      ),
    }),
    'approval-activity': agentWith({
      tools: [lambdaTool('restart_batch_execution', { approval: { ...APPROVAL, heartbeatSeconds: 60 } }), start()],
    }),
    'approval-task-token': agentWith({
      tools: [
        lambdaTool('restart_batch_execution', {
          approval: { ...DEFAULT_APPROVAL, via: { type: 'task-token', functionArn: functionArn('ask') } },
        }),
      ],
    }),
    'approval-framework': agentWith({
      tools: [lambdaTool('restart_batch_execution', { approval: APPROVAL })],
      settings: { naming: 'framework' },
    }),
    'approval-poll-in-machine': agentWith({ tools: [monitor({ mode: 'poll-in-machine' }, { approval: APPROVAL })] }),
    targets: agentWith({
      tools: [
        lambdaTool('browse', {
          target: { type: 'activity', activityArn: activityArn('browser'), heartbeatSeconds: 60 },
        }),
        lambdaTool('ask_researcher', { target: RESEARCHER }),
        lambdaTool('send_message', {
          target: {
            type: 'service',
            resourceArn: 'arn:aws:states:::sqs:sendMessage',
            arguments: {
              QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
              MessageBody: '{% $states.input.input %}',
            },
          },
        }),
      ],
    }),
    'targets-polled': agentWith({
      tools: [
        pollingTool(
          'browse',
          { mode: 'wait-before-call' },
          { target: { type: 'activity', activityArn: activityArn('browser'), heartbeatSeconds: null } },
        ),
        pollingTool('ask_researcher', { mode: 'poll-in-machine' }, { target: RESEARCHER }),
        pollingTool(
          'send_and_wait',
          { mode: 'callback' },
          {
            target: {
              type: 'service',
              resourceArn: 'arn:aws:states:::sqs:sendMessage',
              arguments: {
                QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
                MessageBody: { input: '{% $states.input.input %}', token: '{% $states.context.Task.Token %}' },
              },
            },
          },
        ),
      ],
    }),
    errors: agentWith({
      tools: [
        lambdaTool('retried', {
          errors: {
            ...DEFAULT_ERRORS,
            retry: {
              ...DEFAULT_ERRORS.retry,
              maxDelaySeconds: 60,
              jitter: 'none',
              additionalErrors: ['Busy', 'States.ALL'],
            },
          },
        }),
        lambdaTool('fails_the_run', {
          errors: { ...DEFAULT_ERRORS, onFailure: 'fail', retry: { ...DEFAULT_ERRORS.retry, enabled: false } },
        }),
      ],
    }),
    'structured-output': agentWith({ tools: [lambdaTool('get_orders')], outputs: [REPORT], model: { turnLimit: 5 } }),
    'structured-output-only': agentWith({
      outputs: [REPORT, outputNode('return_error', { type: 'object', properties: {} })],
    }),
    'object-content': agentWith({
      tools: [start(), monitor({ mode: 'wait-before-call' }), pollingTool('await_batch', { mode: 'poll-in-machine' })],
      settings: { resultContent: 'object' },
    }),
    bedrock: agentWith({
      tools: [start(), monitor({ mode: 'wait-before-call' })],
      outputs: [REPORT],
      model: { service: { type: 'bedrock', modelId: 'eu.anthropic.claude-sonnet-4-5-v1:0' } },
      settings: { tokenMetrics: { enabled: true, namespace: 'AI-Agents' } },
    }),
    registry: agentWith({
      tools: [start(), monitor({ mode: 'wait-before-call' })],
      outputs: [REPORT],
      model: { systemPrompt: '' },
      settings: { configuration: REGISTRIES, naming: 'framework' },
    }),
    'registry-bedrock': agentWith({
      tools: [start()],
      model: { systemPrompt: '', service: { type: 'bedrock', modelId: 'amazon.nova-pro-v1:0' } },
      settings: { configuration: REGISTRIES },
    }),
  };
}

function start(): ToolNode {
  return lambdaTool('start_batch_execution');
}

function monitor(polling: Partial<PollingSettings>, overrides: Partial<ToolNode> = {}): ToolNode {
  return pollingTool('monitor_batch_execution', polling, overrides);
}

const APPROVAL: ApprovalSettings = {
  ...DEFAULT_APPROVAL,
  via: { type: 'activity', activityArn: activityArn('approve') },
};

const RESEARCHER: ToolTarget = {
  type: 'sub-agent',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:researcher',
};

const REPORT: StructuredOutputNode = outputNode('return_order_report', {
  type: 'object',
  properties: { order_count: { type: 'integer' }, summary: { type: 'string' } },
  required: ['order_count', 'summary'],
});

const ATHENA_STATUS: StatusMapping = {
  path: 'QueryExecution.Status.State',
  running: ['QUEUED', 'RUNNING'],
  succeeded: ['SUCCEEDED'],
  failed: ['FAILED', 'CANCELLED'],
  inputRequired: [],
};

const HINT = { floorSeconds: 5, ceilingSeconds: 120 };

const ALL_OPTIONS: Partial<PollingSettings> = {
  polling_interval: 10,
  max_polling_attempts: 30,
  backoff: { rate: 1.5, maxIntervalSeconds: 120 },
  jitter: 'full',
  deadlineSeconds: 900,
  hint: HINT,
};
