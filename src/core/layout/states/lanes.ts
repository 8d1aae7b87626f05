import { LANE } from './measures';

/** An upright line in a channel that one or more edges share. */
export interface ChannelNet {
  readonly key: string;
  readonly side: 'left' | 'right';
  readonly top: number;
  readonly bottom: number;
  /** Heights at which it comes from the left column, and at which it goes to the right one. */
  readonly fromLeft: readonly number[];
  readonly toRight: readonly number[];
  /** Room for words written along it. */
  readonly width: number;
}

/** Lane of each net, counted from the left of its side, and the width of each lane. */
export interface ChannelLanes {
  readonly laneOf: ReadonlyMap<string, number>;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Space kept between two lines in one lane. */
const APART = 12;

/** Lanes such that no two lines in one lane touch. A level line of one net never lies on a level line of another, as far as order can help. */
export function assignLanes(nets: readonly ChannelNet[]): ChannelLanes {
  const laneOf = new Map<string, number>();
  const widths = { left: [] as number[], right: [] as number[] };
  for (const side of ['left', 'right'] as const) {
    const taken: ChannelNet[][] = [];
    for (const net of inOrder(nets.filter((one) => one.side === side))) {
      const before = nets.filter((other) => other.side === side && mustComeBefore(other, net));
      let lane = Math.max(0, ...before.map((other) => (laneOf.get(other.key) ?? -1) + 1));
      while (taken[lane]?.some((other) => net.top < other.bottom + APART && other.top < net.bottom + APART)) lane += 1;
      for (let empty = taken.length; empty <= lane; empty += 1) taken.push([]);
      taken[lane]?.push(net);
      laneOf.set(net.key, lane);
      widths[side][lane] = Math.max(widths[side][lane] ?? LANE, net.width, LANE);
    }
    for (let lane = 0; lane < taken.length; lane += 1) widths[side][lane] ??= LANE;
  }
  return { laneOf, ...widths };
}

/** Whether a level line of the first, coming from the left, would lie on one of the second, going to the right, if it were further right. */
function mustComeBefore(first: ChannelNet, second: ChannelNet): boolean {
  return first.key !== second.key && first.fromLeft.some((y) => second.toRight.includes(y));
}

/** Longer lines outside; what must come before another comes first. Where the wishes go in a circle, the earlier net wins. */
function inOrder(nets: readonly ChannelNet[]): ChannelNet[] {
  const sorted = [...nets].sort((a, b) => a.top - b.top || b.bottom - a.bottom || (a.key < b.key ? -1 : 1));
  const done = new Set<ChannelNet>();
  const open = new Set<ChannelNet>();
  const result: ChannelNet[] = [];
  const visit = (net: ChannelNet) => {
    if (done.has(net) || open.has(net)) return;
    open.add(net);
    for (const other of sorted) if (mustComeBefore(other, net)) visit(other);
    done.add(net);
    result.push(net);
  };
  sorted.forEach(visit);
  return result;
}
