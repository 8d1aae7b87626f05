import { clockTime } from '../../../core/model';
import type { ShownTime } from './shownTime';

/** Steps a clock is read in, in seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400];

export interface AxisMark {
  readonly atMs: number;
  readonly label: string;
}

/** Marks of an axis of virtual time: at most `most`, at round moments. */
export function axisMarks({ fromMs, toMs }: ShownTime, most = 8): AxisMark[] {
  const step = stepSeconds((toMs - fromMs) / 1000, most) * 1000;
  const marks = [];
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs; at += step) marks.push({ atMs: at, label: clock(at) });
  return marks;
}

/** Smallest round step, in seconds, of which at most `most` fit into a length of time. */
export function stepSeconds(seconds: number, most: number): number {
  return STEPS.find((candidate) => seconds / candidate <= most) ?? Math.ceil(seconds / most / 86_400) * 86_400;
}

/** Virtual milliseconds as a clock shows them, the second that has begun: `1:40`, `1:02:05`. */
export function clock(ms: number): string {
  return clockTime(Math.floor(ms / 1000));
}

/** With a tenth of a second where there is one: `1:25.7`. */
export function fineClock(ms: number): string {
  const tenths = Math.floor((ms % 1000) / 100);
  return tenths === 0 ? clock(ms) : `${clock(ms)}.${tenths}`;
}
