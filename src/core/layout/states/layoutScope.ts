import type { States } from '../../asl';
import {
  boundsOf,
  bottomOf,
  rightOf,
  shifted,
  simplified,
  unionOf,
  type Point,
  type Rect,
  type Size,
} from '../geometry';
import { placeInColumns, type ScopeColumns } from './columns';
import { corridorNets, edgeRows, type EdgeRows } from './edgeRows';
import { assignLanes, type ChannelLanes, type ChannelNet } from './lanes';
import { LANE, STATE } from './measures';
import { planEdges, type ChannelUse, type EdgePlan } from './planEdges';
import { endsScope, scopeGraph, type ScopeGraph, type StateEdge } from './scopeGraph';
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
    return drawn(
      { edge, plan, back: scope.back.has(edge), hasWords: widthOf(edge) > 0 },
      { rects, rows, channels, input },
    );
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

interface Channels {
  readonly columnX: readonly number[];
  readonly laneX: ReadonlyMap<string, number>;
  /** Where words begin that stand before the lanes, and behind those of the left column. */
  readonly sourceLabelX: readonly number[];
  readonly targetLabelX: readonly number[];
  readonly width: number;
}

interface ChannelInput {
  readonly graph: ScopeGraph;
  readonly scope: ScopeColumns;
  readonly plans: ReadonlyMap<StateEdge, EdgePlan>;
  readonly rows: ReadonlyMap<StateEdge, EdgeRows>;
  readonly widthOf: (edge: StateEdge) => number;
  readonly sizes: ReadonlyMap<string, Size>;
}

/** Room a line needs between its lane and a State: a bend and an arrow head. */
const HEAD_ROOM = 22;
const TAIL_ROOM = 14;

/** Widths of the channels and with them the places of columns and lanes. */
function channelsOf(input: ChannelInput): Channels {
  const { scope, graph, sizes } = input;
  const nets = netsOf(input);
  const columnX: number[] = [];
  const laneX = new Map<string, number>();
  const sourceLabelX: number[] = [];
  const targetLabelX: number[] = [];
  let x = 0;
  for (let channel = 0; channel <= scope.columns.length; channel += 1) {
    const inChannel = nets.get(channel) ?? [];
    const lanes = assignLanes(inChannel);
    const left = scope.columns[channel - 1] ?? [];
    if (left.some((name) => endsScope(graph.states[name]))) x += STATE.end.distance + STATE.end.size;
    const words = labelRoom(input, channel);
    if (channel > 0 && (inChannel.length > 0 || channel < scope.columns.length)) x += TAIL_ROOM;
    sourceLabelX.push(x);
    x += words.source;
    x = placeLanes(inChannel, lanes, { channel, side: 'left', x }, laneX);
    targetLabelX.push(x);
    x += words.target;
    x = placeLanes(inChannel, lanes, { channel, side: 'right', x }, laneX);
    if (channel < scope.columns.length && (channel > 0 || inChannel.length > 0)) x += HEAD_ROOM;
    columnX.push(x);
    x += Math.max(0, ...(scope.columns[channel] ?? []).map((name) => sizes.get(name)?.width ?? 0));
  }
  return { columnX, laneX, sourceLabelX, targetLabelX, width: x };
}

function placeLanes(
  nets: readonly ChannelNet[],
  lanes: ChannelLanes,
  at: { readonly channel: number; readonly side: 'left' | 'right'; readonly x: number },
  laneX: Map<string, number>,
): number {
  let { x } = at;
  lanes[at.side].forEach((width, lane) => {
    for (const net of nets) {
      if (net.side === at.side && lanes.laneOf.get(net.key) === lane)
        laneX.set(`${at.channel} ${net.key}`, x + width / 2);
    }
    x += width;
  });
  return x;
}

function netsOf({ plans, rows, widthOf }: ChannelInput): Map<number, ChannelNet[]> {
  const channels = new Map<number, Map<string, ChannelNet>>();
  for (const [edge, plan] of plans) {
    if (plan.type === 'down') continue;
    plan.channels.forEach((use, index) => {
      const from = rows.get(edge)?.[index] ?? 0;
      const to = rows.get(edge)?.[index + 1] ?? 0;
      const nets = channels.get(use.channel) ?? new Map<string, ChannelNet>();
      channels.set(use.channel, nets);
      const before = nets.get(use.net);
      const rightwards = plan.leave === 'right';
      const upright = isUpright(plan, use) && widthOf(edge) > 0;
      nets.set(use.net, {
        key: use.net,
        side: use.side,
        top: Math.min(before?.top ?? from, from, to),
        bottom: Math.max(before?.bottom ?? from, from, to),
        fromLeft: [...(before?.fromLeft ?? []), rightwards ? from : to],
        toRight: [...(before?.toRight ?? []), rightwards ? to : from],
        width: Math.max(before?.width ?? 0, upright ? 24 : 0),
      });
    });
  }
  return new Map([...channels].map(([channel, nets]) => [channel, [...nets.values()]]));
}

type Around = Extract<EdgePlan, { type: 'around' }>;

/** Words of an edge that goes back stand on its last upright line. */
function isUpright(plan: Around, use: ChannelUse): boolean {
  return plan.leave === 'left' && plan.channels.at(-1) === use;
}

/** Words of a fan stand behind the shared lane, those of a single edge before it. */
function standsBehindLane(plan: Around): boolean {
  return plan.channels[0]?.net.startsWith('out') === true;
}

function labelRoom(
  { plans, widthOf }: ChannelInput,
  channel: number,
): { readonly source: number; readonly target: number } {
  let [source, target] = [0, 0];
  for (const [edge, plan] of plans) {
    const width = widthOf(edge);
    if (plan.type === 'down' || width === 0 || plan.leave === 'left' || plan.channels[0]?.channel !== channel) continue;
    if (standsBehindLane(plan)) target = Math.max(target, width + 16);
    else source = Math.max(source, width + 8);
  }
  return { source, target };
}

interface PlannedEdge {
  readonly edge: StateEdge;
  readonly plan: EdgePlan;
  readonly back: boolean;
  readonly hasWords: boolean;
}

interface Drawing {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<StateEdge, EdgeRows>;
  readonly channels: Channels;
  readonly input: ScopeInput;
}

function drawn({ edge, plan, back, hasWords }: PlannedEdge, { rects, rows, channels }: Drawing): ScopeLine {
  const none = { x: 0, y: 0, width: 0, height: 0 };
  const from = rects.get(edge.from) ?? none;
  const to = rects.get(edge.to) ?? none;
  if (plan.type === 'down') {
    const x = from.x + Math.min(from.width, to.width) / 2;
    const points = [
      { x, y: bottomOf(from) },
      { x, y: to.y },
    ];
    const at = { x, y: (bottomOf(from) + to.y) / 2 };
    return { edge, points, own: points, arrow: true, back, label: hasWords ? { at, align: 'centre' } : null };
  }
  const heights = rows.get(edge) ?? [];
  const points: Point[] = [{ x: plan.leave === 'right' ? rightOf(from) : from.x, y: heights[0] ?? from.y }];
  plan.channels.forEach(({ channel, net }, index) => {
    const x = channels.laneX.get(`${channel} ${net}`) ?? 0;
    points.push({ x, y: heights[index] ?? 0 }, { x, y: heights[index + 1] ?? 0 });
  });
  points.push({ x: plan.enter === 'right' ? rightOf(to) : to.x, y: heights.at(-1) ?? to.y });
  const whole = simplified(points);
  return {
    edge,
    points: whole,
    own: whole,
    arrow: true,
    back,
    label: hasWords ? labelOf(plan, points, channels) : null,
  };
}

function labelOf(plan: Around, points: readonly Point[], channels: Channels): ScopeLine['label'] {
  const [first] = plan.channels;
  if (plan.leave === 'left') {
    const [above, below] = points.slice(-3, -1);
    if (above === undefined || below === undefined) return null;
    return { at: { x: above.x, y: (above.y + below.y) / 2 }, align: 'up' };
  }
  const behind = standsBehindLane(plan);
  const x = (behind ? channels.targetLabelX : channels.sourceLabelX)[first?.channel ?? 0] ?? 0;
  return { at: { x: x + (behind ? 4 : 0), y: points[behind ? 2 : 0]?.y ?? 0 }, align: 'left' };
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
