import type { Point } from './geometry';

/** Radius of a bend. @see look, “Edges” */
const BEND_RADIUS = 10;

/**
 * SVG path of an orthogonal route with rounded bends. A segment too short for two full bends gets smaller ones, so that neighbours never
 * overlap.
 *
 * @param trimEnd - units left out at the end: room for the arrow head.
 */
export function routePath(points: readonly Point[], trimEnd = 0): string {
  const [first] = points;
  if (first === undefined) return '';
  const commands = [`M${first.x},${first.y}`];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return;
    const after = points[index + 1];
    if (after === undefined) {
      const end = towards(point, before, trimEnd);
      commands.push(`L${end.x},${end.y}`);
      return;
    }
    // Between two bends each gets half of the segment; the first and the last segment have one bend only.
    const room = (segment: number, isOuter: boolean) => (isOuter ? segment : segment / 2);
    const radius = Math.min(
      BEND_RADIUS,
      room(distance(before, point), index === 1),
      room(distance(point, after), index === points.length - 2),
    );
    const entry = towards(point, before, radius);
    const exit = towards(point, after, radius);
    commands.push(`L${entry.x},${entry.y}`, `Q${point.x},${point.y} ${exit.x},${exit.y}`);
  });
  return commands.join(' ');
}

/** Corners of the filled arrow head, 8 × 8, at the end of a route; null: the route has no direction. */
export function arrowHead(points: readonly Point[]): readonly [Point, Point, Point] | null {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return null;
  const along = { x: Math.sign(tip.x - before.x), y: Math.sign(tip.y - before.y) };
  if (along.x === 0 && along.y === 0) return null;
  const base = { x: tip.x - 8 * along.x, y: tip.y - 8 * along.y };
  return [
    tip,
    { x: base.x - 4 * along.y, y: base.y - 4 * along.x },
    { x: base.x + 4 * along.y, y: base.y + 4 * along.x },
  ];
}

function towards(from: Point, to: Point, length: number): Point {
  const total = distance(from, to);
  if (total === 0) return from;
  const part = length / total;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
