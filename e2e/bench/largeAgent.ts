import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId, type AgentDocument } from '../../src/core/model';

/** An agent with many Lambda tools; every second of them watches a job. */
export function largeAgent(tools: number): AgentDocument {
  const agent = emptyAgent('large-agent');
  const nodes = Array.from({ length: tools }, (_, index) => {
    const name = index % 2 === 0 ? `start_job_${index}` : `watch_job_${index}`;
    return newTool(nodeId(name), name, {
      description: `Does step ${index} of the work and says how it went.`,
      inputSchema: {
        type: 'object',
        properties: { job_id: { type: 'string' }, region: { type: 'string' } },
        required: ['job_id'],
      },
      target: { type: 'lambda', functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` },
      polling: { ...DEFAULT_POLLING, mode: index % 2 === 0 ? 'none' : 'poll-in-machine' },
    });
  });
  return {
    ...agent,
    nodes: { ...agent.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) },
    edges: {
      ...agent.edges,
      ...Object.fromEntries(
        nodes.map(({ id }) => [edgeId(`model-${id}`), { id: edgeId(`model-${id}`), from: nodeId('model'), to: id }]),
      ),
    },
  };
}
