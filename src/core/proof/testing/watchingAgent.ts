import {
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  type AgentDocument,
  type PollingSettings,
  type ToolNode,
} from '../../model';

/** An agent for tests: one tool, `monitor`, a Lambda that waits in a loop of 10 s and gives up after 5 checks. */
export function watchingAgent(polling: Partial<PollingSettings> = {}, tool: Partial<ToolNode> = {}): AgentDocument {
  const agent = emptyAgent('watcher <&>');
  const monitor = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: {
      ...DEFAULT_POLLING,
      mode: 'poll-in-machine',
      polling_interval: 10,
      max_polling_attempts: 5,
      ...polling,
    },
    ...tool,
  });
  const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: monitor.id };
  return { ...agent, nodes: { ...agent.nodes, [monitor.id]: monitor }, edges: { ...agent.edges, [edge.id]: edge } };
}
