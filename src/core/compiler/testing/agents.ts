import type { JsonObject } from '../../json';
import {
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newModel,
  newStructuredOutput,
  newTool,
  nodeId,
  type AgentDocument,
  type AgentEdge,
  type AgentNode,
  type AgentSettings,
  type ModelNode,
  type NodeId,
  type PollingSettings,
  type StructuredOutputNode,
  type ToolNode,
} from '../../model';

/** What a test changes of the smallest agent. */
export interface AgentOverrides {
  readonly name?: string;
  readonly model?: Partial<ModelNode>;
  readonly settings?: Partial<AgentSettings>;
  readonly tools?: readonly ToolNode[];
  readonly outputs?: readonly StructuredOutputNode[];
}

/** An agent with a Lambda model whose tools and outputs are all connected. */
export function agentWith({
  name = 'orders-agent',
  model,
  settings,
  tools = [],
  outputs = [],
}: AgentOverrides = {}): AgentDocument {
  const empty = emptyAgent(name);
  const modelNode = newModel(MODEL_ID, {
    systemPrompt: 'You run batch jobs for the user.',
    service: LAMBDA_MODEL,
    ...model,
  });
  const called: AgentNode[] = [...tools, ...outputs];
  const edges = called.map(({ id }): AgentEdge => ({ id: edgeId(`model-${id}`), from: MODEL_ID, to: id }));
  const nodes = { ...empty.nodes, [MODEL_ID]: modelNode, ...byId(called) };
  return {
    ...empty,
    nodes,
    edges: { ...empty.edges, ...byId(edges) },
    settings: { ...empty.settings, ...settings },
  };
}

/** A Lambda tool with its ARN set. */
export function lambdaTool(toolName: string, overrides: Partial<ToolNode> = {}): ToolNode {
  return newTool(nodeId(toolName), toolName, {
    description: `Does ${toolName}.`,
    inputSchema: INPUT_SCHEMA,
    target: { type: 'lambda', functionArn: functionArn(toolName) },
    ...overrides,
  });
}

/** A Lambda tool that waits: `pollingTool('monitor', { mode: 'wait-before-call' })`. */
export function pollingTool(
  toolName: string,
  polling: Partial<PollingSettings>,
  overrides: Partial<ToolNode> = {},
): ToolNode {
  return lambdaTool(toolName, { polling: { ...DEFAULT_POLLING, ...polling }, ...overrides });
}

export function outputNode(toolName: string, schema: JsonObject): StructuredOutputNode {
  return newStructuredOutput(nodeId(toolName), toolName, { description: 'Gives the final report.', schema });
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:us-east-1:123456789012:function:${name.replaceAll('_', '-')}`;
}

export function activityArn(name: string): string {
  return `arn:aws:states:us-east-1:123456789012:activity:${name}`;
}

export const MODEL_ID: NodeId = nodeId('model');

const INPUT_SCHEMA: JsonObject = {
  type: 'object',
  properties: { execution_id: { type: 'string' } },
  required: ['execution_id'],
};

const LAMBDA_MODEL: ModelNode['service'] = {
  type: 'lambda',
  functionArn: functionArn('unified-llm'),
  providerConfig: {
    provider_id: 'anthropic',
    model_id: 'claude-sonnet-4-5',
    endpoint: 'https://llm.example.com/v1/messages',
    auth_header_name: 'x-api-key',
    secret_path: '/ai-agent/llm-secrets/prod',
    secret_key_name: 'ANTHROPIC_API_KEY',
    request_transformer: 'anthropic_v1',
    response_transformer: 'anthropic_v1',
    timeout: 300,
  },
};

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
