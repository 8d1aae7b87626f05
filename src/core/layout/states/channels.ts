import type { Size } from '../geometry';
import type { ScopeColumns } from './columns';
import type { EdgeRows } from './edgeRows';
import { assignLanes, type ChannelLanes, type ChannelNet } from './lanes';
import { STATE } from './measures';
import type { Around, ChannelUse, EdgePlan } from './planEdges';
import { endsScope, type ScopeGraph, type StateEdge } from './scopeGraph';

/** Where the columns and the lanes between them are. */
export interface Channels {
  readonly columnX: readonly number[];
  readonly laneX: ReadonlyMap<string, number>;
  /** Where words begin that stand before the lanes, and behind those of the left column. */
  readonly sourceLabelX: readonly number[];
  readonly targetLabelX: readonly number[];
  readonly width: number;
}

export interface ChannelInput {
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
export function channelsOf(input: ChannelInput): Channels {
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

/** Words of an edge that goes back stand on its last upright line. */
function isUpright(plan: Around, use: ChannelUse): boolean {
  return plan.leave === 'left' && plan.channels.at(-1) === use;
}

/** Words of a fan stand behind the shared lane, those of a single edge before it. */
export function standsBehindLane(plan: Around): boolean {
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
