import type { AgentDocument, AgentNode, StructuredOutputNode } from './agentDocument';
import type { NodeId } from './ids';
import type { ModelNode } from './modelNode';
import type { ToolNode } from './toolNode';

/** All nodes in the order they were added. */
export function nodesOf(document: AgentDocument): AgentNode[] {
  return Object.values(document.nodes);
}

/** The node of that id, if there is one; safe for ids such as `constructor` that every object answers to. */
export function nodeOf(document: AgentDocument, id: NodeId): AgentNode | undefined {
  return Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
}

export function modelOf(document: AgentDocument): ModelNode | undefined {
  return nodesOf(document).find((node) => node.kind === 'model');
}

/** Tools in the order they were added, connected or not. */
export function toolsOf(document: AgentDocument): ToolNode[] {
  return nodesOf(document).filter((node) => node.kind === 'tool');
}

export function structuredOutputsOf(document: AgentDocument): StructuredOutputNode[] {
  return nodesOf(document).filter((node) => node.kind === 'structured-output');
}

/** Whether the model may call the node: an edge leads from the model to it. */
export function isConnectedToModel(document: AgentDocument, id: NodeId): boolean {
  const model = modelOf(document);
  return model !== undefined && Object.values(document.edges).some((edge) => edge.from === model.id && edge.to === id);
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
