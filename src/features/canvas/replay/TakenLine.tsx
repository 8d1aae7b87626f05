import type { Point } from '../../../core/layout';
import { groupThousands } from '../../../core/model';
import { countUpTo } from '../../../core/proof';
import { RouteLine } from '../shared/RouteLine';
import { useMoment } from './replayContext';

export interface TakenLineProps {
  /** Events with which it was taken, ascending. */
  readonly taken: Int32Array;
  readonly points: readonly Point[];
  readonly arrow: boolean;
}

/** A line of the graph over the base, from the moment it has been taken. */
export function TakenLine({ taken, points, arrow }: TakenLineProps) {
  const isTaken = useMoment((_, { eventId }) => countUpTo(taken, eventId) > 0);
  return isTaken ? <RouteLine points={points} arrow={arrow} look="live" /> : null;
}

export interface TakenCountProps {
  readonly taken: Int32Array;
  readonly at: Point;
  /** Which way it is, for who cannot see it: “Call LLM to monitor”. */
  readonly name: string;
}

/** How often a line has been taken. */
export function TakenCount({ taken, at, name }: TakenCountProps) {
  const times = useMoment((_, { eventId }) => countUpTo(taken, eventId));
  if (times === 0) return null;
  return (
    <span className="replay-count" style={{ left: at.x, top: at.y }} data-way={name}>
      <span className="sr-only">{name}: </span>×{groupThousands(times)}
    </span>
  );
}

/** A point on the longest segment of a line, at a part of it. */
export function alongLongest(points: readonly Point[], share: number): Point {
  let best = { length: -1, at: points[0] ?? { x: 0, y: 0 } };
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (from === undefined) return;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    if (length <= best.length) return;
    best = { length, at: { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share } };
  });
  return best.at;
}
