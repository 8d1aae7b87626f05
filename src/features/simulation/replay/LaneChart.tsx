import { useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import { clockStep } from '../../../core/proof';
import type { Replay } from '../../../editor';
import { classNames, useWidth } from '../../../ui';
import { axisMarks, clock, fineClock } from './axis';
import { drawJob, drawLane, ROW } from './drawLanes';
import { labels } from './labels';
import { PlayheadSlider } from './PlayheadSlider';
import { between, panned, wholeRun, type ShownTime } from './shownTime';
import { spanAt, type SpanHit } from './spanAt';
import { jobWords } from './timelineWords';
import { useChartColours } from './useChartColours';
import { useWheelZoom } from './useWheelZoom';

export interface LaneChartProps {
  readonly replay: Replay;
  readonly shown: ShownTime;
  readonly onShow: (shown: ShownTime) => void;
  readonly onKey: (key: string, shift: boolean) => boolean;
}

const AXIS = 24;
/** Ticks of waiting drawn over the whole width; more would run into each other. */
const MAX_TICKS = 120;
/** Pixels a pointer may move and still click. */
const CLICK_PX = 4;
/** Pixels around a span in which it is hit. */
const HIT_PX = 4;
/** A mark this near the end has its label before it; behind it there is no room. */
const LAST_LABEL = 0.94;

interface Gesture {
  readonly kind: 'axis' | 'scrub' | 'pan';
  readonly x: number;
  readonly shown: ShownTime;
  moved: boolean;
}

/** The lanes, drawn on a canvas element: what it draws is bounded by its width. The playhead lies over it and moves alone. */
export function LaneChart({ replay, shown, onShow, onKey }: LaneChartProps) {
  const { trace } = replay;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  const colours = useChartColours();
  const gesture = useRef<Gesture | null>(null);
  const [selected, setSelected] = useState<readonly [number, number] | null>(null);
  const [hover, setHover] = useState<{ readonly hit: SpanHit; readonly x: number; readonly y: number } | null>(null);
  const height = (trace.lanes.length + trace.jobs.length) * ROW;
  const marks = axisMarks(shown, Math.max(2, Math.min(10, Math.floor(width / 80))));
  const perMs = width / (shown.toMs - shown.fromMs);
  const xOf = (ms: number) => (ms - shown.fromMs) * perMs;
  const msAt = (x: number, at = shown) => at.fromMs + (x / Math.max(1, width)) * (at.toMs - at.fromMs);
  useWheelZoom(frame, { shown, totalMs: trace.totalMs, onShow });

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || canvas.current === null || width === 0) return;
    const scale = devicePixelRatio;
    canvas.current.width = Math.round(width * scale);
    canvas.current.height = Math.round(height * scale);
    context.scale(scale, scale);
    context.strokeStyle = colours.line;
    for (const { atMs } of axisMarks(shown, Math.max(2, Math.min(10, Math.floor(width / 80))))) {
      const x = Math.round(((atMs - shown.fromMs) / (shown.toMs - shown.fromMs)) * width) + 0.5;
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, height);
      context.stroke();
    }
    const tickMs = clockStep((shown.toMs - shown.fromMs) / 1000, MAX_TICKS) * 1000;
    const drawing = { context, colours, shown, width, tickMs };
    trace.lanes.forEach((lane, index) => drawLane(lane, index * ROW, drawing));
    trace.jobs.forEach((job, index) => {
      drawJob(job, jobWords(job), { top: (trace.lanes.length + index) * ROW, drawing });
    });
  }, [trace, shown, width, height, colours]);

  const pointed = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const hitAt = ({ x, y }: { readonly x: number; readonly y: number }): SpanHit | null => {
    const lane = y < AXIS ? undefined : trace.lanes[Math.floor((y - AXIS) / ROW)];
    return lane === undefined ? null : spanAt(lane, msAt(x), HIT_PX / perMs);
  };
  const isWhole = shown.fromMs === 0 && shown.toMs === wholeRun(trace.totalMs).toMs;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { x, y } = pointed(event);
    const onHandle = event.target instanceof Element && event.target.closest('.playhead-tag') !== null;
    const kind = onHandle ? 'scrub' : y < AXIS ? 'axis' : isWhole ? 'scrub' : 'pan';
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.current = { kind, x, shown, moved: false };
    setHover(null);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const at = pointed(event);
    const { current } = gesture;
    if (current === null) {
      const hit = hitAt(at);
      if (hit !== null || hover !== null) setHover(hit === null ? null : { hit, ...at });
      return;
    }
    if (Math.abs(at.x - current.x) > CLICK_PX) current.moved = true;
    if (!current.moved) return;
    if (current.kind === 'scrub') replay.moveTo(msAt(at.x));
    else if (current.kind === 'pan')
      onShow(panned(current.shown, msAt(current.x, current.shown) - msAt(at.x, current.shown), trace.totalMs));
    else setSelected([Math.min(current.x, at.x), Math.max(current.x, at.x)]);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const at = pointed(event);
    const { current } = gesture;
    gesture.current = null;
    setSelected(null);
    if (current === null) return;
    if (!current.moved) {
      const hit = hitAt(at);
      if (hit !== null) replay.choose(hit.eventId);
      else replay.moveTo(msAt(at.x));
    } else if (current.kind === 'axis') onShow(between(msAt(current.x), msAt(at.x), trace.totalMs));
  };

  return (
    <div
      ref={frame}
      className={classNames('lane-chart', !isWhole && 'zoomed')}
      role="presentation"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => setHover(null)}
      onDoubleClick={() => onShow(wholeRun(trace.totalMs))}
    >
      <div className="timeline-axis" aria-hidden="true">
        {marks.map(({ atMs, label }) => (
          <span
            key={atMs}
            className={classNames(xOf(atMs) / Math.max(1, width) > LAST_LABEL && 'end')}
            style={{ left: xOf(atMs) }}
          >
            {label}
          </span>
        ))}
      </div>
      <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />
      {selected !== null && (
        <div className="lane-selection" style={{ left: selected[0], width: selected[1] - selected[0] }}>
          {clock(msAt(selected[0]))} – {clock(msAt(selected[1]))}
        </div>
      )}
      {width > 0 && <PlayheadSlider replay={replay} shown={shown} width={width} onKey={onKey} />}
      {hover !== null && (
        <div
          className="lane-tip"
          style={{ left: Math.min(hover.x + 10, width - 180), top: hover.y + 14 }}
          aria-hidden="true"
        >
          {labels.legend[hover.hit.kind]}, {fineClock(hover.hit.startMs)} – {fineClock(hover.hit.endMs)}
        </div>
      )}
    </div>
  );
}
