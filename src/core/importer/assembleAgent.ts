import {
  edgeId,
  emptyAgent,
  nodeId,
  type AgentDocument,
  type AgentEdge,
  type AgentNode,
  type ModelNode,
  type NodeId,
  type StructuredOutputNode,
  type ToolNode,
} from '../model';

/** What an import found out about an agent; what it did not find takes the defaults. */
export interface AgentParts {
  readonly name?: string;
  readonly description?: string;
  readonly model?: Partial<Omit<ModelNode, 'id' | 'kind'>>;
  readonly tools: readonly ToolNode[];
  readonly structuredOutputs?: readonly StructuredOutputNode[];
  readonly settings?: Partial<AgentDocument['settings']>;
  readonly extra?: AgentDocument['extra'];
}

/** Start → model → end with every tool connected to the model. */
export function assembleAgent(parts: AgentParts): AgentDocument {
  const empty = emptyAgent(parts.name ?? 'imported-agent');
  const modelId = nodeId('model');
  const callable: readonly AgentNode[] = [...parts.tools, ...(parts.structuredOutputs ?? [])];
  const model = empty.nodes[modelId];
  const edges = callable.map(({ id }): AgentEdge => ({ id: edgeId(`${modelId}-${id}`), from: modelId, to: id }));
  return {
    ...empty,
    description: parts.description ?? '',
    nodes: {
      ...empty.nodes,
      ...(model?.kind === 'model' && { [modelId]: { ...model, ...parts.model } }),
      ...Object.fromEntries(callable.map((node) => [node.id, node])),
    },
    edges: { ...empty.edges, ...Object.fromEntries(edges.map((edge) => [edge.id, edge])) },
    settings: { ...empty.settings, ...parts.settings },
    extra: parts.extra ?? {},
  };
}

/** An id made from a name, unlike those taken: `tool-monitor_batch_execution`, `tool-monitor_batch_execution-2`. Adds it to `taken`. */
export function claimId(wish: string, taken: Set<string>): NodeId {
  const base = `tool-${wish.replace(/[^A-Za-z0-9_.:-]/g, '_').slice(0, 60)}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return nodeId(id);
}
