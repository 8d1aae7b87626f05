/** Where numbers stand along an axis. */
export interface Scale {
  readonly at: (value: number) => number;
  /** Round numbers to be written at the axis, all within it. */
  readonly ticks: readonly number[];
}

/** Range of an axis in its own numbers, and in pixels; pixels may run backwards. */
export interface ScaleRange {
  readonly from: number;
  readonly to: number;
  readonly fromPixel: number;
  readonly toPixel: number;
  /** Ticks there is room for. */
  readonly most: number;
  /** Round numbers of an axis with ratios, from many to few; those between powers of ten unless given. */
  readonly leads?: readonly (readonly number[])[];
}

/** Equal steps of numbers are equal steps on the axis. */
export function linearScale({ from, to, fromPixel, toPixel, most }: ScaleRange): Scale {
  const length = to - from;
  const at = (value: number) => fromPixel + (length === 0 ? 0.5 : (value - from) / length) * (toPixel - fromPixel);
  return { at, ticks: length === 0 ? [tidy(from)] : evenTicks(from, to, Math.max(1, most)) };
}

/** Multiples of a round step; of a finer one, if a single number were all. */
function evenTicks(from: number, to: number, most: number): readonly number[] {
  const step = roundStep((to - from) / most);
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  if (count < 2) return evenTicks(from, to, most * 2);
  return Array.from({ length: count }, (_, index) => tidy((first + index) * step));
}

/** Equal ratios of numbers are equal steps on the axis; `from` and `to` are more than 0. */
export function logScale({ from, to, fromPixel, toPixel, most, leads }: ScaleRange): Scale {
  const length = Math.log(to / from);
  const at = (value: number) =>
    fromPixel + (length === 0 ? 0.5 : Math.log(Math.max(value, from) / from) / length) * (toPixel - fromPixel);
  const candidates =
    leads?.map((ticks) => ticks.filter((tick) => tick >= from && tick <= to)) ??
    [[1, 2, 5], [1, 3], [1]].map((lead) => logTicks(from, to, lead));
  const fitting = candidates.find((ticks) => ticks.length <= most) ?? thin(logTicks(from, to, [1]), most);
  // two numbers make an axis readable; where no round one lies between, the steps are those of a ruler
  return { at, ticks: fitting.length >= 2 ? fitting : linearScale({ from, to, fromPixel, toPixel, most }).ticks };
}

/** A range so wide that a ruler would press its lower part into one spot. */
const WIDE = 8;

/** An axis with ratios if the numbers lie that far apart, and with steps otherwise. */
export function fittingScale(range: ScaleRange): Scale {
  return range.from > 0 && range.to / range.from >= WIDE ? logScale(range) : linearScale(range);
}

/** Round seconds, minutes, hours and days for an axis with ratios. */
export const TIME_LEADS: readonly (readonly number[])[] = [
  [
    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18_000, 36_000, 86_400, 172_800,
    432_000,
  ],
  [0.1, 1, 10, 60, 600, 3600, 36_000, 86_400, 864_000],
];

/** Steps a clock is read in, in seconds. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400];

/** Smallest round step, in seconds, of which at most `most` fit into a length of time. */
export function clockStep(seconds: number, most: number): number {
  return CLOCK_STEPS.find((candidate) => seconds / candidate <= most) ?? Math.ceil(seconds / most / 86_400) * 86_400;
}

/** An axis of time from 0 on, with ticks at moments a clock shows. */
export function clockScale({ to, fromPixel, toPixel, most }: Omit<ScaleRange, 'from'>): Scale {
  const step = clockStep(to, most);
  const at = (value: number) => fromPixel + (to === 0 ? 0 : value / to) * (toPixel - fromPixel);
  return { at, ticks: Array.from({ length: Math.floor(to / step) + 1 }, (_, index) => index * step) };
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((lead) => lead * power >= least * (1 - 1e-9)) ?? 10) * power;
}

function logTicks(from: number, to: number, leads: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const lead of leads) {
      const tick = tidy(lead * 10 ** power);
      if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks;
}

function thin(ticks: readonly number[], most: number): number[] {
  const every = Math.ceil(ticks.length / most);
  return ticks.filter((_, index) => index % every === 0);
}

/** 0.30000000000000004 → 0.3 */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
