/** Canvas units; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

export type Side = 'left' | 'right' | 'top' | 'bottom';

export function rightOf(rect: Rect): number {
  return rect.x + rect.width;
}

export function bottomOf(rect: Rect): number {
  return rect.y + rect.height;
}

export function centreOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** The rectangle with `margin` more on each side; a negative margin makes it smaller. */
export function grown(rect: Rect, margin: number): Rect {
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
}

export function shifted(rect: Rect, by: Point): Rect {
  return { ...rect, x: rect.x + by.x, y: rect.y + by.y };
}

/** Whether two rectangles share area; touching is not overlapping. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < rightOf(b) && b.x < rightOf(a) && a.y < bottomOf(b) && b.y < bottomOf(a);
}

export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x && outer.y <= inner.y && rightOf(outer) >= rightOf(inner) && bottomOf(outer) >= bottomOf(inner)
  );
}

/** The smallest rectangle around all; null: there are none. */
export function unionOf(rects: Iterable<Rect>): Rect | null {
  let union: Rect | null = null;
  for (const rect of rects) {
    if (union === null) {
      union = rect;
      continue;
    }
    const x = Math.min(union.x, rect.x);
    const y = Math.min(union.y, rect.y);
    union = {
      x,
      y,
      width: Math.max(rightOf(union), rightOf(rect)) - x,
      height: Math.max(bottomOf(union), bottomOf(rect)) - y,
    };
  }
  return union;
}

/** The rectangle around a polyline; a straight line gives one without area. */
export function boundsOf(points: readonly Point[]): Rect | null {
  return unionOf(points.map((point) => ({ ...point, width: 0, height: 0 })));
}

/** Whether a polyline of horizontal and vertical segments goes through the inside of a rectangle. */
export function crosses(points: readonly Point[], rect: Rect): boolean {
  return points.some((to, index) => {
    const from = points[index - 1];
    if (from === undefined) return false;
    return (
      Math.min(from.x, to.x) < rightOf(rect) &&
      Math.max(from.x, to.x) > rect.x &&
      Math.min(from.y, to.y) < bottomOf(rect) &&
      Math.max(from.y, to.y) > rect.y
    );
  });
}

/** The same polyline without points that lie on a straight line between their neighbours. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const straight =
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}
