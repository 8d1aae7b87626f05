import { Background, BackgroundVariant, ReactFlow, type NodeMouseHandler } from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { JsonPointer } from '../../../core/json';
import { modelOf } from '../../../core/model';
import { compiledOf, NOTHING_SELECTED, useEditorInstance, type DrawnState } from '../../../editor';
import { labels } from '../labels';
import { READ_ONLY_FLOW_PROPS } from '../shared/flowProps';
import { Minimap, type MinimapBox } from '../shared/Minimap';
import { CLEAR_MARGIN } from '../shared/fitting';
import { useViewport, type ViewportControls } from '../shared/useViewport';
import { ZoomControls } from '../shared/ZoomControls';
import { ContainerFace, StateFace } from './stateFaces';
import { StateLines } from './StateLines';
import { makerOf, stateNodes, type StateFlowNode } from './stateNodes';
import { statesView, type StatesView } from './statesLayout';
import { useStateKeys } from './useStateKeys';

const nodeTypes = { state: StateFace, container: ContainerFace };
/** Smaller, the names of States cannot be read. */
const LEAST_ZOOM = 0.75;

export interface StatesCanvasProps extends DrawnState {
  readonly narrow: boolean;
}

/** The compiled machine as a graph. It cannot be edited here; a State selects the node that made it. */
export default memo(function StatesCanvas({ document, selection, narrow }: StatesCanvasProps) {
  const editor = useEditorInstance();
  const compiled = compiledOf(document);
  const modelId = modelOf(document)?.id;
  const shown = statesView(document, compiled);
  const nodes = useMemo(
    () => stateNodes(shown.layout, compiled, shown.givenUp, selection),
    [shown, compiled, selection],
  );
  const view = useViewport(shown.layout.bounds, modelId, LEAST_ZOOM, CLEAR_MARGIN);

  const select = useCallback(
    (pointer: JsonPointer) => {
      const maker = makerOf(compiled, pointer);
      editor.select({ nodes: maker === null ? [] : [maker], edges: [], statePointer: pointer });
    },
    [editor, compiled],
  );
  const keys = useStateKeys(shown.layout, view, select);
  useRevealSelected(nodes, selection.statePointer, view);
  const onNodeClick: NodeMouseHandler<StateFlowNode> = useCallback(
    (_event, node) => select(node.data.placed.pointer),
    [select],
  );
  const onNodeDoubleClick: NodeMouseHandler<StateFlowNode> = useCallback(
    () => editor.setView({ canvas: 'agent' }),
    [editor],
  );

  return (
    <div className="flow" onKeyDown={keys} role="presentation" tabIndex={-1}>
      <ReactFlow<StateFlowNode>
        {...READ_ONLY_FLOW_PROPS}
        aria-label={labels.statesGraph}
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onPaneClick={() => editor.select(NOTHING_SELECTED)}
        onMoveStart={(event) => event !== null && view.taken()}
        onlyRenderVisibleElements
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--canvas-dot)" />
        <StateLines layout={shown.layout} wordsOf={shown.words} selected={selection.statePointer} />
      </ReactFlow>
      {!narrow && <Minimap bounds={shown.layout.bounds} boxes={minimapBoxes(shown, nodes)} onlyIfHidden />}
      <ZoomControls view={view} row />
    </div>
  );
});

/** Brings the selected State, or the first one of the selected node, into sight when it was selected elsewhere. */
function useRevealSelected(nodes: readonly StateFlowNode[], pointer: string | null, view: ViewportControls): void {
  const target =
    nodes.find((node) => node.id === pointer) ?? nodes.find((node) => node.data.related && node.type === 'state');
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  const id = target?.id;
  useEffect(() => {
    if (id !== undefined && latest.current?.type === 'state') view.reveal(latest.current.data.placed.rect);
  }, [id, view]);
}

function minimapBoxes({ layout }: StatesView, nodes: readonly StateFlowNode[]): MinimapBox[] {
  const selected = new Set(nodes.flatMap((node) => (node.selected === true || node.data.related ? [node.id] : [])));
  return layout.states.map(({ pointer, rect, container, state }) => ({
    id: pointer,
    rect,
    look: container ? 'outline' : state.Type === 'Wait' ? 'time' : selected.has(pointer) ? 'ink' : 'plain',
  }));
}
