import { describe, expect, it } from 'vitest';
import { edgeId, emptyAgent, newTool, nodeId, type AgentDocument } from '../../../core/model';
import { layoutAgent } from '../../../core/layout';
import { directionOf, neighbourInDirection } from './neighbourInDirection';

describe('neighbourInDirection', () => {
  const boxes = layoutAgent(agentWithTools(3), { narrow: false }).placement.rects;
  const go = (from: string, direction: 'left' | 'right' | 'up' | 'down') =>
    neighbourInDirection(boxes, from, direction);

  it('goes along the loop of an agent', () => {
    expect(go('start', 'down')).toBe('model');
    expect(go('model', 'down')).toBe('end');
    expect(go('model', 'up')).toBe('start');
    expect(go('tool-0', 'down')).toBe('tool-1');
    expect(go('tool-2', 'up')).toBe('tool-1');
    expect(go('tool-1', 'left')).toBe('model');
  });

  it('stays where nothing lies ahead', () => {
    expect(go('start', 'up')).toBeNull();
    expect(go('tool-0', 'right')).toBeNull();
    expect(go('nobody', 'right')).toBeNull();
  });

  it('knows arrow keys and no other', () => {
    expect(directionOf('ArrowLeft')).toBe('left');
    expect(directionOf('Enter')).toBeNull();
    expect(directionOf('toString')).toBeNull();
  });
});

function agentWithTools(count: number): AgentDocument {
  const empty = emptyAgent('test');
  const tools = Array.from({ length: count }, (_, index) => newTool(nodeId(`tool-${index}`), `tool_${index}`));
  const edges = tools.map(({ id }) => ({ id: edgeId(`model-${id}`), from: nodeId('model'), to: id }));
  return {
    ...empty,
    nodes: { ...empty.nodes, ...Object.fromEntries(tools.map((tool) => [tool.id, tool])) },
    edges: { ...empty.edges, ...Object.fromEntries(edges.map((edge) => [edge.id, edge])) },
  };
}
