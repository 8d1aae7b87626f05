import type { AgentDocument, AgentNode, StructuredOutputNode } from './agentDocument';
import type { NodeId } from './ids';
import type { ModelNode } from './modelNode';
import type { ToolNode } from './toolNode';

/** All nodes in the order they were added. */
export function nodesOf(document: AgentDocument): readonly AgentNode[] {
  return sorted(document.nodes).all;
}

/** The node of that id, if there is one; safe for ids such as `constructor` that every object answers to. */
export function nodeOf(document: AgentDocument, id: NodeId): AgentNode | undefined {
  return Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
}

export function modelOf(document: AgentDocument): ModelNode | undefined {
  return sorted(document.nodes).model;
}

/** Tools in the order they were added, connected or not. */
export function toolsOf(document: AgentDocument): readonly ToolNode[] {
  return sorted(document.nodes).tools;
}

export function structuredOutputsOf(document: AgentDocument): StructuredOutputNode[] {
  return nodesOf(document).filter((node) => node.kind === 'structured-output');
}

/** Whether the model may call the node: an edge leads from the model to it. */
export function isConnectedToModel(document: AgentDocument, id: NodeId): boolean {
  const model = modelOf(document);
  if (model === undefined) return false;
  if (!Object.isExtensible(document.edges)) return targetsOf(document.edges).get(model.id)?.has(id) === true;
  return Object.values(document.edges).some((edge) => edge.from === model.id && edge.to === id);
}

interface SortedNodes {
  readonly all: readonly AgentNode[];
  readonly tools: readonly ToolNode[];
  readonly model: ModelNode | undefined;
}

/**
 * These questions are asked hundreds of times for one document. Only the answers about what is frozen are kept, as every document of the
 * editor is: a command asks while it changes its draft.
 */
const sortedNodes = new WeakMap<AgentDocument['nodes'], SortedNodes>();
const targets = new WeakMap<AgentDocument['edges'], ReadonlyMap<NodeId, ReadonlySet<NodeId>>>();

function sorted(nodes: AgentDocument['nodes']): SortedNodes {
  const known = sortedNodes.get(nodes);
  if (known !== undefined) return known;
  const all = Object.values(nodes);
  const made = {
    all,
    tools: all.filter((node) => node.kind === 'tool'),
    model: all.find((node) => node.kind === 'model'),
  };
  if (!Object.isExtensible(nodes)) sortedNodes.set(nodes, made);
  return made;
}

/** Nodes an edge leads to, by the node it comes from. */
function targetsOf(edges: AgentDocument['edges']): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const known = targets.get(edges);
  if (known !== undefined) return known;
  const made = new Map<NodeId, Set<NodeId>>();
  for (const { from, to } of Object.values(edges)) {
    const group = made.get(from);
    if (group === undefined) made.set(from, new Set([to]));
    else group.add(to);
  }
  targets.set(edges, made);
  return made;
}

/** Name of a node as a person knows it. */
export function displayName(node: AgentNode): string {
  switch (node.kind) {
    case 'start':
      return 'Start';
    case 'end':
      return 'Final answer';
    case 'model':
      return node.label;
    case 'tool':
    case 'structured-output':
      return node.toolName;
  }
}
