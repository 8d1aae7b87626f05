import type { NodeId } from '../../model';
import { crosses, encloses, grown, type Point, type Rect } from '../geometry';
import { routeAround, type RouteRequest } from '../routeAround';
import type { AgentPlacement } from './placeAgent';

/** The drawn shape if it runs through no box; else a way around, else the drawn shape all the same. */
export function fittingLine(
  placement: AgentPlacement,
  ends: readonly (NodeId | null)[],
  drawn: readonly Point[] | null,
  request: Omit<RouteRequest, 'obstacles'>,
): readonly Point[] {
  if (drawn !== null && isClear(placement, drawn)) return drawn;
  return routeAround({ ...request, obstacles: obstaclesFor(placement, ends) }) ?? drawn ?? straightLine(request);
}

/** In a placement nobody has touched, every drawn shape is clear. */
export function isClear({ moved, rects, failMarker }: AgentPlacement, points: readonly Point[]): boolean {
  if (moved.size === 0) return true;
  const boxes = [...rects.values(), ...(failMarker === null ? [] : [failMarker])];
  return !boxes.some((rect) => crosses(points, grown(rect, -1)));
}

/** All boxes; the tools' box stands for the tools in it unless the line ends at one of them. */
function obstaclesFor(
  { rects, toolsBox, columns, failMarker }: AgentPlacement,
  ends: readonly (NodeId | null)[],
): Rect[] {
  const inside = new Set(
    columns
      .flatMap((column) => column.tools)
      .flatMap((tool) => {
        const rect = rects.get(tool.id);
        return rect !== undefined && encloses(toolsBox, rect) ? [tool.id] : [];
      }),
  );
  const entersBox = ends.some((id) => id !== null && inside.has(id));
  const boxes = [...rects].filter(([id]) => entersBox || !inside.has(id)).map(([, rect]) => rect);
  if (!entersBox && inside.size > 0) boxes.push(toolsBox);
  if (failMarker !== null) boxes.push(failMarker);
  return boxes;
}

/** Last resort, when a port is covered by another box. */
function straightLine({ from, goal }: Omit<RouteRequest, 'obstacles'>): readonly Point[] {
  const to = goal.type === 'port' ? goal.to : (goal.points[0] ?? from);
  return [from, { x: from.x, y: to.y }, to];
}
