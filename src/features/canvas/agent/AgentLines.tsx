import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { AgentLabel, AgentLayoutResult, AgentRoute } from '../../../core/layout';
import type { EdgeId, NodeId } from '../../../core/model';
import { Icon } from '../../../ui';
import { giveUpText, labels } from '../labels';
import { RouteLabel, type RouteLabelProps } from '../shared/RouteLabel';
import { RouteLine } from '../shared/RouteLine';

export interface AgentLinesProps {
  readonly layout: AgentLayoutResult;
  readonly concurrency: number;
  readonly selectedNodes: ReadonlySet<NodeId>;
  readonly selectedEdges: readonly EdgeId[];
  readonly onSelectEdge: (id: string) => void;
}

/** The space a selected node's halo takes from the head of a line. */
const HALO = 5;

const lookOf: Readonly<Record<AgentRoute['kind'], string | undefined>> = {
  start: 'loop',
  answer: undefined,
  call: undefined,
  'call-trunk': 'loop',
  result: undefined,
  'result-trunk': 'loop',
  'give-up': 'give',
  failure: 'catch',
  'output-call': undefined,
  'output-end': undefined,
};

/** Everything of the Agent view that is no node: the box of the tools, lines, words on lines. It lies under the nodes. */
export const AgentLines = memo(function AgentLines(props: AgentLinesProps) {
  const { layout, concurrency, selectedNodes, selectedEdges, onSelectEdge } = props;
  const { toolsBox, columns, failMarker, tracks } = layout.placement;
  const unlimited = new Set(tracks.filter((track) => track.limit.type === 'none').flatMap((track) => track.tools));
  const drawn = [...layout.routes].sort((a, b) => order(a) - order(b));
  return (
    <ViewportPortal>
      <div className="under-nodes" aria-hidden="true">
        <div className={columns.length === 0 ? 'group empty' : 'group'} style={boxStyle(toolsBox)}>
          <div className="gh">
            <Icon name="map" small />
            <b>{labels.tools}</b>
            <span>{labels.runTogether(concurrency)}</span>
          </div>
          {columns.length === 0 && <p className="group-hint">{labels.noTools}</p>}
        </div>
        <svg className="edges">
          {drawn.map((route) => (
            <RouteLine
              key={route.id}
              id={route.id}
              points={isSelected(route, layout.routes, selectedEdges) ? route.points : route.own}
              arrow={route.arrow}
              look={unlimitedLook(route, unlimited) ?? lookOf[route.kind]}
              selected={isSelected(route, layout.routes, selectedEdges)}
              gap={endsAtSelected(route, selectedNodes) ? HALO : 0}
              onSelect={route.edgeId === null ? undefined : onSelectEdge}
            />
          ))}
        </svg>
        {layout.labels.map((label) => {
          const words = wordsOf(label, layout);
          return <RouteLabel key={words.text + label.kind} x={label.at.x} y={label.at.y} {...words} />;
        })}
        {failMarker !== null && (
          <div className="pill fails" style={boxStyle(failMarker)}>
            <Icon name="error" />
            {labels.runFails}
          </div>
        )}
      </div>
    </ViewportPortal>
  );
});

/** A selected call stands out from the model to the tool: its own branch and the trunk it shares. */
function isSelected(route: AgentRoute, routes: readonly AgentRoute[], edges: readonly EdgeId[]): boolean {
  const { edgeId } = route;
  if (edgeId !== null) return edges.includes(edgeId);
  return (
    route.id === 'call-trunk' &&
    routes.some((other) => other.kind === 'call' && other.edgeId !== null && edges.includes(other.edgeId))
  );
}

function boxStyle({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { left: x, top: y, width, height };
}

/** Branches first, what they share over them, the tracks of time and errors on top. */
function order({ kind }: AgentRoute): number {
  if (kind === 'call-trunk' || kind === 'result-trunk') return 1;
  return kind === 'give-up' || kind === 'failure' ? 2 : 0;
}

function unlimitedLook(route: AgentRoute, unlimited: ReadonlySet<NodeId>): string | undefined {
  const [toolId] = route.nodes;
  return route.kind === 'give-up' && toolId !== undefined && unlimited.has(toolId) ? 'unlimited' : undefined;
}

/** Whether the node at the head of the line is selected. */
function endsAtSelected(route: AgentRoute, selected: ReadonlySet<NodeId>): boolean {
  const [first, second] = route.nodes;
  const target = route.kind === 'call' || route.kind === 'result-trunk' ? first : second;
  return route.arrow && target !== undefined && selected.has(target);
}

function wordsOf(label: AgentLabel, layout: AgentLayoutResult): Pick<RouteLabelProps, 'text' | 'icon' | 'look'> {
  switch (label.kind) {
    case 'tool-calls':
      return { text: labels.toolCalls, look: 'bare' };
    case 'no-tool-calls':
      return { text: labels.noToolCalls };
    case 'results':
      return { text: labels.results, icon: 'arrow-right', look: 'back' };
    case 'give-up': {
      const track = layout.placement.tracks[label.track];
      if (track === undefined) return { text: '' };
      return { text: giveUpText(track), icon: 'hourglass', look: track.limit.type === 'none' ? 'danger' : 'time' };
    }
  }
}
