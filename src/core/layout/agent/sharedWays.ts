import type { Point } from '../geometry';
import type { AgentRoute } from './agentRoute';

/** Length of the bend with which a line joins a shared way. */
const BEND = 10;

/**
 * Draws what several give-up or failure lines share once, as a way of its own: a dashed line drawn many times over itself looks solid. Each
 * line keeps its part up to the way, with the bend into it. A line that was led around a box shares nothing.
 */
export function withSharedWays(routes: readonly AgentRoute[]): AgentRoute[] {
  const result = new Map(routes.map((route) => [route, route]));
  const ways: AgentRoute[] = [];
  for (const kind of ['give-up', 'failure'] as const) {
    const longestFirst = routes
      .filter((route) => route.kind === kind)
      .sort((a, b) => lengthOf(b.points) - lengthOf(a.points));
    const leaders: { readonly route: AgentRoute; joined: boolean }[] = [];
    for (const route of longestFirst) {
      const join = firstJoin(route.points, leaders);
      if (join === null) {
        leaders.push({ route, joined: false });
        continue;
      }
      join.leader.joined = true;
      result.set(route, { ...route, own: cutAt(route.points, join.index), arrow: false });
      // What comes before the joint may be a way for others: the lane of a column.
      leaders.push({ route: { ...route, points: route.points.slice(0, join.index + 1) }, joined: false });
    }
    for (const { route, joined } of leaders) {
      const [, turn, next, ...rest] = route.points;
      if (!joined || turn === undefined || next === undefined) continue;
      const drawn = result.get(route) ?? routes.find((one) => one.id === route.id) ?? route;
      const original = routes.find((one) => one.id === route.id) ?? route;
      const isCut = route.points.length < original.points.length;
      result.set(original, { ...original, own: cutAt(original.points, 1), arrow: false });
      const end = isCut ? [bendAfter(original.points, route.points.length - 1)] : [];
      const own = [stepTowards(turn, next, BEND), next, ...rest, ...end];
      ways.push({ ...drawn, id: `way:${route.id}`, points: own, own, arrow: !isCut });
    }
  }
  return [...routes.map((route) => result.get(route) ?? route), ...ways];
}

interface Leader {
  readonly route: AgentRoute;
  joined: boolean;
}

/** The first corner of a line that lies on a longer line which goes the same way from there. */
function firstJoin(
  points: readonly Point[],
  leaders: readonly Leader[],
): { readonly leader: Leader; readonly index: number } | null {
  for (let index = 1; index < points.length - 1; index += 1) {
    const [corner, next] = [points[index], points[index + 1]];
    if (corner === undefined || next === undefined) continue;
    const leader = leaders.find(({ route }) => runsAlong(route.points, corner, next));
    if (leader !== undefined) return { leader, index };
  }
  return null;
}

/** Whether the polyline passes the corner in the direction of `next`, at least as far as it. */
function runsAlong(points: readonly Point[], corner: Point, next: Point): boolean {
  return points.some((to, index) => {
    const from = index < 2 ? undefined : points[index - 1]; // not on the part that comes out of its own tool
    if (from === undefined) return false;
    const along = (a: number, b: number, c: number, d: number) =>
      (b - a) * (d - c) > 0 && (c - a) * (d - c) >= 0 && (b - d) * (d - c) >= 0;
    if (from.x === to.x) return corner.x === from.x && next.x === from.x && along(from.y, to.y, corner.y, next.y);
    return corner.y === from.y && next.y === from.y && along(from.x, to.x, corner.x, next.x);
  });
}

function cutAt(points: readonly Point[], index: number): readonly Point[] {
  return [...points.slice(0, index + 1), bendAfter(points, index)];
}

function bendAfter(points: readonly Point[], index: number): Point {
  const [corner, next] = [points[index], points[index + 1]];
  if (corner === undefined || next === undefined) return points.at(-1) ?? { x: 0, y: 0 };
  return stepTowards(corner, next, BEND);
}

function stepTowards(from: Point, to: Point, length: number): Point {
  const step = (a: number, b: number) => a + Math.sign(b - a) * Math.min(length, Math.abs(b - a));
  return { x: step(from.x, to.x), y: step(from.y, to.y) };
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1] ?? point;
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);
}
