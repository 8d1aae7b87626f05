import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { visitAt } from '../../../core/proof';
import type { Replay } from '../../../editor';
import { classNames } from '../../../ui';
import { clock, fineClock } from './axis';
import { ROW } from './drawLanes';
import { labels } from './labels';
import { momentText } from './momentText';
import type { ShownTime } from './shownTime';

export interface PlayheadSliderProps {
  readonly replay: Replay;
  readonly shown: ShownTime;
  readonly width: number;
  /** Answers a key; false: it means nothing here. */
  readonly onKey: (key: string, shift: boolean) => boolean;
}

/** The moment one looks at: a line with its time, over the lanes. Only this is drawn anew while it moves. */
export function PlayheadSlider({ replay, shown, width, onKey }: PlayheadSliderProps) {
  const playhead = useStore(replay.playhead);
  const { trace } = replay;
  const perMs = width / (shown.toMs - shown.fromMs);
  const x = (playhead.atMs - shown.fromMs) * perMs;
  const isSeen = x >= -1 && x <= width + 1;
  const text = `${clock(playhead.atMs)}, ${momentText(replay, playhead)}`;
  return (
    <>
      <VisitMark replay={replay} eventId={playhead.eventId} shown={shown} perMs={perMs} />
      <div
        className={classNames('playhead', !isSeen && 'away')}
        style={{ transform: `translateX(${Math.min(width, Math.max(0, x))}px)` }}
        role="slider"
        tabIndex={0}
        aria-label={labels.playhead}
        aria-valuemin={0}
        aria-valuemax={Math.round(trace.totalMs / 1000)}
        aria-valuenow={Math.round(playhead.atMs / 1000)}
        aria-valuetext={text}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || !onKey(event.key, event.shiftKey)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <span className="playhead-tag" style={{ '--tag-shift': `${tagShift(x, width)}px` } as CSSProperties}>
          {fineClock(playhead.atMs)}
        </span>
      </div>
    </>
  );
}

interface VisitMarkProps {
  readonly replay: Replay;
  readonly eventId: number;
  readonly shown: ShownTime;
  readonly perMs: number;
}

/** The visit the event belongs to, in the lane of its node. */
function VisitMark({ replay: { trace }, eventId, shown, perMs }: VisitMarkProps) {
  const visit = visitAt(trace, eventId);
  const lane = visit === null ? -1 : trace.lanes.findIndex(({ nodeId }) => nodeId === visit.state.nodeId);
  if (visit === null || lane < 0 || (visit.state.type !== 'Task' && visit.state.type !== 'Wait')) return null;
  const from = Math.max(visit.fromMs, shown.fromMs);
  const until = Math.min(visit.untilMs, shown.toMs);
  if (until < from) return null;
  return (
    <div
      className={classNames('visit-mark', visit.state.type === 'Wait' && 'wait')}
      style={{
        transform: `translate(${(from - shown.fromMs) * perMs}px, ${lane * ROW}px)`,
        width: Math.max(3, (until - from) * perMs),
      }}
      aria-hidden="true"
    />
  );
}

/** Half the width of the tag: near an end it moves aside, so that it is seen whole. */
const HALF_TAG = 26;

function tagShift(x: number, width: number): number {
  return Math.max(0, HALF_TAG - x) - Math.max(0, x - (width - HALF_TAG));
}
