import { useState, type CSSProperties } from 'react';
import { displayName, nodeOf, type AgentDocument } from '../../../core/model';
import { nodeIconName, nodeWaits } from '../../../editor';
import { classNames, Icon, Segmented } from '../../../ui';
import { axisMarks, stepSeconds } from './axis';
import { labels } from '../labels';
import type { Lane, Span, Timeline } from './timeline';

export interface TimelineViewProps {
  readonly document: AgentDocument;
  readonly timeline: Timeline;
  readonly chosen: number | null;
  readonly onChoose: (eventId: number) => void;
}

/** Milliseconds of the window in which the design counts calls. */
const WINDOW_MS = 120_000;
/** Spans drawn in a lane; more would be narrower than a pixel and are drawn as one band. */
const MAX_DRAWN = 1_500;
/** Ticks of waiting drawn over the whole width; more would run into each other. */
const MAX_TICKS = 100;
/** A mark this near the end has its label before it; behind it there is no room. */
const LAST_LABEL = 0.94;

/** Lanes of virtual time: the model, then each tool; waiting is the only hue. */
export function TimelineView({ document, timeline, chosen, onChoose }: TimelineViewProps) {
  const [zoom, setZoom] = useState<'whole' | 'window'>('whole');
  const shownMs = Math.max(1, zoom === 'whole' ? timeline.totalMs : Math.min(WINDOW_MS, timeline.totalMs));
  const marks = axisMarks(shownMs);
  const [, secondMark] = marks;
  const tickMs = stepSeconds(shownMs / 1000, MAX_TICKS) * 1000;
  const text = timeline.lanes.map((lane) => laneText(document, lane)).join(' ');
  return (
    <section className="timeline" aria-label={labels.timeline}>
      <div className="row">
        <span className="grow" />
        <Segmented
          label={labels.zoom}
          value={zoom}
          options={[
            { value: 'whole', label: labels.zooms.whole },
            { value: 'window', label: labels.zooms.window },
          ]}
          onChange={setZoom}
        />
      </div>
      <p className="sr-only">{labels.timelineText(text)}</p>
      <div
        className="timeline-grid"
        aria-hidden="true"
        style={{ '--mark': secondMark === undefined ? '100%' : percent(secondMark.atMs / shownMs) } as CSSProperties}
      >
        <span />
        <div className="timeline-axis">
          {marks.map((mark) => (
            <span
              key={mark.atMs}
              className={classNames(mark.atMs / shownMs > LAST_LABEL && 'end')}
              style={{ left: percent(mark.atMs / shownMs) }}
            >
              {mark.label}
            </span>
          ))}
        </div>
        {timeline.lanes.map((lane) => {
          const node = nodeOf(document, lane.nodeId);
          if (node === undefined) return null;
          return (
            <div key={lane.nodeId} className="timeline-lane">
              <span className={classNames('timeline-name', nodeWaits(node) && 't')}>
                <Icon name={nodeIconName(node)} />
                <span className="ell">{displayName(node)}</span>
              </span>
              <LaneBars
                lane={lane}
                work={node.kind === 'model' ? 'turn' : 'work'}
                shownMs={shownMs}
                tickMs={tickMs}
                chosen={chosen}
                onChoose={onChoose}
              />
            </div>
          );
        })}
      </div>
      <p className="timeline-legend cap">
        <i className="turn" /> {labels.legend.turn}
        <i className="work" /> {labels.legend.call}
        <i className="wait" /> {labels.legend.wait}
      </p>
    </section>
  );
}

interface LaneBarsProps {
  readonly lane: Lane;
  /** What work is here: a turn of the model or the call of a tool. */
  readonly work: 'turn' | 'work';
  readonly shownMs: number;
  readonly tickMs: number;
  readonly chosen: number | null;
  readonly onChoose: (eventId: number) => void;
}

function LaneBars({ lane, work, shownMs, tickMs, chosen, onChoose }: LaneBarsProps) {
  const shown = lane.spans.filter((span) => span.startMs <= shownMs).slice(0, MAX_DRAWN);
  const box = (span: Span) => {
    const lengthMs = Math.min(span.endMs, shownMs) - span.startMs;
    return {
      left: percent(span.startMs / shownMs),
      width: percent(lengthMs / shownMs),
      ...(span.kind === 'wait' && lengthMs > 0 && { '--tick': percent(tickMs / lengthMs) }),
    } as CSSProperties;
  };
  return (
    <div className="timeline-bars">
      {shown.map((span) => (
        <button
          key={span.eventId}
          type="button"
          tabIndex={-1}
          className={classNames(span.kind === 'wait' ? 'wait' : work, chosen === span.eventId && 'on')}
          style={box(span)}
          onClick={() => onChoose(span.eventId)}
        />
      ))}
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}

function laneText(document: AgentDocument, lane: Lane): string {
  const node = nodeOf(document, lane.nodeId);
  const waits = lane.spans.filter((span) => span.kind === 'wait').length;
  return node === undefined ? '' : labels.lane(displayName(node), lane.spans.length - waits, waits);
}
