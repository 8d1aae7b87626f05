import { bottomOf, rightOf, simplified, type Point, type Rect } from '../geometry';
import { standsBehindLane, type Channels } from './channels';
import type { EdgeRows } from './edgeRows';
import type { Around, EdgePlan } from './planEdges';
import type { StateEdge } from './scopeGraph';
import type { ScopeLine } from './scopeLine';

interface PlannedEdge {
  readonly edge: StateEdge;
  readonly plan: EdgePlan;
  readonly back: boolean;
  readonly hasWords: boolean;
}

interface Drawing {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<StateEdge, EdgeRows>;
  readonly channels: Channels;
}

/** The line of an edge, by its plan, through the lanes of its channels. */
export function drawLine({ edge, plan, back, hasWords }: PlannedEdge, { rects, rows, channels }: Drawing): ScopeLine {
  const none = { x: 0, y: 0, width: 0, height: 0 };
  const from = rects.get(edge.from) ?? none;
  const to = rects.get(edge.to) ?? none;
  if (plan.type === 'down') {
    const x = from.x + Math.min(from.width, to.width) / 2;
    const points = [
      { x, y: bottomOf(from) },
      { x, y: to.y },
    ];
    const at = { x, y: (bottomOf(from) + to.y) / 2 };
    return { edge, points, own: points, arrow: true, back, label: hasWords ? { at, align: 'centre' } : null };
  }
  const heights = rows.get(edge) ?? [];
  const points: Point[] = [{ x: plan.leave === 'right' ? rightOf(from) : from.x, y: heights[0] ?? from.y }];
  plan.channels.forEach(({ channel, net }, index) => {
    const x = channels.laneX.get(`${channel} ${net}`) ?? 0;
    points.push({ x, y: heights[index] ?? 0 }, { x, y: heights[index + 1] ?? 0 });
  });
  points.push({ x: plan.enter === 'right' ? rightOf(to) : to.x, y: heights.at(-1) ?? to.y });
  const whole = simplified(points);
  return {
    edge,
    points: whole,
    own: whole,
    arrow: true,
    back,
    label: hasWords ? labelOf(plan, points, channels) : null,
  };
}

function labelOf(plan: Around, points: readonly Point[], channels: Channels): ScopeLine['label'] {
  const [first] = plan.channels;
  if (plan.leave === 'left') {
    const [above, below] = points.slice(-3, -1);
    if (above === undefined || below === undefined) return null;
    return { at: { x: above.x, y: (above.y + below.y) / 2 }, align: 'up' };
  }
  const behind = standsBehindLane(plan);
  const x = (behind ? channels.targetLabelX : channels.sourceLabelX)[first?.channel ?? 0] ?? 0;
  return { at: { x: x + (behind ? 4 : 0), y: points[behind ? 2 : 0]?.y ?? 0 }, align: 'left' };
}
