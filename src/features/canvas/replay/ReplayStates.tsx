import { ViewportPortal, type NodeProps } from '@xyflow/react';
import { memo, useMemo, type ComponentType } from 'react';
import { pointerTokens, type JsonPointer } from '../../../core/json';
import type { StateRoute } from '../../../core/layout';
import { presence } from '../../../core/proof';
import { NOTHING_SELECTED, type Replay } from '../../../editor';
import { labels } from '../labels';
import { CLEAR_MARGIN } from '../shared/fitting';
import { useViewport } from '../shared/useViewport';
import { ContainerFace, StateFace } from '../states/stateFaces';
import { StateLines } from '../states/StateLines';
import { stateNodes, type StateFlowNode } from '../states/stateNodes';
import { statesView, type StatesView } from '../states/statesLayout';
import { presenceOf, restOfState } from './presenceOf';
import { useMoment, useReplay } from './replayContext';
import { LEAST_ZOOM, ReplayFlow } from './ReplayFlow';
import { ReplayFrame } from './ReplayFrame';
import { alongLongest, TakenCount, TakenLine } from './TakenLine';
import { useFollow } from './useFollow';

type Face = ComponentType<NodeProps<StateFlowNode>>;

const nodeTypes = { state: replayed(StateFace), container: replayed(ContainerFace) };
/** Part of a line at which it is counted when words stand in its first half. */
const BEYOND_WORDS = 0.84;

/** The machine that was run, at the moment of the playhead. A State leads to its next visit. */
export function ReplayStates() {
  const replay = useReplay();
  const { document, compiled, trace } = replay;
  const shown = useMemo(() => statesView(document, compiled), [document, compiled]);
  const nodes = useMemo(() => stateNodes(shown.layout, compiled, shown.givenUp, NOTHING_SELECTED), [shown, compiled]);
  const view = useViewport(shown.layout.bounds, compiled, LEAST_ZOOM, CLEAR_MARGIN);
  const rects = useMemo(() => new Map(shown.layout.states.map(({ pointer, rect }) => [pointer, rect])), [shown]);
  useFollow(view, (state) => rects.get(state.pointer));
  const visit = (pointer: string) => replay.visit(trace.stateStays.get(pointer as JsonPointer)); // ids of nodes are pointers here
  return (
    <ReplayFlow label={labels.replayStates} nodes={nodes} nodeTypes={nodeTypes} view={view} onVisit={visit}>
      <StateLines layout={shown.layout} wordsOf={shown.words} selected={null} />
      <TakenRoutes shown={shown} />
    </ReplayFlow>
  );
}

function replayed(Shown: Face): Face {
  return memo(function ReplayedState(props: NodeProps<StateFlowNode>) {
    const { pointer, container } = props.data.placed;
    const where = useMoment(({ trace }, playhead) => presenceOf(trace.stateStays.get(pointer), playhead));
    const times = useMoment(({ trace }, { eventId }) => presence(trace.stateStays.get(pointer), eventId).times);
    const rest = useMoment((replay, playhead) => (container ? '' : restOfState(replay, pointer, playhead)));
    return (
      <ReplayFrame presence={where} times={times} counted={container ? 'visits' : null} rest={rest}>
        <Shown {...props} />
      </ReplayFrame>
    );
  });
}

const TakenRoutes = memo(function TakenRoutes({ shown: { layout } }: { readonly shown: StatesView }) {
  const { trace } = useReplay();
  const routes = useMemo(() => takenRoutes(layout.routes, trace), [layout, trace]);
  return (
    <ViewportPortal>
      <div className="under-nodes taken">
        <svg className="edges" aria-hidden="true">
          {routes.map(({ route, taken }) => (
            <TakenLine key={route.id} taken={taken} points={route.points} arrow={route.arrow} />
          ))}
        </svg>
        {routes.map(({ route, taken }) => (
          <TakenCount
            key={route.id}
            taken={taken}
            at={alongLongest(route.own, route.label === null ? 0.5 : BEYOND_WORDS)}
            name={labels.transition(route.from === null ? '' : nameOf(route.from), nameOf(route.to))}
          />
        ))}
      </div>
    </ViewportPortal>
  );
});

function takenRoutes(routes: readonly StateRoute[], { stateEdges }: Replay['trace']) {
  return routes.flatMap((route) => {
    const edge = stateEdges.find(
      ({ from, to, caught }) => from === route.from && to === route.to && caught === (route.edge?.caught ?? false),
    );
    return edge === undefined ? [] : [{ route, taken: edge.taken }];
  });
}

function nameOf(pointer: JsonPointer): string {
  return pointerTokens(pointer).at(-1) ?? '';
}
