import { formatDuration } from '../../model';
import type { SweepPoint } from '../compareWays';
import { dollars, dollarTick, shortTime } from '../numbers';
import { TEXT_SIZE, textWidth, type Drawing, type Mark, type Point } from './drawing';
import { fittingScale, TIME_LEADS } from './scale';

/** A point of the sweep on its drawing, to be clicked. */
export interface SweepTarget extends Point {
  readonly intervalSeconds: number;
}

export interface SweepChart {
  readonly drawing: Drawing;
  readonly targets: readonly SweepTarget[];
}

export interface SweepChartOptions {
  readonly chosenSeconds: number | null;
  readonly recommendedSeconds: number | null;
  readonly width?: number;
}

const HEIGHT = 280;
const MARGIN = { left: 60, right: 28, top: 28, bottom: 44 };

/** Cost over lateness, a dot for each interval; intervals nobody saw the end with are left out. */
export function sweepChart(
  points: readonly SweepPoint[],
  { chosenSeconds, recommendedSeconds, width = 760 }: SweepChartOptions,
): SweepChart {
  const seen = points.flatMap((point) =>
    point.lateness === null
      ? []
      : [{ ...point, late: point.lateness.averageSeconds, usd: point.costPerThousandRuns.totalUsd }],
  );
  const lates = seen.map(({ late }) => late);
  const costs = seen.map(({ usd }) => usd);
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const x = fittingScale({
    ...spread(lates),
    fromPixel: MARGIN.left + 12,
    toPixel: right,
    most: Math.floor(width / 90),
    leads: TIME_LEADS,
  });
  const y = fittingScale({ ...spread(costs), fromPixel: bottom - 8, toPixel: MARGIN.top, most: 6 });

  const axes: Mark[] = [
    ...y.ticks.flatMap((tick): Mark[] => [
      { kind: 'path', points: [{ x: MARGIN.left, y: y.at(tick) }, { x: right, y: y.at(tick) }], stroke: 'line' }, // prettier-ignore
      { kind: 'text', x: MARGIN.left - 8, y: y.at(tick) + 4, text: dollarTick(tick), fill: 'ink-3', anchor: 'end' },
    ]),
    { kind: 'path', points: [{ x: MARGIN.left, y: bottom }, { x: right, y: bottom }], stroke: 'line-strong' }, // prettier-ignore
    ...x.ticks.flatMap((tick): Mark[] => [
      { kind: 'path', points: [{ x: x.at(tick), y: bottom }, { x: x.at(tick), y: bottom + 4 }], stroke: 'line-strong' }, // prettier-ignore
      { kind: 'text', x: x.at(tick), y: bottom + 18, text: shortTime(tick), fill: 'ink-3', anchor: 'middle' },
    ]),
    { kind: 'text', x: 0, y: 12, text: 'Cost of 1,000 runs', fill: 'ink-2' },
    {
      kind: 'text',
      x: right,
      y: HEIGHT - 6,
      text: 'End of the job seen late by, on average',
      fill: 'ink-2',
      anchor: 'end',
    },
  ];
  const dots = seen.map((point) => ({ ...point, x: x.at(point.late), y: y.at(point.usd) }));
  const isMarked = (seconds: number) => seconds === chosenSeconds || seconds === recommendedSeconds;
  const labels = placeLabels(
    [...dots].sort((a, b) => Number(isMarked(b.intervalSeconds)) - Number(isMarked(a.intervalSeconds))),
    right,
  );
  return {
    drawing: {
      width,
      height: HEIGHT,
      title: `Cost of 1,000 runs against lateness, by interval. ${seen
        .map(
          ({ intervalSeconds, usd, late }) =>
            `${formatDuration(intervalSeconds)}: ${dollars(usd)}, seen ${shortTime(late)} late on average`,
        )
        .join('; ')}.`,
      marks: [
        ...axes,
        { kind: 'path', points: dots, stroke: 'line-field', strokeWidth: 1.5 },
        ...dots.flatMap((dot) => dotMarks(dot, { chosenSeconds, recommendedSeconds })),
        ...labels.map(({ intervalSeconds, at }): Mark => {
          const isChosen = intervalSeconds === chosenSeconds;
          return {
            kind: 'text',
            x: at.x,
            y: at.y,
            text: formatDuration(intervalSeconds),
            fill: isChosen ? 'time' : isMarked(intervalSeconds) ? 'ink' : 'ink-2',
            size: 12,
            strong: isMarked(intervalSeconds),
          };
        }),
      ],
    },
    targets: dots.map(({ intervalSeconds, x: atX, y: atY }) => ({ intervalSeconds, x: atX, y: atY })),
  };
}

function dotMarks(
  { x, y, intervalSeconds }: SweepTarget,
  { chosenSeconds, recommendedSeconds }: SweepChartOptions,
): Mark[] {
  const ring: Mark[] =
    intervalSeconds === recommendedSeconds ? [{ kind: 'circle', x, y, radius: 9, fill: null, stroke: 'ink' }] : [];
  return [
    ...ring,
    intervalSeconds === chosenSeconds
      ? { kind: 'circle', x, y, radius: 6, fill: 'time-fill', stroke: 'panel' }
      : { kind: 'circle', x, y, radius: 4, fill: 'ink-2', stroke: 'panel' },
  ];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place for each label where it covers no dot and no label before it: right above, else left below; without a place it is left out. */
function placeLabels(dots: readonly SweepTarget[], rightEdge: number): { intervalSeconds: number; at: Point }[] {
  const taken: Box[] = dots.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  return dots.flatMap((dot) => {
    const width = textWidth(formatDuration(dot.intervalSeconds), 12);
    const places = [
      { x: dot.x + 9, y: dot.y - 7 },
      { x: dot.x - 9 - width, y: dot.y + 16 },
      { x: dot.x + 9, y: dot.y + 16 },
      { x: dot.x - width / 2, y: dot.y - 14 },
    ];
    for (const at of places) {
      const box = { left: at.x, right: at.x + width, top: at.y - TEXT_SIZE, bottom: at.y + 2 };
      if (box.right > rightEdge + MARGIN.right || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return [{ intervalSeconds: dot.intervalSeconds, at }];
    }
    return [];
  });
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Range of numbers, a little wider than they are. */
function spread(values: readonly number[]): { from: number; to: number } {
  if (values.length === 0) return { from: 1, to: 10 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { from: least * 0.9, to: most * 1.1 };
}
