import { canConnect, edgeId, type EdgeId, type NodeId } from '../../core/model';
import { defineCommand } from '../command';

export const connectNodes = defineCommand<{ readonly from: NodeId; readonly to: NodeId }>('edge.add', {
  label: () => 'Connect',
  allowed: (document, { from, to }) => canConnect(document, from, to) === true,
  apply(draft, { from, to }) {
    const id = edgeId(`${from}-${to}`);
    draft.edges[id] = { id, from, to };
  },
});

export const removeEdges = defineCommand<{ readonly edgeIds: readonly EdgeId[] }>('edge.remove', {
  label: (_document, { edgeIds }) => (edgeIds.length === 1 ? 'Disconnect' : `Remove ${edgeIds.length} connections`),
  allowed: (_document, { edgeIds }) => edgeIds.length > 0,
  apply(draft, { edgeIds }) {
    for (const id of edgeIds) delete draft.edges[id];
  },
});
