import type { JsonObject } from '../json';
import type { AgentDocument, EndNode, StartNode, StructuredOutputNode } from './agentDocument';
import { AGENT_VERSION } from './agentDocument';
import { edgeId, nodeId, type NodeId } from './ids';
import type { ModelNode } from './modelNode';
import type { PollingSettings, StatusMapping } from './polling';
import type { AgentSettings } from './settings';
import type { ApprovalSettings, ErrorSettings, ToolNode } from './toolNode';

export const DEFAULT_STATUS: StatusMapping = {
  path: 'status',
  running: ['RUNNING', 'PENDING', 'QUEUED', 'IN_PROGRESS', 'STARTING'],
  succeeded: ['SUCCEEDED', 'SUCCESS', 'COMPLETED', 'DONE'],
  failed: ['FAILED', 'ERROR', 'TIMED_OUT', 'ABORTED', 'CANCELLED'],
  inputRequired: ['INPUT_REQUIRED', 'WAITING_FOR_INPUT'],
};

/** 30 s × 20: the numbers of the original design. */
export const DEFAULT_POLLING: PollingSettings = {
  mode: 'none',
  polling_interval: 30,
  max_polling_attempts: 20,
  firstCheck: 'after-interval',
  backoff: null,
  jitter: 'none',
  deadlineSeconds: null,
  hint: null,
  status: DEFAULT_STATUS,
  onGiveUp: 'tell-model',
  giveUpActivityArn: null,
  attemptScope: 'tool',
  callback: { timeoutSeconds: 3600, heartbeatSeconds: null },
  prompt: { type: 'generated' },
};

export const DEFAULT_ERRORS: ErrorSettings = {
  timeoutSeconds: 300,
  retry: {
    enabled: true,
    intervalSeconds: 1,
    maxAttempts: 3,
    backoffRate: 2,
    maxDelaySeconds: null,
    jitter: 'full',
    additionalErrors: [],
  },
  onFailure: 'tell-model',
};

export const DEFAULT_SETTINGS: AgentSettings = {
  naming: 'design',
  configuration: { type: 'inline' },
  maxConcurrency: 5,
  tokenMetrics: { enabled: false, namespace: 'AI-Agents' },
  resultContent: 'text',
  stateMachineType: 'STANDARD',
  timeoutSeconds: null,
  tags: {},
};

export const DEFAULT_APPROVAL: ApprovalSettings = {
  via: { type: 'activity', activityArn: '' },
  timeoutSeconds: 3600,
  heartbeatSeconds: null,
};

const OBJECT_SCHEMA: JsonObject = { type: 'object', properties: {} };

/** A tool with defaults: a Lambda without an ARN yet, no waiting. */
export function newTool(id: NodeId, toolName: string, overrides: Partial<ToolNode> = {}): ToolNode {
  return {
    id,
    kind: 'tool',
    toolName,
    description: '',
    inputSchema: OBJECT_SCHEMA,
    target: { type: 'lambda', functionArn: '' },
    polling: DEFAULT_POLLING,
    approval: null,
    errors: DEFAULT_ERRORS,
    extra: {},
    ...overrides,
  };
}

export function newModel(id: NodeId, overrides: Partial<ModelNode> = {}): ModelNode {
  return {
    id,
    kind: 'model',
    label: 'Call Model',
    systemPrompt: '',
    service: { type: 'bedrock', modelId: '' },
    temperature: 0.7,
    maxTokens: 4096,
    turnLimit: 40,
    errors: { ...DEFAULT_ERRORS, timeoutSeconds: 330, onFailure: 'fail' },
    ...overrides,
  };
}

export function newStructuredOutput(
  id: NodeId,
  toolName: string,
  overrides: Partial<StructuredOutputNode> = {},
): StructuredOutputNode {
  return { id, kind: 'structured-output', toolName, description: '', schema: OBJECT_SCHEMA, ...overrides };
}

/** Start → model → end: the smallest agent. */
export function emptyAgent(name: string): AgentDocument {
  const start: StartNode = { id: nodeId('start'), kind: 'start' };
  const model = newModel(nodeId('model'));
  const end: EndNode = { id: nodeId('end'), kind: 'end' };
  const in_ = { id: edgeId('start-model'), from: start.id, to: model.id };
  const out = { id: edgeId('model-end'), from: model.id, to: end.id };
  return {
    version: AGENT_VERSION,
    name,
    description: '',
    nodes: { [start.id]: start, [model.id]: model, [end.id]: end },
    edges: { [in_.id]: in_, [out.id]: out },
    settings: DEFAULT_SETTINGS,
    layout: { positions: {} },
    extra: {},
  };
}
