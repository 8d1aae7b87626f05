import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type DragEvent, type MouseEvent } from 'react';
import { canConnect, displayName, edgeId, modelOf, nodeId, nodeOf, type Position } from '../../../core/model';
import { connectNodes, useEditorInstance, type DrawnState } from '../../../editor';
import { announce } from '../../../ui';
import { applyCanvasChanges } from '../applyCanvasChanges';
import { labels } from '../labels';
import { useCanvasStore } from '../shared/canvasStore';
import { FLOW_PROPS } from '../shared/flowProps';
import { Minimap, type MinimapBox } from '../shared/Minimap';
import { useViewport } from '../shared/useViewport';
import { ZoomControls } from '../shared/ZoomControls';
import { AgentLines } from './AgentLines';
import { agentNodes, type AgentFlowNode } from './agentNodes';
import { ModelFace, OutputFace, PillFace, ToolFace } from './nodeFaces';
import { NodeMenu } from './NodeMenu';
import { TidyButton } from './TidyButton';
import { useAgentKeys } from './useAgentKeys';
import { useAgentLayout } from './useAgentLayout';
import { useDrag } from './useDrag';

export interface AgentCanvasProps extends DrawnState {
  readonly narrow: boolean;
  /** Something of the palette was dropped; `position`: upper left corner in canvas units. */
  readonly onDropItem: (item: string, position: Position) => void;
}

/** Type of a drag from the palette; its data is `{ "item": "<id>" }`. */
const DRAG_TYPE = 'application/x-stepwright-node';

const nodeTypes = { tool: ToolFace, model: ModelFace, pill: PillFace, output: OutputFace };
const multiSelectKeys = ['Shift', 'Control', 'Meta'];
const SNAP: [number, number] = [2, 2];
/** Smaller, the names of tools cannot be read. */
const LEAST_ZOOM = 0.6;
const connectionLineStyle = { stroke: 'var(--ink)', strokeWidth: 2 };

/** The agent as a graph. React Flow is controlled: nodes are derived, its changes become commands or the selection. */
export const AgentCanvas = memo(function AgentCanvas(props: AgentCanvasProps) {
  const { document, selection, narrow, onDropItem } = props;
  const editor = useEditorInstance();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const drag = useDrag();
  const { settled, shown } = useAgentLayout(document, narrow, drag.positions);
  const selectedNodes = useMemo(() => new Set(selection.nodes), [selection.nodes]);
  const nodes = useMemo(() => agentNodes(document, shown, selectedNodes), [document, shown, selectedNodes]);
  const view = useViewport(settled.bounds, modelOf(document)?.id, LEAST_ZOOM);
  const keys = useAgentKeys(settled, view);
  const [connecting, setConnecting] = useState(false);

  useRevealSelected(selection.nodes, settled, view);

  const onNodesChange = useCallback(
    (changes: NodeChange<AgentFlowNode>[]) => {
      const { selected, dragged } = applyCanvasChanges(changes, editor.store.getState().selection.nodes);
      if (selected !== null) editor.select({ nodes: selected, edges: [], statePointer: null });
      if (dragged.size > 0) drag.move(dragged);
    },
    [editor, drag],
  );
  const onSelectEdge = useCallback(
    (id: string) => editor.select({ nodes: [], edges: [edgeId(id)], statePointer: null }),
    [editor],
  );
  const isValidConnection = useCallback(
    ({ source, target }: { source: string; target: string }) =>
      canConnect(editor.store.getState().document, nodeId(source), nodeId(target)) === true,
    [editor],
  );
  const onConnect = useCallback(
    ({ source, target }: Connection) => {
      if (!editor.execute(connectNodes, { from: nodeId(source), to: nodeId(target) })) return;
      const node = nodeOf(editor.store.getState().document, nodeId(target));
      if (node !== undefined) announce(labels.connected(displayName(node)));
    },
    [editor],
  );
  const onConnectEnd = useCallback(
    (_event: unknown, { fromNode, toNode, isValid }: FinalConnectionState) => {
      setConnecting(false);
      if (isValid === true || fromNode === null || toNode === null) return;
      const answer = canConnect(editor.store.getState().document, nodeId(fromNode.id), nodeId(toNode.id));
      if (answer !== true) announce(answer.reason);
    },
    [editor],
  );
  const onNodeContextMenu = useCallback(
    (event: MouseEvent, node: AgentFlowNode) => {
      event.preventDefault();
      const id = nodeId(node.id);
      if (!editor.store.getState().selection.nodes.includes(id)) editor.select({ nodes: [id], edges: [] });
      canvas.setState({ menu: { nodeId: id, x: event.clientX, y: event.clientY } });
    },
    [editor, canvas],
  );
  // The picture follows behind: React Flow may still take a node for selected that no longer is, and does nothing.
  const onNodeClick = useCallback(
    (event: MouseEvent, node: AgentFlowNode) => {
      const id = nodeId(node.id);
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (editor.store.getState().selection.nodes.includes(id)) return;
      editor.select({ nodes: [id], edges: [], statePointer: null });
    },
    [editor],
  );
  const onNodeDoubleClick = useCallback(
    (_event: MouseEvent, node: AgentFlowNode) => {
      if (node.type !== 'pill') canvas.setState({ renaming: nodeId(node.id) });
    },
    [canvas],
  );
  const onDrop = (event: DragEvent) => {
    const item = droppedItem(event);
    if (item === null) return;
    event.preventDefault();
    view.taken();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    onDropItem(item, { x: Math.round(x - 40), y: Math.round(y - 24) });
  };

  return (
    <div
      className={connecting ? 'flow connecting' : 'flow'}
      onKeyDown={keys.onKeyDown}
      onKeyUp={keys.onKeyUp}
      role="presentation"
      tabIndex={-1}
    >
      <ReactFlow<AgentFlowNode>
        {...FLOW_PROPS}
        aria-label={labels.agentGraph}
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStart={view.taken}
        onSelectionDragStart={view.taken}
        onNodeDragStop={drag.drop}
        onSelectionDragStop={drag.drop}
        onNodeClick={onNodeClick}
        onNodeContextMenu={onNodeContextMenu}
        onNodeDoubleClick={onNodeDoubleClick}
        onConnectStart={() => setConnecting(true)}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={isValidConnection}
        onMoveStart={(event) => event !== null && view.taken()}
        onDragOver={allowDrop}
        onDrop={onDrop}
        onPaneClick={() => editor.select({ nodes: [], edges: [], statePointer: null })}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionLineStyle={connectionLineStyle}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={multiSelectKeys}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        snapToGrid
        snapGrid={SNAP}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--canvas-dot)" />
        <AgentLines
          layout={shown}
          concurrency={document.settings.maxConcurrency}
          selectedNodes={selectedNodes}
          selectedEdges={selection.edges}
          onSelectEdge={onSelectEdge}
        />
      </ReactFlow>
      <TidyButton />
      {!narrow && <Minimap bounds={settled.bounds} boxes={minimapBoxes(nodes)} />}
      <ZoomControls view={view} />
      <NodeMenu />
    </div>
  );
});

/** Brings a node into sight that was selected elsewhere: in the outline, in Monaco, by a command. */
function useRevealSelected(
  selected: readonly string[],
  layout: ReturnType<typeof useAgentLayout>['settled'],
  view: ReturnType<typeof useViewport>,
): void {
  const latest = useRef(layout);
  useEffect(() => {
    latest.current = layout;
  }, [layout]);
  useEffect(() => {
    const [only] = selected;
    const rect = only === undefined ? undefined : latest.current.placement.rects.get(nodeId(only));
    if (selected.length === 1 && rect !== undefined) view.reveal(rect);
  }, [selected, view]);
}

function minimapBoxes(nodes: readonly AgentFlowNode[]): MinimapBox[] {
  return nodes.map(({ id, position, width = 0, height = 0, data: { node }, selected }) => ({
    id,
    rect: { ...position, width, height },
    look: node.kind === 'tool' && node.polling.mode !== 'none' ? 'time' : selected === true ? 'ink' : 'plain',
  }));
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function droppedItem(event: DragEvent): string | null {
  try {
    const data: unknown = JSON.parse(event.dataTransfer.getData(DRAG_TYPE));
    return typeof data === 'object' && data !== null && 'item' in data && typeof data.item === 'string'
      ? data.item
      : null;
  } catch {
    return null; // something else was dropped: a file, a text
  }
}
