import { clockTime } from '../../model';
import type { FleetOutcome } from '../fleet/describeFleet';
import { decimal } from '../numbers';
import { textWidth, type Drawing, type Mark, type Point, type Tone } from './drawing';
import { clockScale, linearScale } from './scale';

export interface FleetChartOptions {
  /** What is drawn, and its unit: `Calls of the tool a second`. */
  readonly title: string;
  readonly series: (outcome: FleetOutcome) => readonly number[];
  /** Drawn as a line if it is not far above everything else. */
  readonly quota: number | null;
  readonly width?: number;
}

const HEIGHT = 240;
const MARGIN = { left: 52, right: 16, top: 52, bottom: 28 };
/** Columns a line is made of; seconds in between count with their highest. */
const COLUMNS = 400;
/** A quota further above the highest value than this would press the lines to the ground. */
const QUOTA_IN_SIGHT = 2;

const LOOKS: Readonly<
  Record<FleetOutcome['id'], { readonly stroke: Tone; readonly strokeWidth: number; readonly dash?: string }>
> = {
  own: { stroke: 'time-fill', strokeWidth: 2 },
  jitter: { stroke: 'ink', strokeWidth: 1.5, dash: '2 3' },
  'no-jitter': { stroke: 'ink', strokeWidth: 1.5, dash: '2 3' },
  'no-interval': { stroke: 'ink-3', strokeWidth: 1.5 },
};

/** A number for each second, a line for each way the tool is set. */
export function fleetChart(outcomes: readonly FleetOutcome[], options: FleetChartOptions): Drawing {
  const { title, series, quota, width = 760 } = options;
  const lines = outcomes.map((outcome) => ({ outcome, values: series(outcome) }));
  const seconds = Math.max(1, ...lines.map(({ outcome, values }) => values.length * outcome.result.secondsPerPoint));
  const highest = Math.max(0, ...lines.map(({ values }) => highestOf(values)));
  const showsQuota = quota !== null && quota <= highest * QUOTA_IN_SIGHT;
  const top = Math.max(highest, showsQuota ? quota : 0, Number.MIN_VALUE) * 1.05;
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const x = clockScale({ to: seconds, fromPixel: MARGIN.left, toPixel: right, most: Math.floor(width / 90) });
  const y = linearScale({ from: 0, to: top, fromPixel: bottom, toPixel: MARGIN.top, most: 4 });
  const columnSeconds = seconds / COLUMNS;

  return {
    width,
    height: HEIGHT,
    title: `${title}. ${lines.map(({ outcome, values }) => `${outcome.label}: ${decimal(highestOf(values))} at most`).join('; ')}.`,
    marks: [
      { kind: 'text', x: 0, y: 12, text: title, fill: 'ink-2' },
      ...legend(outcomes),
      ...y.ticks.flatMap((tick): Mark[] => [
        { kind: 'path', points: [{ x: MARGIN.left, y: y.at(tick) }, { x: right, y: y.at(tick) }], stroke: tick === 0 ? 'line-strong' : 'line' }, // prettier-ignore
        { kind: 'text', x: MARGIN.left - 8, y: y.at(tick) + 4, text: decimal(tick), fill: 'ink-3', anchor: 'end' },
      ]),
      ...x.ticks.map((tick): Mark => ({
        kind: 'text',
        x: x.at(tick),
        y: bottom + 18,
        text: clockTime(tick),
        fill: 'ink-3',
        anchor: tick === 0 ? 'start' : 'middle',
      })),
      // the one in use is drawn last, on top
      ...[...lines].reverse().map(({ outcome, values }): Mark => {
        const { secondsPerPoint } = outcome.result;
        const step = Math.max(1, Math.ceil(columnSeconds / secondsPerPoint));
        const points = peaks(values, step).map((value, index): Point => ({ x: x.at(index * step * secondsPerPoint), y: y.at(value) })); // prettier-ignore
        return { kind: 'path', points: [...points, { x: x.at(values.length * secondsPerPoint), y: y.at(0) }], ...LOOKS[outcome.id] }; // prettier-ignore
      }),
      ...(showsQuota ? quotaMarks(quota, { y: y.at(quota), right }) : []),
    ],
  };
}

function legend(outcomes: readonly FleetOutcome[]): readonly Mark[] {
  let left = 0;
  return outcomes.flatMap(({ id, label }): Mark[] => {
    const at = left;
    left += 26 + textWidth(label) + 20;
    return [
      { kind: 'path', points: [{ x: at, y: 28 }, { x: at + 20, y: 28 }], ...LOOKS[id] }, // prettier-ignore
      { kind: 'text', x: at + 26, y: 32, text: label, fill: 'ink-2' },
    ];
  });
}

function quotaMarks(quota: number, { y, right }: { readonly y: number; readonly right: number }): readonly Mark[] {
  return [
    { kind: 'path', points: [{ x: MARGIN.left, y }, { x: right, y }], stroke: 'warn', strokeWidth: 1, dash: '6 4' }, // prettier-ignore
    { kind: 'text', x: right, y: y - 5, text: `quota ${decimal(quota)}`, fill: 'warn', anchor: 'end' },
  ];
}

/** Highest of each column of seconds. */
function peaks(values: readonly number[], step: number): readonly number[] {
  return Array.from({ length: Math.ceil(values.length / step) }, (_, index) =>
    highestOf(values.slice(index * step, (index + 1) * step)),
  );
}

function highestOf(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), 0);
}
