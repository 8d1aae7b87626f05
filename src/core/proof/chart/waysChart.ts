import { CALL_WINDOW_SECONDS, type WayComparison, type WayResult } from '../compareWays';
import type { WindowSpan } from '../firstWindow';
import { dollars, whole } from '../numbers';
import type { Drawing, Mark } from './drawing';

const STRIP_HEIGHT = 20;
const BAND_HEIGHT = 8;
const CALL_HEIGHT = 16;
/** Narrowest mark that is still seen as one. */
const THIN = 1.5;

/** What one way does in its first two minutes: a tick for each call, a band where the machine waits, an empty box where a Lambda sleeps. */
export function wayStrip(way: WayResult, width: number, isChosen: boolean): Drawing {
  return {
    width,
    height: STRIP_HEIGHT,
    title: stripTitle(way),
    marks: stripMarks(way, { x: 0, y: 0, width, isChosen }),
  };
}

function stripTitle({ callsInWindow, label }: WayResult): string {
  return `${label}: ${callsInWindow} ${callsInWindow === 1 ? 'call' : 'calls'} in the first two minutes`;
}

const ROW_HEIGHT = 34;
const LABEL_WIDTH = 170;
const COUNT_WIDTH = 44;
const COST_WIDTH = 210;
const HEAD_HEIGHT = 26;

/** All ways below each other: their first two minutes, calls in them, and the cost of 1,000 runs. */
export function waysChart({ ways, tool }: WayComparison, chosen: WayResult | undefined, width = 760): Drawing {
  const stripWidth = width - LABEL_WIDTH - COUNT_WIDTH - COST_WIDTH - 24;
  const stripX = LABEL_WIDTH;
  const costX = stripX + stripWidth + COUNT_WIDTH + 24;
  const most = Math.max(...ways.map(({ costPerThousandRuns }) => costPerThousandRuns.totalUsd), Number.MIN_VALUE);
  const heads: Mark[] = [
    { kind: 'text', x: stripX, y: 14, text: 'The first two minutes', fill: 'ink-3' },
    { kind: 'text', x: stripX + stripWidth + COUNT_WIDTH, y: 14, text: 'Calls', fill: 'ink-3', anchor: 'end' },
    { kind: 'text', x: width, y: 14, text: 'Cost of 1,000 runs', fill: 'ink-3', anchor: 'end' },
  ];
  const rows = ways.flatMap((way, index): Mark[] => {
    const y = HEAD_HEIGHT + index * ROW_HEIGHT;
    const isChosen = way === chosen;
    const usd = way.costPerThousandRuns.totalUsd;
    const middle = y + ROW_HEIGHT / 2 + 4;
    return [
      { kind: 'path', points: [{ x: 0, y }, { x: width, y }], stroke: 'line' }, // prettier-ignore
      { kind: 'text', x: 0, y: middle, text: way.label, fill: 'ink', size: 12, strong: isChosen },
      ...stripMarks(way, { x: stripX, y: y + (ROW_HEIGHT - STRIP_HEIGHT) / 2, width: stripWidth, isChosen }),
      {
        kind: 'text',
        x: stripX + stripWidth + COUNT_WIDTH,
        y: middle,
        text: whole(way.callsInWindow),
        fill: 'ink',
        anchor: 'end',
        size: 12,
        strong: true,
      },
      {
        kind: 'rect',
        x: costX,
        y: middle - 8,
        width: Math.max(THIN, ((COST_WIDTH - 80) * usd) / most),
        height: BAND_HEIGHT,
        fill: isChosen ? 'time-fill' : 'ink-3',
        radius: 2,
      },
      { kind: 'text', x: width, y: middle, text: dollars(usd), fill: 'ink', anchor: 'end', size: 12 },
    ];
  });
  return {
    width,
    height: HEAD_HEIGHT + ways.length * ROW_HEIGHT + 4,
    title: `Ways to wait with ${tool}: the first two minutes and the cost of 1,000 runs. ${ways
      .map((way) => `${stripTitle(way)}, ${dollars(way.costPerThousandRuns.totalUsd)}`)
      .join('; ')}.`,
    marks: [...heads, ...rows],
  };
}

interface StripPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isChosen: boolean;
}

function stripMarks({ window }: WayResult, { x, y, width, isChosen }: StripPlace): Mark[] {
  const scale = width / CALL_WINDOW_SECONDS;
  const middle = y + STRIP_HEIGHT / 2;
  const box = ({ fromSeconds, toSeconds }: WindowSpan, height: number, least: number) => {
    const from = x + fromSeconds * scale;
    const length = Math.max(least, (toSeconds - fromSeconds) * scale);
    return {
      kind: 'rect' as const,
      x: Math.min(from, x + width - length),
      y: middle - height / 2,
      width: length,
      height,
    };
  };
  const marks: Mark[] = [
    { kind: 'path', points: [{ x, y: middle }, { x: x + width, y: middle }], stroke: 'line' }, // prettier-ignore
  ];
  const calls: Mark[] = [];
  for (const span of window) {
    switch (span.kind) {
      case 'wait':
        marks.push(
          isChosen
            ? { ...box(span, BAND_HEIGHT, 0), fill: 'time-fill' }
            : { ...box(span, BAND_HEIGHT - 1, 0), fill: 'time-soft', stroke: 'time-line' },
        );
        break;
      case 'sleep':
        marks.push({ ...box(span, BAND_HEIGHT - 1, 0), fill: null, stroke: 'line-field' });
        break;
      case 'turn':
      case 'other':
        marks.push({ ...box(span, 3, 0), fill: 'ink-3' });
        break;
      case 'call':
        calls.push({ ...box(span, CALL_HEIGHT, THIN), fill: 'ink' });
        break;
    }
  }
  return [...marks, ...calls];
}
