import { nodeOf, type AgentDocument, type NodeId, type PollingSettings } from '../../model';

/** A way to set the tool that a fleet is compared in. */
export interface FleetVariant {
  readonly id: 'own' | 'no-interval' | 'jitter' | 'no-jitter';
  readonly label: string;
  readonly document: AgentDocument;
}

/** The agent as it is, without an interval, and with jitter if it has none or without if it has; its limits stay. */
export function fleetVariants(document: AgentDocument, toolId: NodeId): readonly FleetVariant[] {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return [];
  const { mode, jitter } = tool.polling;
  const variant = (id: FleetVariant['id'], label: string, polling: Partial<PollingSettings>): FleetVariant => ({
    id,
    label,
    document: {
      ...document,
      nodes: { ...document.nodes, [toolId]: { ...tool, polling: { ...tool.polling, ...polling } } },
    },
  });
  const hasInterval = mode === 'wait-before-call' || mode === 'poll-in-machine';
  return [
    variant('own', 'As it is set', {}),
    ...(hasInterval
      ? [
          jitter === 'full'
            ? variant('no-jitter', 'Without jitter', { jitter: 'none' })
            : variant('jitter', 'With full jitter', { jitter: 'full' }),
        ]
      : []),
    ...(mode === 'none' ? [] : [variant('no-interval', 'Without an interval', { mode: 'none' })]),
  ];
}
