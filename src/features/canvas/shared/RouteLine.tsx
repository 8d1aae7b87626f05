import { memo } from 'react';
import { arrowHead, routePath, type Point } from '../../../core/layout';
import { classNames } from '../../../ui';

export interface RouteLineProps {
  readonly points: readonly Point[];
  readonly arrow: boolean;
  /** Which stroke it has: `loop`, `give`, `wait`, `catch`, `unlimited`; absent: a branch. */
  readonly look?: string | undefined;
  readonly selected?: boolean;
  /** Units its end stays away from the node: a selected node has a halo. */
  readonly gap?: number;
  /** Identity for a click; absent: the line does not answer to the pointer. */
  readonly id?: string;
  readonly onSelect?: ((id: string) => void) | undefined;
}

/** One line of a graph: the stroke, its head, and a wide invisible stroke for the pointer. Rendered anew only if it is another line. */
export const RouteLine = memo(Line, (before, after) => {
  const { points: old, ...rest } = before;
  const { points, ...others } = after;
  return (
    samePoints(old, points) && (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === others[key])
  );
});

function Line(props: RouteLineProps) {
  const { arrow, look, selected = false, gap = 0, id, onSelect } = props;
  const points = gap === 0 ? props.points : shortened(props.points, gap);
  const head = arrow ? arrowHead(points) : null;
  const looks = classNames(look, selected && 'live');
  const path = routePath(points);
  return (
    <g className={onSelect === undefined ? undefined : 'pickable'} onClick={() => id !== undefined && onSelect?.(id)}>
      {onSelect !== undefined && <path className="edge-hit" d={path} />}
      <path className={`edge ${looks}`} d={head === null ? path : routePath(points, 6)} />
      {head !== null && <path className={`head ${looks}`} d={`M${head.map(({ x, y }) => `${x},${y}`).join('L')}Z`} />}
    </g>
  );
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  if (a === b) return true;
  const same = (point: Point, other: Point | undefined) => point.x === other?.x && point.y === other.y;
  return a.length === b.length && a.every((point, index) => same(point, b[index]));
}

function shortened(points: readonly Point[], by: number): readonly Point[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return points;
  const moved = { x: end.x - by * Math.sign(end.x - before.x), y: end.y - by * Math.sign(end.y - before.y) };
  return [...points.slice(0, -1), moved];
}
