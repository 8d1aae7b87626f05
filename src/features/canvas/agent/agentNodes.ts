import { Position, type Node, type NodeHandle } from '@xyflow/react';
import type { AgentLayoutResult, Rect } from '../../../core/layout';
import { isConnectedToModel, nodesOf, type AgentDocument, type AgentNode, type NodeId } from '../../../core/model';

export interface AgentNodeData extends Record<string, unknown> {
  readonly node: AgentNode;
  /** Whether the model may call it; true for start, model and end. */
  readonly connected: boolean;
}

export type AgentFlowNode = Node<AgentNodeData, 'tool' | 'model' | 'pill' | 'output'>;

const typeOf = {
  tool: 'tool',
  model: 'model',
  start: 'pill',
  end: 'pill',
  'structured-output': 'output',
} as const satisfies Record<AgentNode['kind'], AgentFlowNode['type']>;

/** The last React Flow node made for each node of the agent. */
const known = new WeakMap<AgentNode, AgentFlowNode>();

/** Nodes for React Flow, derived. A node whose place, looks and meaning did not change is the same object, so that only the others render. */
export function agentNodes(
  document: AgentDocument,
  layout: AgentLayoutResult,
  selected: ReadonlySet<NodeId>,
): AgentFlowNode[] {
  return nodesOf(document).flatMap((node) => {
    const rect = layout.placement.rects.get(node.id);
    if (rect === undefined) return [];
    const connected =
      (node.kind !== 'tool' && node.kind !== 'structured-output') || isConnectedToModel(document, node.id);
    return [flowNode(node, rect, connected, selected.has(node.id))];
  });
}

/** Id of the element that names the node for people who cannot see it. */
export function nameElementId(id: string): string {
  return `canvas-node-name-${id}`;
}

function flowNode(node: AgentNode, rect: Rect, connected: boolean, selected: boolean): AgentFlowNode {
  const before = known.get(node);
  const sameData = before?.data.connected === connected;
  if (
    before !== undefined &&
    sameData &&
    before.selected === selected &&
    before.position.x === rect.x &&
    before.position.y === rect.y &&
    before.width === rect.width &&
    before.height === rect.height
  ) {
    return before;
  }
  const size = { width: rect.width, height: rect.height };
  const made: AgentFlowNode = {
    id: node.id,
    type: typeOf[node.kind],
    position: { x: rect.x, y: rect.y },
    ...size,
    measured: size,
    handles: handlesOf(node, rect),
    data: sameData ? before.data : { node, connected },
    selected,
    domAttributes: { 'aria-labelledby': nameElementId(node.id), ...(selected && { 'aria-current': true }) },
  };
  known.set(node, made);
  return made;
}

/** Given up front, so that React Flow has nothing to measure. */
function handlesOf(node: AgentNode, { width, height }: Rect): NodeHandle[] {
  switch (node.kind) {
    case 'model':
      return [{ type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 }];
    case 'tool':
    case 'structured-output':
      return [{ type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 }];
    case 'start':
    case 'end':
      return [];
  }
}
