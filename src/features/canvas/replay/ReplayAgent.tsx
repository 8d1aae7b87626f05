import { ViewportPortal, type NodeProps } from '@xyflow/react';
import { memo, useMemo, type ComponentType } from 'react';
import { layoutAgent, type AgentLayoutResult, type AgentRoute } from '../../../core/layout';
import { displayName, modelOf, nodeId, nodeOf, type AgentDocument, type NodeId } from '../../../core/model';
import type { AgentEdgeKey } from '../../../core/proof';
import { AgentLines } from '../agent/AgentLines';
import { agentNodes, type AgentFlowNode } from '../agent/agentNodes';
import { ModelFace, OutputFace, PillFace, ToolFace } from '../agent/nodeFaces';
import { labels } from '../labels';
import { useViewport } from '../shared/useViewport';
import { presenceOf, restOf, timesOf } from './presenceOf';
import { useMoment, useReplay } from './replayContext';
import { LEAST_ZOOM, ReplayFlow } from './ReplayFlow';
import { ReplayFrame } from './ReplayFrame';
import { alongLongest, TakenCount, TakenLine } from './TakenLine';
import { useFollow } from './useFollow';

type Face = ComponentType<NodeProps<AgentFlowNode>>;

const nodeTypes = {
  tool: replayed(ToolFace),
  model: replayed(ModelFace),
  pill: replayed(PillFace),
  output: replayed(OutputFace),
};
const NOTHING: ReadonlySet<NodeId> = new Set();
const NO_EDGES: readonly never[] = [];

/** The agent's graph at the moment of the playhead. Nothing can be changed; a node leads to its next visit. */
export function ReplayAgent({ narrow }: { readonly narrow: boolean }) {
  const replay = useReplay();
  const { document, trace } = replay;
  const layout = useMemo(() => layoutAgent(document, { narrow }), [document, narrow]);
  const nodes = useMemo(() => readOnlyNodes(document, layout), [document, layout]);
  const view = useViewport(layout.bounds, modelOf(document)?.id, LEAST_ZOOM);
  useFollow(view, (state) => (state.nodeId === null ? undefined : layout.placement.rects.get(state.nodeId)));
  const visit = (id: string) => replay.visit(trace.nodeStays.get(nodeId(id)));
  return (
    <ReplayFlow label={labels.replayAgent} nodes={nodes} nodeTypes={nodeTypes} view={view} onVisit={visit}>
      <AgentLines
        layout={layout}
        concurrency={document.settings.maxConcurrency}
        selectedNodes={NOTHING}
        selectedEdges={NO_EDGES}
        onSelectEdge={ignore}
      />
      <TakenRoutes layout={layout} />
    </ReplayFlow>
  );
}

function ignore(): void {
  // lines of a replay cannot be selected
}

/** The nodes as the designer draws them; their names are their own, since the designer still stands behind. */
function readOnlyNodes(document: AgentDocument, layout: AgentLayoutResult): AgentFlowNode[] {
  return agentNodes(document, layout, NOTHING).map((node) => ({
    ...node,
    ariaLabel: displayName(node.data.node),
    domAttributes: {},
  }));
}

/** A face with its place in the run around it; the face itself is drawn once. */
function replayed(Shown: Face): Face {
  return memo(function ReplayedNode(props: NodeProps<AgentFlowNode>) {
    const id = nodeId(props.id);
    const presence = useMoment(({ trace }, playhead) => presenceOf(trace.nodeStays.get(id), playhead));
    const times = useMoment((replay, playhead) => timesOf(replay, id, playhead));
    const rest = useMoment((replay, playhead) => restOf(replay, id, playhead));
    return (
      <ReplayFrame presence={presence} times={times} counted={props.type === 'model' ? 'turns' : null} rest={rest}>
        <Shown {...props} />
      </ReplayFrame>
    );
  });
}

const TakenRoutes = memo(function TakenRoutes({ layout }: { readonly layout: AgentLayoutResult }) {
  const { trace, document } = useReplay();
  const routes = layout.routes.flatMap((route) => {
    const taken = trace.agentEdges.get(edgeKeyOf(route, document));
    return taken === undefined ? [] : [{ route, taken }];
  });
  return (
    <ViewportPortal>
      <div className="under-nodes taken">
        <svg className="edges" aria-hidden="true">
          {routes.map(({ route, taken }) => (
            <TakenLine key={route.id} taken={taken} points={route.own} arrow={route.arrow} />
          ))}
        </svg>
        {routes.map(
          ({ route, taken }) =>
            isCounted(route) && (
              <TakenCount
                key={route.id}
                taken={taken}
                at={alongLongest(route.own, SHARE[route.kind] ?? 0.5)}
                name={labels.way(route.kind, nameOf(document, route))}
              />
            ),
        )}
      </div>
    </ViewportPortal>
  );
});

/** Where on its longest part a line is counted: beside the words that stand in its middle. */
const SHARE: Partial<Record<AgentRoute['kind'], number>> = {
  answer: 0.2,
  'result-trunk': 0.08,
  'give-up': 0.08,
  'call-trunk': 0.35,
};

/** Of the lines that several tools share, the first part has the count. */
function isCounted({ id, kind }: AgentRoute): boolean {
  return (kind !== 'call-trunk' && kind !== 'result-trunk') || id === kind;
}

function edgeKeyOf(route: AgentRoute, document: AgentDocument): AgentEdgeKey {
  switch (route.kind) {
    case 'start':
    case 'answer':
      return route.kind;
    case 'call-trunk':
      return 'calls';
    case 'result-trunk':
      return 'results';
    default:
      return `${route.kind}:${ownerOf(document, route) ?? ''}`;
  }
}

/** The tool or output a line belongs to. */
function ownerOf(document: AgentDocument, { nodes }: AgentRoute): NodeId | undefined {
  return nodes.find((id) => {
    const kind = nodeOf(document, id)?.kind;
    return kind === 'tool' || kind === 'structured-output';
  });
}

function nameOf(document: AgentDocument, route: AgentRoute): string {
  const owner = ownerOf(document, route);
  const node = owner === undefined ? undefined : nodeOf(document, owner);
  return node === undefined ? '' : displayName(node);
}
