import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { clockTime, formatDuration } from '../../../core/model';
import type { JobSchedule } from '../../../editor';
import { labels } from '../labels';

/** More checks than this are drawn as a band: ticks would touch. */
const MAX_TICKS = 90;
/** Share of the width that is left free at both ends, in per cent, so that the first and the last label fit. */
const MARGIN = 1.5;
const BASE = 44;
/** Between these, in per cent, the label of the job's end leaves room for those of both ends; else it stands instead of one. */
const JOB_LABEL = { from: 20, to: 76 };

export interface ScheduleChartProps {
  readonly schedule: JobSchedule;
}

/**
 * The checks over time, and where the job ends among them. A slider to assistive technology: arrow keys move from check to check and read
 * “check 7 at 3 min 30 s”; the mouse does the same by pointing.
 */
export function ScheduleChart({ schedule }: ScheduleChartProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const { times, seenBy, job } = schedule;
  const last = times.length;
  const current = Math.min(pointed ?? seenBy?.check ?? 1, last);
  const end = Math.max(times.at(-1) ?? 0, 1);
  const endsInside = job.toSeconds < end;
  const xOf = (seconds: number) => MARGIN + (Math.min(seconds, end) / end) * (100 - 2 * MARGIN);
  const textOf = (check: number) => labels.schedule.check(check, formatDuration(Math.round(times[check - 1] ?? 0)));

  const onKeyDown = (event: KeyboardEvent) => {
    const target = {
      ArrowRight: current + 1,
      ArrowUp: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: current - 1,
      PageUp: current + 10,
      PageDown: current - 10,
      Home: 1,
      End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setPointed(Math.min(last, Math.max(1, target)));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width - MARGIN / 100) / (1 - (2 * MARGIN) / 100);
    setPointed(nearestCheck(times, share * end));
  };

  return (
    <div
      className="schedule"
      role="slider"
      tabIndex={0}
      aria-label={labels.schedule.name(schedule.checks, formatDuration(Math.round(schedule.totalSeconds)))}
      aria-valuemin={1}
      aria-valuemax={last}
      aria-valuenow={current}
      aria-valuetext={textOf(current)}
      onKeyDown={onKeyDown}
      onBlur={() => setPointed(null)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setPointed(null)}
    >
      <svg width="100%" height={72} aria-hidden="true">
        <line x1="0" x2="100%" y1={BASE + 0.5} y2={BASE + 0.5} className="axis" />
        {last > MAX_TICKS ? (
          <Band from={xOf(times[0] ?? 0)} to={xOf(end)} seen={seenBy === null ? null : xOf(seenBy.atSeconds)} />
        ) : (
          times.map((time, index) => (
            <line
              key={index}
              x1={`${xOf(time)}%`}
              x2={`${xOf(time)}%`}
              y1={BASE}
              y2={index % 5 === 0 ? 26 : 32}
              className={seenBy !== null && index >= seenBy.check ? 'tick rest' : 'tick'}
            />
          ))
        )}
        <line
          x1={`${xOf(times[current - 1] ?? 0)}%`}
          x2={`${xOf(times[current - 1] ?? 0)}%`}
          y1={BASE}
          y2={14}
          className="tick seen"
        />
        <rect
          x={`${xOf(job.fromSeconds)}%`}
          width={`${xOf(job.toSeconds) - xOf(job.fromSeconds)}%`}
          y={47}
          height={4}
          rx={1}
          className="job"
        />
      </svg>
      <ChartText x={xOf(times[current - 1] ?? 0)} className="at-top on">
        {pointed === null && seenBy !== null ? labels.schedule.sees(seenBy.check) : textOf(current)}
      </ChartText>
      {xOf(times[current - 1] ?? 0) < 62 && <span className="chart-text gives-up">{labels.schedule.givesUp}</span>}
      <span className="chart-axis">
        <span>{(!endsInside || xOf(job.toSeconds) > JOB_LABEL.from) && '0:00'}</span>
        {endsInside && (
          <ChartText x={xOf(job.toSeconds)} className="at-axis">
            {labels.schedule.done(clockTime(job.toSeconds))}
          </ChartText>
        )}
        <span>{(!endsInside || xOf(job.toSeconds) < JOB_LABEL.to) && clockTime(end)}</span>
      </span>
    </div>
  );
}

/** A label that stands over its place, and moves inwards near the ends. */
function ChartText(props: { readonly x: number; readonly className: string; readonly children: string }) {
  const { x, className, children } = props;
  return (
    <span
      className={`chart-text ${className}`}
      style={{ left: `${x}%`, translate: `${-Math.min(100, Math.max(0, x))}% 0` }}
    >
      {children}
    </span>
  );
}

function Band({ from, to, seen }: { readonly from: number; readonly to: number; readonly seen: number | null }) {
  const split = seen ?? to;
  return (
    <>
      <rect x={`${from}%`} width={`${Math.max(0, split - from)}%`} y={32} height={12} className="band" />
      <rect x={`${split}%`} width={`${Math.max(0, to - split)}%`} y={32} height={12} className="band rest" />
    </>
  );
}

/** The check (from 1) whose moment is nearest; the list is in order. */
function nearestCheck(times: readonly number[], seconds: number): number {
  const after = times.findIndex((time) => time >= seconds);
  if (after === -1) return times.length;
  const gapBefore = seconds - (times[after - 1] ?? Number.NEGATIVE_INFINITY);
  return gapBefore < (times[after] ?? 0) - seconds ? after : after + 1;
}
