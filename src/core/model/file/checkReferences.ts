import type { AgentDocument, NodeKind } from '../agentDocument';
import { isConnectable } from '../connections';
import { displayName, nodeOf, nodesOf } from '../queries';
import { MAX_EDGES, MAX_NODES } from '../schema/shared';
import type { AgentProblem } from './agentProblem';

/** What a schema cannot say: ids equal their keys, edges join nodes that are there, exactly one start, model and end. */
export function checkReferences(document: AgentDocument): AgentProblem[] {
  return [...checkCounts(document), ...checkIds(document), ...checkKinds(document), ...checkEdges(document)];
}

function checkCounts(document: AgentDocument): AgentProblem[] {
  const nodes = Object.keys(document.nodes).length;
  const edges = Object.keys(document.edges).length;
  const problems: AgentProblem[] = [];
  if (nodes > MAX_NODES) {
    problems.push({
      code: 'file/too-many-nodes',
      message: `The agent has ${nodes} nodes; ${MAX_NODES} are accepted.`,
      path: ['nodes'],
    });
  }
  if (edges > MAX_EDGES) {
    problems.push({
      code: 'file/too-many-edges',
      message: `The agent has ${edges} edges; ${MAX_EDGES} are accepted.`,
      path: ['edges'],
    });
  }
  return problems;
}

function checkIds(document: AgentDocument): AgentProblem[] {
  return [
    ...Object.entries(document.nodes).map(([key, { id }]) => ({ key, id, area: 'nodes' })),
    ...Object.entries(document.edges).map(([key, { id }]) => ({ key, id, area: 'edges' })),
  ]
    .filter(({ key, id }) => key !== id)
    .map(({ key, id, area }) => ({
      code: 'file/id-differs' as const,
      message: `“${key}” in “${area}” says its id is “${id}”. The two must be the same.`,
      path: [area, key, 'id'],
    }));
}

const EXACTLY_ONE: readonly (readonly [NodeKind, string])[] = [
  ['start', 'start'],
  ['model', 'model call'],
  ['end', 'final answer'],
];

function checkKinds(document: AgentDocument): AgentProblem[] {
  return EXACTLY_ONE.flatMap(([kind, noun]): AgentProblem[] => {
    const found = nodesOf(document).filter((node) => node.kind === kind);
    const [, second] = found;
    if (found.length === 0) {
      return [{ code: 'file/node-missing', message: `The agent has no ${noun} (kind “${kind}”).`, path: ['nodes'] }];
    }
    if (second === undefined) return [];
    const ids = found.map(({ id }) => `“${id}”`).join(', ');
    const message = `The agent has ${found.length} nodes of kind “${kind}” (${ids}); there must be one.`;
    return [{ code: 'file/node-twice', message, path: ['nodes', second.id] }];
  });
}

function checkEdges(document: AgentDocument): AgentProblem[] {
  const seen = new Map<string, string>();
  return Object.values(document.edges).flatMap((edge): AgentProblem[] => {
    const path = ['edges', edge.id];
    const from = nodeOf(document, edge.from);
    const to = nodeOf(document, edge.to);
    if (from === undefined || to === undefined) {
      const absent = from === undefined ? edge.from : edge.to;
      const message = `The edge “${edge.id}” joins “${absent}”, a node that is not there.`;
      return [{ code: 'file/edge-dangling', message, path }];
    }
    if (!isConnectable(from.kind, to.kind)) {
      const message = `The edge “${edge.id}” leads from “${displayName(from)}” to “${displayName(to)}”, which cannot be.`;
      return [{ code: 'file/edge-not-allowed', message, path }];
    }
    const ends = JSON.stringify([edge.from, edge.to]);
    const twin = seen.get(ends);
    seen.set(ends, edge.id);
    if (twin === undefined) return [];
    const message = `The edges “${twin}” and “${edge.id}” join the same two nodes.`;
    return [{ code: 'file/edge-twice', message, path }];
  });
}
