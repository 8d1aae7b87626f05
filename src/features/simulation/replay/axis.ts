import { clockTime } from '../../../core/model';
import { clockStep } from '../../../core/proof';
import type { ShownTime } from './shownTime';

export interface AxisMark {
  readonly atMs: number;
  readonly label: string;
}

/** Marks of an axis of virtual time: at most `most`, at round moments. */
export function axisMarks({ fromMs, toMs }: ShownTime, most = 8): AxisMark[] {
  const step = clockStep((toMs - fromMs) / 1000, most) * 1000;
  const marks = [];
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs; at += step) marks.push({ atMs: at, label: clock(at) });
  return marks;
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
