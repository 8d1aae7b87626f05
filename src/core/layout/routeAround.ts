import { bottomOf, grown, rightOf, simplified, type Point, type Rect, type Side } from './geometry';
import { createQueue } from './priorityQueue';

/** What a way through obstacles is searched for. */
export interface RouteRequest {
  readonly from: Point;
  /** Side on which the route leaves its box. */
  readonly leave: Side;
  readonly goal: RouteGoal;
  /** Boxes the route keeps away from, those at its two ends included. */
  readonly obstacles: readonly Rect[];
}

/** A port of a box, or any place on a line that exists already. */
export type RouteGoal =
  | { readonly type: 'port'; readonly to: Point; readonly enter: Side }
  | { readonly type: 'line'; readonly points: readonly Point[] };

/** Distance kept from boxes. */
const CLEARANCE = 12;
/** How far a route goes straight out of a port before it may turn. */
const STUB = 16;
/** What a bend costs, in units of length. */
const BEND_COST = 48;

const outward: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/**
 * The cheapest orthogonal way (length, and a price for each bend) that goes through no obstacle: Dijkstra on the lines along the sides of
 * the obstacles. Used where a node was moved by hand and the drawn shape of the loop no longer fits.
 *
 * @returns the corners from port to port; null if there is no way, as when a port is covered by another box.
 */
export function routeAround({ from, leave, goal, obstacles }: RouteRequest): Point[] | null {
  const start = away(from, leave);
  const goalPoints = goal.type === 'port' ? [away(goal.to, goal.enter)] : goal.points;
  const walls = obstacles.map((rect) => grown(rect, CLEARANCE));
  const xs = lines(
    [start, ...goalPoints],
    walls,
    (wall) => [wall.x, rightOf(wall)],
    (point) => point.x,
  );
  const ys = lines(
    [start, ...goalPoints],
    walls,
    (wall) => [wall.y, bottomOf(wall)],
    (point) => point.y,
  );
  const way = cheapestWay(
    { xs, ys, blocked: blockedSteps(xs, ys, walls) },
    start,
    goal.type === 'port' ? isAt(goalPoints[0] ?? start) : isOn(goal.points),
    outward[leave].x === 0 ? 'vertical' : 'horizontal',
  );
  if (way === null) return null;
  return simplified([from, ...way, ...(goal.type === 'port' ? [goal.to] : [])]);
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly blocked: Blocked;
}

/** Steps between neighbouring crossings that lead through a wall: to the right of, and below, crossing `iy * columns + ix`. */
interface Blocked {
  readonly right: Uint8Array;
  readonly down: Uint8Array;
}

type Axis = 'horizontal' | 'vertical';

function away(point: Point, side: Side): Point {
  const direction = outward[side];
  return { x: point.x + STUB * direction.x, y: point.y + STUB * direction.y };
}

function lines(
  points: readonly Point[],
  walls: readonly Rect[],
  edges: (wall: Rect) => readonly number[],
  of: (point: Point) => number,
): number[] {
  return [...new Set([...points.map(of), ...walls.flatMap(edges)])].sort((a, b) => a - b);
}

function blockedSteps(xs: readonly number[], ys: readonly number[], walls: readonly Rect[]): Blocked {
  const right = new Uint8Array(xs.length * ys.length);
  const down = new Uint8Array(xs.length * ys.length);
  for (const wall of walls) {
    const [x0, x1] = [xs.indexOf(wall.x), xs.indexOf(rightOf(wall))];
    const [y0, y1] = [ys.indexOf(wall.y), ys.indexOf(bottomOf(wall))];
    for (let iy = y0; iy <= y1; iy += 1) {
      for (let ix = x0; ix <= x1; ix += 1) {
        if (iy > y0 && iy < y1 && ix < x1) right[iy * xs.length + ix] = 1;
        if (ix > x0 && ix < x1 && iy < y1) down[iy * xs.length + ix] = 1;
      }
    }
  }
  return { right, down };
}

function isAt(goal: Point): (point: Point) => boolean {
  return (point) => point.x === goal.x && point.y === goal.y;
}

function isOn(polyline: readonly Point[]): (point: Point) => boolean {
  return (point) =>
    polyline.some((to, index) => {
      const from = polyline[index - 1];
      if (from === undefined) return false;
      return (
        point.x >= Math.min(from.x, to.x) &&
        point.x <= Math.max(from.x, to.x) &&
        point.y >= Math.min(from.y, to.y) &&
        point.y <= Math.max(from.y, to.y)
      );
    });
}

function cheapestWay(grid: Grid, start: Point, isGoal: (point: Point) => boolean, leaving: Axis): Point[] | null {
  const { xs, ys } = grid;
  const columns = xs.length;
  const crossings = columns * ys.length;
  // Each crossing twice: reached horizontally (0) or vertically (1), because the price of the next bend depends on it.
  const cost = new Float64Array(crossings * 2).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(crossings * 2).fill(-1);
  const queue = createQueue();
  const first = (ys.indexOf(start.y) * columns + xs.indexOf(start.x)) * 2 + (leaving === 'vertical' ? 1 : 0);
  cost[first] = 0;
  queue.push(first, 0);
  for (let at = queue.pop(); at !== null; at = queue.pop()) {
    const crossing = at >> 1;
    const ix = crossing % columns;
    const iy = (crossing - ix) / columns;
    const here = { x: xs[ix] ?? 0, y: ys[iy] ?? 0 };
    if (isGoal(here)) return trace(at, cameFrom, grid);
    const step = (nx: number, ny: number, axis: 0 | 1, wall: number | undefined) => {
      const there = { x: xs[nx], y: ys[ny] };
      if (wall !== 0 || there.x === undefined || there.y === undefined) return;
      const bend = axis === (at & 1) ? 0 : BEND_COST;
      const total = (cost[at] ?? 0) + Math.abs(there.x - here.x) + Math.abs(there.y - here.y) + bend;
      const next = (ny * columns + nx) * 2 + axis;
      if (total >= (cost[next] ?? 0)) return;
      cost[next] = total;
      cameFrom[next] = at;
      queue.push(next, total);
    };
    if (ix > 0) step(ix - 1, iy, 0, grid.blocked.right[crossing - 1]);
    if (ix < columns - 1) step(ix + 1, iy, 0, grid.blocked.right[crossing]);
    if (iy > 0) step(ix, iy - 1, 1, grid.blocked.down[crossing - columns]);
    if (iy < ys.length - 1) step(ix, iy + 1, 1, grid.blocked.down[crossing]);
  }
  return null;
}

function trace(goal: number, cameFrom: Int32Array, { xs, ys }: Grid): Point[] {
  const way: Point[] = [];
  for (let at = goal; at !== -1; at = cameFrom[at] ?? -1) {
    const crossing = at >> 1;
    const ix = crossing % xs.length;
    way.unshift({ x: xs[ix] ?? 0, y: ys[(crossing - ix) / xs.length] ?? 0 });
  }
  return way;
}
