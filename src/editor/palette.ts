import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  edgeId,
  modelOf,
  newStructuredOutput,
  newTool,
  nodeId,
  uniqueToolName,
  type AgentDocument,
  type AgentEdge,
  type AgentNode,
  type NodeId,
  type Position,
  type ToolNode,
} from '../core/model';
import { addNode } from './commands/nodes';
import type { Editor } from './editor';

/** What can be added to an agent. */
export interface PaletteItem {
  readonly id: PaletteItemId;
  readonly label: string;
  /** Says more in the list of commands and to screen readers. */
  readonly description: string;
  readonly icon: 'lambda' | 'polls' | 'person' | 'cube' | 'robot' | 'remote' | 'braces' | 'bell';
  /** Stands in the colour of time. */
  readonly waits: boolean;
}

export type PaletteItemId =
  'lambda' | 'polling' | 'callback' | 'approval' | 'service' | 'sub-agent' | 'activity' | 'structured-output';

export const paletteItems: readonly PaletteItem[] = [
  { id: 'lambda', label: 'Lambda tool', description: 'Runs a Lambda function.', icon: 'lambda', waits: false },
  {
    id: 'polling',
    label: 'Polling tool',
    description: 'Watches something slow; the machine waits between checks.',
    icon: 'polls',
    waits: true,
  },
  {
    id: 'callback',
    label: 'Callback tool',
    description: 'Hands out a task token and waits for the answer, without polling.',
    icon: 'bell',
    waits: true,
  },
  {
    id: 'approval',
    label: 'Human approval',
    description: 'A person decides before it runs.',
    icon: 'person',
    waits: true,
  },
  { id: 'service', label: 'AWS service call', description: 'Any service integration.', icon: 'cube', waits: false },
  { id: 'sub-agent', label: 'Sub-agent', description: 'Another state machine.', icon: 'robot', waits: false },
  {
    id: 'activity',
    label: 'Remote activity',
    description: 'A worker outside does the work.',
    icon: 'remote',
    waits: false,
  },
  {
    id: 'structured-output',
    label: 'Structured output',
    description: 'Ends the run with checked data.',
    icon: 'braces',
    waits: false,
  },
];

/** Whether foreign text (what was dropped) names an item of the palette. */
export function isPaletteItemId(text: string): text is PaletteItemId {
  return paletteItems.some((item) => item.id === text);
}

/**
 * Adds a palette item, connected to the model and selected, as one step of undo.
 *
 * @param position - where it was dropped; absent: the layout places it.
 * @returns id of the new node.
 */
export function addPaletteItem(editor: Editor, itemId: PaletteItemId, position?: Position): NodeId {
  const { document } = editor.store.getState();
  const node = newNode(document, itemId);
  editor.execute(
    addNode,
    { node, edges: edgesFromModel(document, node.id), ...(position !== undefined && { position }) },
    [node.id],
  );
  return node.id;
}

/** An id no node has: `tool-3`. Never a bare number, which would change the order of a record. */
export function freshNodeId(document: AgentDocument, prefix: string): NodeId {
  let count = Object.keys(document.nodes).length + 1;
  while (nodeId(`${prefix}-${count}`) in document.nodes) count += 1;
  return nodeId(`${prefix}-${count}`);
}

/** The edge that lets the model call the node. */
export function edgesFromModel(document: AgentDocument, to: NodeId): AgentEdge[] {
  const model = modelOf(document);
  return model === undefined ? [] : [{ id: edgeId(`${model.id}-${to}`), from: model.id, to }];
}

function newNode(document: AgentDocument, itemId: PaletteItemId): AgentNode {
  const tool = (wish: string, overrides: Partial<ToolNode> = {}): ToolNode =>
    newTool(freshNodeId(document, 'tool'), uniqueToolName(document, wish), overrides);
  switch (itemId) {
    case 'lambda':
      return tool('new_tool');
    case 'polling':
      return tool('check_status', { polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' } });
    case 'callback':
      return tool('wait_for_event', { polling: { ...DEFAULT_POLLING, mode: 'callback' } });
    case 'approval':
      return tool('approved_action', { approval: DEFAULT_APPROVAL });
    case 'service':
      return tool('call_service', { target: { type: 'service', resourceArn: '', arguments: {} } });
    case 'sub-agent':
      return tool('ask_sub_agent', { target: { type: 'sub-agent', stateMachineArn: '' } });
    case 'activity':
      return tool('remote_task', { target: { type: 'activity', activityArn: '', heartbeatSeconds: null } });
    case 'structured-output':
      return newStructuredOutput(freshNodeId(document, 'output'), uniqueToolName(document, 'return_result'));
  }
}
