import { spanKinds, type JobSpan, type Lane, type SpanKind } from '../../../core/proof';
import type { ShownTime } from './shownTime';

export const ROW = 28;

/** Colours of the chart, from the tokens of the theme. */
export interface ChartColours {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly panel: string;
  readonly time: string;
  readonly timeFill: string;
  readonly timeLine: string;
  readonly timeSoft: string;
  readonly timeTick: string;
  readonly danger: string;
  readonly ok: string;
  readonly font: string;
}

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly colours: ChartColours;
  readonly shown: ShownTime;
  readonly width: number;
  /** Ticks of waiting, in milliseconds; 0: none, they would run into each other. */
  readonly tickMs: number;
}

/** A stretch of pixels. */
export interface Stretch {
  readonly kind: SpanKind;
  readonly x: number;
  readonly width: number;
  /** How many spans it stands for. */
  readonly spans: number;
}

/** Spans narrower than this are drawn this wide, so that one call in ten minutes is seen. */
const LEAST_PX = 2.5;
/** Longer than this, spans drawn as one are a strip. */
const STRIP_PX = 40;

/**
 * What of a lane is drawn: spans of one kind that touch on the screen are one stretch, so that what is drawn is bounded by the width of
 * the chart and not by the length of the run. Waiting first, then what lies over it.
 */
export function stretchesOf(lane: Lane, shown: ShownTime, width: number): Stretch[] {
  const perMs = width / (shown.toMs - shown.fromMs);
  const open = new Map<SpanKind, { x: number; end: number; spans: number }>();
  const done: Stretch[] = [];
  const close = (kind: SpanKind) => {
    const last = open.get(kind);
    if (last !== undefined) done.push({ kind, x: last.x, width: last.end - last.x, spans: last.spans });
  };
  for (let at = 0; at < lane.count; at++) {
    const endMs = lane.endMs[at] ?? 0;
    const startMs = lane.startMs[at] ?? 0;
    if (endMs < shown.fromMs) continue;
    if (startMs > shown.toMs) break;
    const kind = spanKinds[lane.kind[at] ?? 0] ?? 'work';
    const x = Math.max(-LEAST_PX, (startMs - shown.fromMs) * perMs);
    const end = Math.max(x + LEAST_PX, Math.min(width + LEAST_PX, (endMs - shown.fromMs) * perMs));
    const last = open.get(kind);
    if (last !== undefined && x <= last.end && (isNarrow(x, end) || isNarrow(last.x, last.end))) {
      last.end = Math.max(last.end, end);
      last.spans++;
    } else {
      close(kind);
      open.set(kind, { x, end, spans: 1 });
    }
  }
  for (const kind of spanKinds) close(kind);
  return done.sort((a, b) => layerOf(a.kind) - layerOf(b.kind));
}

function isNarrow(x: number, end: number): boolean {
  return end - x < 2 * LEAST_PX;
}

function layerOf(kind: SpanKind): number {
  if (kind === 'wait' || kind === 'callback' || kind === 'person') return 0;
  if (kind === 'retry') return 1;
  return kind === 'failed' ? 3 : 2;
}

/** One lane, in its row. Each kind differs by shape as well as by colour. */
export function drawLane(lane: Lane, top: number, drawing: Drawing): void {
  const { context, colours, shown, width } = drawing;
  const stretches = stretchesOf(lane, shown, width);
  for (const { kind, x, width: length, spans } of stretches) {
    // More than can be told apart: a strip at the upper edge, so that the waiting between stays visible.
    const isStrip = spans > 1 && length > STRIP_PX;
    switch (kind) {
      case 'wait':
      case 'callback':
      case 'person':
        drawWait(kind, { x, length, top }, drawing);
        break;
      case 'retry':
        context.strokeStyle = colours.timeFill;
        context.setLineDash([3, 3]);
        line(context, [x, top + ROW / 2], [x + length, top + ROW / 2]);
        context.setLineDash([]);
        break;
      case 'failed':
        context.fillStyle = colours.danger;
        context.fillRect(x, top + 6, length, ROW - 12);
        context.fillRect(x - 1.5, top + 3, Math.min(length, LEAST_PX) + 3, 3);
        break;
      case 'turn':
        context.fillStyle = colours.ink;
        context.fillRect(x, top + 6, length, isStrip ? 5 : ROW - 12);
        break;
      case 'work':
        context.fillStyle = colours.ink2;
        context.fillRect(x, top + 8, length, isStrip ? 4 : ROW - 16);
        break;
    }
  }
}

interface Box {
  readonly x: number;
  readonly length: number;
  readonly top: number;
}

function drawWait(kind: SpanKind, { x, length, top }: Box, { context, colours, shown, width, tickMs }: Drawing): void {
  const y = top + 8;
  const height = ROW - 16;
  context.fillStyle = colours.timeSoft;
  context.fillRect(x, y, length, height);
  context.strokeStyle = kind === 'wait' ? colours.timeLine : colours.timeFill;
  context.strokeRect(x + 0.5, y + 0.5, Math.max(0, length - 1), height - 1);
  if (kind === 'person' || kind === 'callback') {
    // Nobody knows how long it takes: no ruler, but dots (a callback) or a line to the person.
    context.setLineDash(kind === 'callback' ? [2, 4] : []);
    line(context, [x + 3, y + height / 2], [x + length - 3, y + height / 2]);
    context.setLineDash([]);
    return;
  }
  if (tickMs <= 0 || length < 4) return;
  context.strokeStyle = colours.timeTick;
  const perMs = width / (shown.toMs - shown.fromMs);
  const first = Math.ceil((shown.fromMs + x / perMs) / tickMs) * tickMs;
  for (let at = first; ; at += tickMs) {
    const tick = (at - shown.fromMs) * perMs;
    if (tick >= x + length - 1) break;
    if (tick > x + 1) line(context, [Math.round(tick) + 0.5, y + height - 5], [Math.round(tick) + 0.5, y + height]);
  }
}

/** The job itself, under the lanes: when it truly ended, and how late that was seen. */
export function drawJob(
  job: JobSpan,
  words: string,
  { top, drawing }: { readonly top: number; readonly drawing: Drawing },
): void {
  const { context, colours, shown, width } = drawing;
  const perMs = width / (shown.toMs - shown.fromMs);
  const x = (job.startMs - shown.fromMs) * perMs;
  const end = job.endMs === null ? width : (job.endMs - shown.fromMs) * perMs;
  const middle = top + ROW / 2;
  context.fillStyle = colours.lineStrong;
  context.fillRect(x, middle - 2, Math.max(LEAST_PX, end - x), 4);
  if (job.endMs !== null) {
    if (job.seenMs !== null) {
      context.strokeStyle = colours.timeFill;
      context.setLineDash([2, 2]);
      line(context, [end, middle], [(job.seenMs - shown.fromMs) * perMs, middle]);
      context.setLineDash([]);
    }
    context.fillStyle = job.outcome === 'failed' ? colours.danger : colours.ok;
    context.beginPath();
    context.arc(end, middle, 4, 0, 2 * Math.PI);
    context.fill();
  }
  context.font = colours.font;
  context.textBaseline = 'middle';
  const length = context.measureText(words).width;
  const right = Math.min(end, width) - 10;
  const left = right - length > 8 ? right - length : Math.min(Math.max(end, 0) + 12, width - length - 4);
  context.fillStyle = colours.panel;
  context.fillRect(left - 4, middle - 8, length + 8, 16);
  context.fillStyle = colours.ink3;
  context.fillText(words, left, middle);
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
