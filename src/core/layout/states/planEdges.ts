import type { Size } from '../geometry';
import type { ScopeColumns } from './columns';
import type { ScopeGraph, StateEdge } from './scopeGraph';

/** How an edge goes: straight down, or out at a side and through channels (upright, between columns) and corridors (level, between States). */
export type EdgePlan = { readonly type: 'down' } | Around;

export interface Around {
  readonly type: 'around';
  readonly leave: 'left' | 'right';
  readonly enter: 'left' | 'right';
  readonly channels: readonly ChannelUse[];
  /** Between one channel and the next. */
  readonly corridors: readonly CorridorUse[];
}

export interface ChannelUse {
  /** Left of the column of this index. */
  readonly channel: number;
  /** Edges of one net share a lane. */
  readonly net: string;
  /** Whether the net hangs on the column left of the channel, or on the one right of it. */
  readonly side: 'left' | 'right';
}

export interface CorridorUse {
  readonly column: number;
  /** Above the State of this index in the column. */
  readonly gap: number;
  readonly net: string;
}

/** Plans all edges of a scope on a first stacking of its columns. */
export function planEdges(
  graph: ScopeGraph,
  scope: ScopeColumns,
  sizes: ReadonlyMap<string, Size>,
  tops: ReadonlyMap<string, number>,
): ReadonlyMap<StateEdge, EdgePlan> {
  const place = new Map<string, { readonly column: number; readonly index: number }>();
  scope.columns.forEach((names, column) => names.forEach((name, index) => place.set(name, { column, index })));
  const middleOf = (name: string) => (tops.get(name) ?? 0) + (sizes.get(name)?.height ?? 0) / 2;
  const nearestGap = (column: number, y: number, from: number): number => {
    const names = scope.columns[column] ?? [];
    let best = from;
    let distance = Number.POSITIVE_INFINITY;
    for (let gap = from; gap <= names.length; gap += 1) {
      const above = names[gap - 1];
      const at = above === undefined ? 0 : (tops.get(above) ?? 0) + (sizes.get(above)?.height ?? 0);
      if (Math.abs(at - y) >= distance) continue;
      best = gap;
      distance = Math.abs(at - y);
    }
    return best;
  };

  const plan = (edge: StateEdge): EdgePlan => {
    const from = place.get(edge.from) ?? { column: 0, index: 0 };
    const to = place.get(edge.to) ?? { column: 0, index: 0 };
    const back = scope.back.has(edge);
    if (from.column === to.column) {
      if (to.index === from.index + 1 && !edge.caught && !back) return { type: 'down' };
      const leave = to.index > from.index ? 'right' : 'left';
      const channel = leave === 'right' ? from.column + 1 : from.column;
      const use = { channel, net: inNet(edge, leave), side: leave === 'right' ? 'left' : 'right' } as const;
      return { type: 'around', leave, enter: leave, channels: [use], corridors: [] };
    }
    const rightwards = to.column > from.column;
    const first = rightwards ? from.column + 1 : from.column;
    const last = rightwards ? to.column : back ? to.column : to.column + 1;
    const step = rightwards ? 1 : -1;
    const enter = rightwards || back ? 'left' : 'right';
    const channels: ChannelUse[] = [];
    const corridors: CorridorUse[] = [];
    for (let channel = first; ; channel += step) {
      channels.push(
        channelUse(edge, graph, { channel, isFirst: channel === first, isLast: channel === last, enter, rightwards }),
      );
      if (channel === last) break;
      const column = rightwards ? channel : channel - 1;
      const closing = back && column === to.column;
      const y = closing ? middleOf(edge.from) + (sizes.get(edge.from)?.height ?? 0) / 2 : middleOf(edge.to);
      corridors.push({ column, gap: nearestGap(column, y, closing ? to.index + 1 : 0), net: inNet(edge, 'corridor') });
    }
    return { type: 'around', leave: rightwards ? 'right' : 'left', enter, channels, corridors };
  };
  return new Map(graph.edges.map((edge) => [edge, plan(edge)]));
}

interface ChannelPlace {
  readonly channel: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly enter: 'left' | 'right';
  readonly rightwards: boolean;
}

/** Edges that fan out of one State share a lane where they leave it, edges into one State where they reach it. */
function channelUse(edge: StateEdge, graph: ScopeGraph, at: ChannelPlace): ChannelUse {
  const siblings = (graph.out.get(edge.from) ?? []).filter((other) => other.caught === edge.caught).length;
  if (at.isFirst && siblings > 1 && !edge.caught) {
    const net = `out ${at.rightwards ? 'right' : 'left'} ${edge.from}`;
    return { channel: at.channel, net, side: at.rightwards ? 'left' : 'right' };
  }
  const net = inNet(edge, at.isLast ? at.enter : 'through');
  return { channel: at.channel, net, side: at.isLast && at.enter === 'right' ? 'left' : 'right' };
}

function inNet(edge: StateEdge, where: string): string {
  return `in ${where} ${edge.caught ? 'caught' : 'flow'} ${edge.to}`;
}
