import type { AgentRoute, GiveUpTrack } from '../../core/layout';
import {
  describeGiveUp,
  displayName,
  formatDuration,
  groupThousands,
  waitingFace,
  type AgentNode,
} from '../../core/model';
import { nodeSubtitle } from '../../editor';

/** All words of the canvas, in one place to review or translate. */
export const labels = {
  canvas: 'Canvas',
  agentGraph: 'Agent graph',
  statesGraph: 'States of the compiled machine',
  view: 'View',
  agent: 'Agent',
  states: 'States',
  tidy: 'Tidy up',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Zoom to 100 %',
  fit: 'Fit the graph',
  minimap: 'Overview: drag to move the view',
  toolCalls: 'tool calls',
  noToolCalls: 'no tool calls',
  results: 'tool results, next turn',
  tools: 'Tools',
  runTogether: (concurrency: number) =>
    concurrency === 1 ? 'one at a time' : `run together, ${concurrency} at a time`,
  noTools: 'No tools yet. Drag one here, or choose one at the left and press Enter.',
  runFails: 'Run fails',
  notConnected: 'not connected',
  noLimit: 'no limit',
  connectHint: 'Connect to the model',
  rename: 'Rename',
  duplicate: 'Duplicate',
  disconnect: 'Disconnect from the model',
  connect: 'Connect to the model',
  inspect: 'Open in the inspector',
  showStates: 'Show its states',
  showInAgent: 'Show in the Agent view',
  remove: 'Delete',
  nameField: 'Name',
  nameTaken: (name: string) => `Another tool is called “${name}” already.`,
  nameEmpty: 'The name is empty.',
  turnLimit: (limit: number) => `limit ${groupThousands(limit)}`,
  aboutTurns: (turns: number) => (turns === 1 ? 'about 1 turn' : `about ${groupThousands(turns)} turns`),
  toolCount: (count: number) => (count === 1 ? '1 tool' : `${count} tools`),
  selected: (count: number) => `${count} nodes selected`,
  moved: (name: string) => `Moved “${name}”`,
  movedMany: (count: number) => `Moved ${count} nodes`,
  movedBack: 'The move was taken back',
  connected: (name: string) => `The model can call “${name}” now`,
  disconnected: (name: string) => `The model can no longer call “${name}”`,
  renamed: (name: string) => `Renamed to “${name}”`,
  deleted: 'Deleted',
  tidied: 'Everything is in its place again',
  replay: 'Graph of the run',
  replayAgent: 'Agent graph of the run; Enter on a node goes to its next visit',
  replayStates: 'States of the run; Enter on a State goes to its next visit',
  restLeft: (rest: string) => `${rest} left`,
  counted: { turns: 'turns', visits: 'visits' },
  transition: (from: string, to: string) => (from === '' ? `start to ${to}` : `${from} to ${to}`),
  /** One line of the Agent view, as it is counted in a run. */
  way: (kind: AgentRoute['kind'], name: string) => ways[kind](name),
  staleView: 'The machine cannot be drawn while the agent has no model.',
};

const ways: Readonly<Record<AgentRoute['kind'], (name: string) => string>> = {
  start: () => 'start',
  answer: () => 'final answers',
  call: (name) => `calls of ${name}`,
  'call-trunk': () => 'turns with tool calls',
  result: (name) => `results of ${name}`,
  'result-trunk': () => 'turns with tool results',
  'give-up': (name) => `give-ups of ${name}`,
  failure: (name) => `failures of ${name}`,
  'output-call': (name) => `calls of ${name}`,
  'output-end': (name) => `ends with ${name}`,
};

/** Words on a give-up track: always with the number. */
export function giveUpText({ limit, onGiveUp }: GiveUpTrack): string {
  const outcome = describeGiveUp(onGiveUp);
  switch (limit.type) {
    case 'checks':
      return `gives up after ${groupThousands(limit.count)} ${limit.count === 1 ? 'check' : 'checks'}, ${outcome}`;
    case 'timeout':
      return `no answer after ${formatDuration(limit.seconds)}, ${outcome}`;
    case 'range':
      return `gives up after ${groupThousands(limit.least)} to ${groupThousands(limit.most)} checks, ${outcome}`;
    case 'mixed':
      return `gives up when its limit is reached, ${outcome}`;
    case 'none':
      return 'never gives up, there is no limit';
  }
}

/** What a node says of itself: “Tool monitor_batch_execution, Lambda batch-monitor, every 30 s, up to 20 × = 10 min, 1 problem”. */
export function nodeName(node: AgentNode, facts: { readonly problems: number; readonly connected: boolean }): string {
  const problems = facts.problems === 0 ? '' : facts.problems === 1 ? '1 problem' : `${facts.problems} problems`;
  return [
    `${kindName(node)} ${displayName(node)}`.trim(),
    nodeSubtitle(node).replace(' · ', ' '),
    node.kind === 'tool' ? waitingFace(node.polling) : '',
    node.kind === 'tool' && node.approval !== null ? 'needs approval' : '',
    facts.connected ? '' : labels.notConnected,
    problems,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function kindName(node: AgentNode): string {
  switch (node.kind) {
    case 'tool':
      return 'Tool';
    case 'model':
      return 'Model call';
    case 'structured-output':
      return 'Output';
    case 'start':
    case 'end':
      return '';
  }
}
