import { useEffect, useRef, useState } from 'react';
import type { HistoryEvent } from '../../../core/simulator';
import { classNames } from '../../../ui';
import { clock } from './axis';
import { labels } from '../labels';

export interface EventPanelProps {
  readonly events: readonly HistoryEvent[];
  readonly chosen: number | null;
  readonly onChoose: (eventId: number) => void;
}

/** Pixels of a row, and of the tallest list that is filled: only rows in view are drawn, so a long run costs the same as a short one. */
const ROW = 28;
const VIEW = 1600;

/** The history as AWS would tell it, and the data of one event. */
export function EventPanel({ events, chosen, onChoose }: EventPanelProps) {
  const [scrollTop, setScrollTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const event = chosen === null ? undefined : events[chosen - 1];
  const startMs = events[0]?.timestamp ?? 0;
  const first = Math.max(0, Math.floor(scrollTop / ROW) - 4);
  const shown = events.slice(first, first + Math.ceil(VIEW / ROW) + 8);

  useEffect(() => {
    if (chosen !== null) list.current?.scrollTo({ top: Math.max(0, (chosen - 6) * ROW) });
  }, [chosen]);

  return (
    <>
      <div className="event-head">
        <span>{labels.eventList}</span>
        <span className="cap">{labels.eventNames}</span>
      </div>
      {/* The list scrolls and its rows come and go, so it takes the keys itself. */}
      <div
        ref={list}
        className="event-list"
        role="listbox"
        tabIndex={0}
        aria-label={labels.eventList}
        aria-activedescendant={chosen === null ? undefined : `event-${chosen}`}
        onScroll={(scrolled) => setScrollTop(scrolled.currentTarget.scrollTop)}
        onKeyDown={(key) => {
          const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[key.key];
          if (step === undefined) return;
          key.preventDefault();
          onChoose(Math.min(events.length, Math.max(1, (chosen ?? 0) + step)));
        }}
      >
        <div style={{ height: events.length * ROW }}>
          <div style={{ transform: `translateY(${first * ROW}px)` }}>
            {shown.map((row) => (
              // The list has the keys: arrows choose, a click does the same by mouse.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={row.id}
                id={`event-${row.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={row.id === chosen}
                className={classNames('event-row', row.type.startsWith('Wait') && 't')}
                onClick={() => onChoose(row.id)}
              >
                <span className="dim">{row.id}</span>
                <span className="ell">{row.type}</span>
                <span className="dim">{clock(row.timestamp - startMs)}</span>
              </div>
            ))}
          </div>
        </div>
      </div>
      {event !== undefined && (
        <div className="event-details">
          <h3 className="row">
            <span className="grow ell">{event.type}</span>
            <span className="cap">
              {labels.event(event.id)}, {clock(event.timestamp - startMs)}
            </span>
          </h3>
          {/* The text scrolls, so the keyboard must reach it. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} role="region" aria-label={labels.details}>
            {JSON.stringify(event.details ?? {}, null, 2)}
          </pre>
        </div>
      )}
    </>
  );
}
