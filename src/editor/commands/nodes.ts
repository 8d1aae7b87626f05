import { canRemove, displayName, type AgentEdge, type AgentNode, type NodeId, type Position } from '../../core/model';
import { defineCommand } from '../command';

/** Adds a node with the edges that come with it (a tool is connected to the model). */
export const addNode = defineCommand<{
  readonly node: AgentNode;
  readonly edges: readonly AgentEdge[];
  readonly position?: Position;
}>('node.add', {
  label: (_document, { node }) => `Add “${displayName(node)}”`,
  allowed: (document, { node }) => !(node.id in document.nodes),
  apply(draft, { node, edges, position }) {
    draft.nodes[node.id] = node as (typeof draft.nodes)[NodeId]; // a draft type is the mutable twin of what is put in
    for (const edge of edges) draft.edges[edge.id] = edge;
    if (position !== undefined) draft.layout.positions[node.id] = position;
  },
});

/** Removes nodes and the edges that touch them. */
export const removeNodes = defineCommand<{ readonly nodeIds: readonly NodeId[] }>('node.remove', {
  label: (document, { nodeIds }) => {
    const [only] = nodeIds;
    const node = nodeIds.length === 1 && only !== undefined ? document.nodes[only] : undefined;
    return node === undefined ? `Remove ${nodeIds.length} nodes` : `Remove “${displayName(node)}”`;
  },
  allowed: (document, { nodeIds }) => nodeIds.length > 0 && nodeIds.every((id) => canRemove(document, id) === true),
  apply(draft, { nodeIds }) {
    for (const id of nodeIds) {
      delete draft.nodes[id];
      delete draft.layout.positions[id];
      for (const edge of Object.values(draft.edges)) {
        if (edge.from === id || edge.to === id) delete draft.edges[edge.id];
      }
    }
  },
});

/** Moves nodes; `positions` holds where each ends. */
export const moveNodes = defineCommand<{ readonly positions: Readonly<Record<NodeId, Position>> }>('node.move', {
  label: (_document, { positions }) =>
    Object.keys(positions).length === 1 ? 'Move node' : `Move ${Object.keys(positions).length} nodes`,
  apply(draft, { positions }) {
    Object.assign(draft.layout.positions, positions);
  },
});

/** Forgets positions chosen by hand: the layout places everything again. */
export const tidyUp = defineCommand<Record<string, never>>('layout.tidy', {
  label: () => 'Tidy up',
  allowed: (document) => Object.keys(document.layout.positions).length > 0,
  apply(draft) {
    draft.layout.positions = {};
  },
});
