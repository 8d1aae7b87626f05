import { simplified, type Point } from '../geometry';
import type { EdgePlan } from './planEdges';
import type { StateEdge } from './scopeGraph';
import type { ScopeLine, ScopeTrunk } from './scopeLine';

/** Length of the bend with which a line joins or leaves a shared part. */
const BEND = 10;

/**
 * Draws what several edges share once: the lane of a fan as a trunk, the way into a State by the edge that comes from furthest. A line drawn
 * many times over itself looks bold, and a dashed one solid.
 */
export function withShared(
  lines: readonly ScopeLine[],
  plans: ReadonlyMap<StateEdge, EdgePlan>,
): { readonly lines: readonly ScopeLine[]; readonly trunks: readonly ScopeTrunk[] } {
  const trunks: ScopeTrunk[] = [];
  const drawn = new Map(lines.map((line) => [line, line]));
  for (const group of groupsOf(lines, plans, 'out')) {
    const [first] = group;
    if (first === undefined || group.length < 2) continue;
    const exit = first.points[0] ?? { x: 0, y: 0 };
    const turning = group.filter((line) => (line.points[2]?.y ?? exit.y) !== exit.y);
    const lane = turning[0]?.points[1]?.x;
    if (lane === undefined) continue;
    for (const line of group) {
      const isTurning = turning.includes(line);
      const own = isTurning ? hookedStart(line.points) : [{ x: lane, y: exit.y }, ...line.points.slice(1)];
      drawn.set(line, { ...line, own: simplified(own) });
    }
    const ends = turning.map((line) => line.points[2]?.y ?? exit.y);
    trunks.push(...trunkParts(first.edge.from, exit, lane, ends));
  }
  for (const group of groupsOf(lines, plans, 'in')) {
    if (group.length < 2) continue;
    const target = group[0]?.points.at(-1) ?? { x: 0, y: 0 };
    const startOf = (line: ScopeLine) => line.points.at(-4)?.y ?? target.y;
    const highest = group.reduce((a, b) => (startOf(b) < startOf(a) ? b : a));
    const lowest = group.reduce((a, b) => (startOf(b) > startOf(a) ? b : a));
    for (const line of group) {
      const joins = line.points.length >= 4 && line !== highest && line !== lowest;
      if (joins) drawn.set(line, { ...line, own: hookedEnd(line.points), arrow: false });
    }
  }
  return { lines: lines.map((line) => drawn.get(line) ?? line), trunks };
}

/** Lines that share a lane where they leave a State, or where they reach one. */
function groupsOf(
  lines: readonly ScopeLine[],
  plans: ReadonlyMap<StateEdge, EdgePlan>,
  end: 'out' | 'in',
): Iterable<readonly ScopeLine[]> {
  const groups = new Map<string, ScopeLine[]>();
  for (const line of lines) {
    const plan = plans.get(line.edge);
    if (plan?.type !== 'around') continue;
    const use = end === 'out' ? plan.channels[0] : plan.channels.at(-1);
    if (use?.net.startsWith(`${end} `) !== true) continue;
    const key = `${use.channel} ${use.net}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups.values();
}

/** From the lane on, with the bend out of it. */
function hookedStart(points: readonly Point[]): readonly Point[] {
  const [, from, turn, ...rest] = points;
  if (from === undefined || turn === undefined) return points;
  return [{ x: turn.x, y: stepTowards(turn.y, from.y) }, turn, ...rest];
}

/** Up to the lane, with the bend into it. */
function hookedEnd(points: readonly Point[]): readonly Point[] {
  const joined = points.at(-3);
  const goal = points.at(-2);
  if (joined === undefined || goal === undefined) return points;
  return [...points.slice(0, -2), { x: joined.x, y: stepTowards(joined.y, goal.y) }];
}

function stepTowards(from: number, to: number): number {
  return from + Math.sign(to - from) * Math.min(BEND, Math.abs(to - from));
}

/** From the State to the lane, and the lane up and down to just before its outermost bends. */
function trunkParts(from: string, exit: Point, lane: number, ends: readonly number[]): ScopeTrunk[] {
  const corner = { x: lane, y: exit.y };
  const parts = [[exit, corner]];
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  if (top < exit.y - BEND) parts.push([corner, { x: lane, y: top + BEND }]);
  if (bottom > exit.y + BEND) parts.push([corner, { x: lane, y: bottom - BEND }]);
  return parts.map((points) => ({ from, points }));
}
