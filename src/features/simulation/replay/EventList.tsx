import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Replay } from '../../../editor';
import { classNames, Icon } from '../../../ui';
import { clock } from './axis';
import { eventRows, type EventRow } from './eventRows';
import { labels } from './labels';

/** Pixels of a row, and rows drawn: only those in view are there, so a long run costs the same as a short one. */
const ROW = 28;
const DRAWN = 44;

export interface EventListProps {
  readonly replay: Replay;
  /** Event that is looked at. */
  readonly eventId: number;
}

/** The history as AWS would tell it; rounds of polling that went alike are one row. Arrows move, right and left unfold and fold. */
export function EventList({ replay, eventId }: EventListProps) {
  const { trace } = replay;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [scrollTop, setScrollTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => eventRows(trace.eventCount, trace.folds, open), [trace, open]);
  const chosen = rows.indexOf(eventId);
  const first = Math.max(0, Math.min(Math.floor(scrollTop / ROW) - 4, rows.count - DRAWN));
  const drawn = Array.from({ length: Math.min(DRAWN, rows.count) }, (_, index) => first + index);

  useEffect(() => {
    const { current } = list;
    if (current === null) return;
    const top = chosen * ROW;
    const isSeen = top >= current.scrollTop && top + ROW <= current.scrollTop + current.clientHeight;
    if (!isSeen) current.scrollTo({ top: Math.max(0, top - current.clientHeight / 2) });
  }, [chosen]);

  const toggle = (row: EventRow, isOpen: boolean) => {
    if (row.kind !== 'fold' || row.isOpen === isOpen) return;
    const next = new Set(open);
    if (isOpen) next.add(row.fold.first);
    else next.delete(row.fold.first);
    setOpen(next);
  };
  const choose = (index: number) => {
    const row = rows.rowAt(Math.min(rows.count - 1, Math.max(0, index)));
    replay.choose(row.kind === 'event' ? row.eventId : row.fold.first);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -rows.count, End: rows.count }[
      event.key
    ];
    // A key that is held repeats faster than the list follows.
    const latest = replay.playhead.getState().eventId;
    const at = rows.indexOf(latest);
    if (step !== undefined) {
      const next = rows.rowAt(Math.min(rows.count - 1, Math.max(0, at + step)));
      // The row of an open fold only heads its events: the way goes over it.
      choose(next.kind === 'fold' && next.isOpen ? at + step + Math.sign(step) : at + step);
    } else if (event.key === 'ArrowRight') toggle(rows.rowAt(at), true);
    else if (event.key === 'ArrowLeft') {
      const fold = trace.folds.find((one) => one.first <= latest && latest <= one.last);
      if (fold !== undefined) toggle({ kind: 'fold', fold, isOpen: true }, false);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="event-head">
        <span>{labels.events}</span>
        <span className="cap">{labels.eventNames}</span>
      </div>
      {/* The list scrolls and its rows come and go, so it takes the keys itself. */}
      <div
        ref={list}
        className="event-list"
        role="listbox"
        tabIndex={0}
        aria-label={labels.events}
        aria-activedescendant={`event-row-${chosen}`}
        onScroll={(scrolled) => setScrollTop(scrolled.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: rows.count * ROW }}>
          <div style={{ transform: `translateY(${first * ROW}px)` }}>
            {drawn.map((index) => {
              const row = rows.rowAt(index);
              const isClosed = row.kind === 'fold' && !row.isOpen;
              return (
                // The list has the keys: arrows choose, a click does the same by mouse.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
                <div
                  key={index}
                  id={`event-row-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === chosen}
                  className={classNames('event-row', row.kind === 'fold' && 'fold', isClosed && 'closed')}
                  onClick={() => (row.kind === 'fold' ? toggle(row, !row.isOpen) : choose(index))}
                >
                  <RowCells row={row} replay={replay} />
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

function RowCells({ row, replay: { trace } }: { readonly row: EventRow; readonly replay: Replay }) {
  if (row.kind === 'fold') {
    const { rounds, first, last } = row.fold;
    return (
      <>
        <Icon name={row.isOpen ? 'chevron-down' : 'chevron-right'} small />
        <span className="ell">{row.isOpen ? labels.unfold(rounds) : labels.fold(rounds)}</span>
        <span className="dim">{labels.foldEvents(last - first + 1)}</span>
      </>
    );
  }
  const type = trace.types[trace.typeOf[row.eventId] ?? 0] ?? '';
  return (
    <>
      <span className="dim">{row.eventId}</span>
      <span className={classNames('ell', type.startsWith('Wait') && 't')}>{type}</span>
      <span className="dim">{clock(trace.atMs[row.eventId] ?? 0)}</span>
    </>
  );
}
