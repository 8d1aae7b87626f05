import { clockTime } from '../../../core/model';

/** Steps a clock is read in, in seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400];

/** Marks of an axis of virtual time: at most `most`, at round moments, the start among them. */
export function axisMarks(totalMs: number, most = 8): { readonly atMs: number; readonly label: string }[] {
  const seconds = totalMs / 1000;
  const step = stepSeconds(seconds, most);
  const marks = [];
  for (let at = 0; at <= seconds; at += step) marks.push({ atMs: at * 1000, label: clock(at * 1000) });
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
