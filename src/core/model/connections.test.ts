import { describe, expect, it } from 'vitest';
import type { AgentDocument, AgentNode } from './agentDocument';
import { canConnect, canDuplicate, canRemove } from './connections';
import { emptyAgent, newStructuredOutput, newTool } from './defaults';
import { edgeId, nodeId } from './ids';

const search = newTool(nodeId('search'), 'search_web');
const answer = newStructuredOutput(nodeId('answer'), 'return_report');

function agentWith(...nodes: readonly AgentNode[]): AgentDocument {
  const agent = emptyAgent('research-agent');
  return { ...agent, nodes: { ...agent.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) } };
}

describe('canConnect', () => {
  it('lets the model lead to a tool, to structured output and to the end', () => {
    const agent = { ...agentWith(search, answer), edges: {} };

    expect(canConnect(agent, nodeId('start'), nodeId('model'))).toBe(true);
    expect(canConnect(agent, nodeId('model'), search.id)).toBe(true);
    expect(canConnect(agent, nodeId('model'), answer.id)).toBe(true);
    expect(canConnect(agent, nodeId('model'), nodeId('end'))).toBe(true);
  });

  it.each([
    ['model', 'gone', 'One of the two is no longer there.'],
    ['model', 'model', '“Call Model” cannot lead to itself.'],
    ['model', 'end', '“Call Model” and “Final answer” are connected already.'],
    ['search', 'start', 'Nothing leads back to the start.'],
    ['start', 'search', 'The start leads to the model call.'],
    ['search', 'model', 'The result of “search_web” goes back to the model by itself; no connection is needed.'],
    ['search', 'answer', 'A tool answers the model. Connect “return_report” to the model call instead.'],
    ['answer', 'end', 'A call of “return_report” ends the run; nothing follows it.'],
    ['end', 'search', 'Nothing follows the final answer.'],
    ['end', 'constructor', 'One of the two is no longer there.'],
  ])('refuses %s → %s with a reason', (from, to, reason) => {
    expect(canConnect(agentWith(search, answer), nodeId(from), nodeId(to))).toEqual({ reason });
  });

  it('refuses the model leading nowhere it can', () => {
    const two = agentWith({ ...emptyAgent('x').nodes[nodeId('model')]!, id: nodeId('second') });

    expect(canConnect(two, nodeId('model'), nodeId('second'))).toEqual({
      reason: 'The model call leads to tools, to structured output and to the final answer.',
    });
  });

  it('refuses a second edge between the same two', () => {
    const agent = agentWith(search);
    const connected = {
      ...agent,
      edges: { ...agent.edges, [edgeId('e')]: { id: edgeId('e'), from: nodeId('model'), to: search.id } },
    };

    expect(canConnect(connected, nodeId('model'), search.id)).toEqual({
      reason: '“Call Model” and “search_web” are connected already.',
    });
  });
});

describe('canRemove and canDuplicate', () => {
  it('say yes for tools and structured output', () => {
    const agent = agentWith(search, answer);

    expect([canRemove(agent, search.id), canRemove(agent, answer.id)]).toEqual([true, true]);
    expect([canDuplicate(agent, search.id), canDuplicate(agent, answer.id)]).toEqual([true, true]);
  });

  it('keep the three nodes that make an agent', () => {
    const agent = emptyAgent('x');

    expect(canRemove(agent, nodeId('start'))).toEqual({ reason: 'An agent needs its start; it cannot be removed.' });
    expect(canRemove(agent, nodeId('model'))).toEqual({
      reason: 'An agent needs its model call; it cannot be removed.',
    });
    expect(canRemove(agent, nodeId('end'))).toEqual({
      reason: 'An agent needs its final answer; it cannot be removed.',
    });
    expect(canDuplicate(agent, nodeId('model'))).toEqual({ reason: 'An agent has exactly one model call.' });
  });

  it('answer for a node that is gone', () => {
    expect(canRemove(emptyAgent('x'), nodeId('gone'))).toEqual({ reason: 'It is no longer there.' });
    expect(canDuplicate(emptyAgent('x'), nodeId('gone'))).toEqual({ reason: 'It is no longer there.' });
  });
});
