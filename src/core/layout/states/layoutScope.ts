import type { States } from '../../asl';
import { boundsOf, shifted, unionOf, type Point, type Rect, type Size } from '../geometry';
import { channelsOf } from './channels';
import { placeInColumns, type ScopeColumns } from './columns';
import { drawLine } from './drawLine';
import { corridorNets, edgeRows } from './edgeRows';
import { LANE, STATE } from './measures';
import { planEdges, type EdgePlan } from './planEdges';
import { scopeGraph, type StateEdge } from './scopeGraph';
import type { ScopeLine, ScopeTrunk } from './scopeLine';
import { withShared } from './sharedLines';
import { stackColumns } from './stackColumns';

export interface ScopeInput {
  readonly startAt: string;
  readonly states: States;
  /** Size of each State: a container's comes from what is in it. */
  readonly sizes: ReadonlyMap<string, Size>;
  readonly containers: ReadonlySet<string>;
  /** Free height between States that follow each other. */
  readonly gap: number;
  /** Width of the words on an edge; 0: none. */
  readonly labelWidth: (edge: StateEdge, back: boolean) => number;
}

/** A scope with its upper left corner at 0, 0. */
export interface ScopeLayout {
  readonly size: Size;
  readonly rects: ReadonlyMap<string, Rect>;
  readonly lines: readonly ScopeLine[];
  /** What the edges of a fan share, drawn once. */
  readonly trunks: readonly ScopeTrunk[];
}

/**
 * Lays out one scope: columns, then the edges through the channels between the columns and the corridors between the States, which become
 * as wide as the lanes in them need. Lines therefore never run through a State, whatever the machine looks like.
 */
export function layoutScope(given: ScopeInput): ScopeLayout {
  const graph = scopeGraph(given.startAt, given.states);
  const scope = placeInColumns(graph);
  const input = { ...given, sizes: inLine(scope, given) };
  const rough = stackColumns(scope, input.sizes, () => input.gap);
  const plans = planEdges(graph, scope, input.sizes, rough);
  const widthOf = (edge: StateEdge) => input.labelWidth(edge, scope.back.has(edge));
  const tops = stackColumns(scope, input.sizes, gapsFor(scope, plans, widthOf, input.gap));
  const rows = edgeRows({ graph, scope, plans, tops, sizes: input.sizes, containers: input.containers });
  const channels = channelsOf({ graph, scope, plans, rows, widthOf, sizes: input.sizes });

  const rects = new Map<string, Rect>();
  scope.columns.forEach((names, column) => {
    for (const name of names) {
      const size = input.sizes.get(name) ?? { width: 0, height: 0 };
      rects.set(name, { x: channels.columnX[column] ?? 0, y: tops.get(name) ?? 0, ...size });
    }
  });
  const lines = graph.edges.map((edge): ScopeLine => {
    const plan = plans.get(edge) ?? { type: 'down' };
    return drawLine({ edge, plan, back: scope.back.has(edge), hasWords: widthOf(edge) > 0 }, { rects, rows, channels });
  });
  return atOrigin({ rects, width: channels.width, ...withShared(lines, plans) });
}

/** States of a column are as wide as the one with the longest name, so that they stand in line; containers keep their width. */
function inLine({ columns }: ScopeColumns, { sizes, containers }: ScopeInput): ReadonlyMap<string, Size> {
  const result = new Map(sizes);
  for (const names of columns) {
    const plain = names.filter((name) => !containers.has(name));
    const width = Math.max(0, ...plain.map((name) => sizes.get(name)?.width ?? 0));
    for (const name of plain) result.set(name, { width, height: sizes.get(name)?.height ?? 0 });
  }
  return result;
}

/** Space under a State: more where words stand on the edge to the next one, and where edges cross the column. */
function gapsFor(
  scope: ScopeColumns,
  plans: ReadonlyMap<StateEdge, EdgePlan>,
  widthOf: (edge: StateEdge) => number,
  gap: number,
) {
  const lanes = corridorNets(plans);
  const labelled = new Set(
    [...plans].flatMap(([edge, plan]) => (plan.type === 'down' && widthOf(edge) > 0 ? [edge.from] : [])),
  );
  return (column: number, index: number): number => {
    const crossing = (lanes.get(`${column}/${index}`)?.length ?? 0) * LANE;
    if (index === 0) return crossing;
    const above = scope.columns[column]?.[index - 1];
    const usual = above !== undefined && labelled.has(above) ? STATE.labelledGap : gap;
    return usual + crossing;
  };
}

interface Unmoved {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly lines: readonly ScopeLine[];
  readonly trunks: readonly ScopeTrunk[];
  readonly width: number;
}

/** Moves everything so that the upper left corner of boxes and lines is at 0, 0. */
function atOrigin({ rects, lines, trunks, width }: Unmoved): ScopeLayout {
  const bounds = unionOf([...rects.values(), ...lines.flatMap(({ points }) => boundsOf(points) ?? [])]);
  if (bounds === null) return { size: { width: 0, height: 0 }, rects, lines, trunks };
  const by = { x: -bounds.x, y: -bounds.y };
  const move = (point: Point) => ({ x: point.x + by.x, y: point.y + by.y });
  return {
    size: { width: Math.max(width + by.x, bounds.width), height: bounds.height },
    rects: new Map([...rects].map(([name, rect]) => [name, shifted(rect, by)])),
    trunks: trunks.map((trunk) => ({ ...trunk, points: trunk.points.map(move) })),
    lines: lines.map((line) => ({
      ...line,
      points: line.points.map(move),
      own: line.own.map(move),
      label: line.label === null ? null : { ...line.label, at: move(line.label.at) },
    })),
  };
}
