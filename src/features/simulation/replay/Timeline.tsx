import { useCallback, useEffect, useMemo, useState } from 'react';
import { displayName, nodeOf } from '../../../core/model';
import { nodeIconName, nodeWaits, type Replay } from '../../../editor';
import { classNames, Icon } from '../../../ui';
import { labels } from './labels';
import { LaneChart } from './LaneChart';
import { LaneTable } from './LaneTable';
import './replay.css';
import { following, wholeRun, type ShownTime } from './shownTime';
import { kindsOf } from './timelineWords';
import { Transport } from './Transport';
import { usePlay } from './usePlay';
import { useTimelineKeys } from './useTimelineKeys';

/** Lanes of virtual time: the model, then each tool, then the jobs themselves; waiting is the only hue. */
export function Timeline({ replay }: { readonly replay: Replay }) {
  const { document, trace } = replay;
  const [shown, setShown] = useShownTime(replay);
  const [isTable, setTable] = useState(false);
  const play = usePlay(replay);
  const onKey = useTimelineKeys({ replay, play, shown, onShow: setShown });

  return (
    <section className="timeline" aria-label={labels.timeline}>
      <Transport replay={replay} play={play} shown={shown} onShow={setShown} isTable={isTable} onTable={setTable} />
      {isTable ? (
        <LaneTable replay={replay} />
      ) : (
        <div className="timeline-grid">
          <div className="lane-names" aria-hidden="true">
            {trace.lanes.map(({ nodeId }) => {
              const node = nodeOf(document, nodeId);
              return (
                node !== undefined && (
                  <span key={nodeId} className={classNames('timeline-name', nodeWaits(node) && 't')}>
                    <Icon name={nodeIconName(node)} />
                    <span className="ell">{displayName(node)}</span>
                  </span>
                )
              );
            })}
            {trace.jobs.map(({ nodeId }) => {
              const node = nodeOf(document, nodeId);
              return (
                <span key={nodeId} className="timeline-name">
                  <Icon name="remote" />
                  <span className="ell">{labels.job(node === undefined ? nodeId : displayName(node))}</span>
                </span>
              );
            })}
          </div>
          <LaneChart replay={replay} shown={shown} onShow={setShown} onKey={onKey} />
        </div>
      )}
      <p className="timeline-legend cap">
        {kindsOf(trace.lanes).map((kind) => (
          <span key={kind}>
            <i className={kind} /> {labels.legend[kind]}
          </span>
        ))}
        {trace.jobs.length > 0 && (
          <span>
            <i className="job" /> {labels.legend.job}
          </span>
        )}
        <span className="timeline-hint">{labels.hint}</span>
      </p>
    </section>
  );
}

/** What is shown of a run: all of it at first. It follows the playhead when that moves out of it. */
function useShownTime(replay: Replay): readonly [ShownTime, (shown: ShownTime) => void] {
  const { totalMs } = replay.trace;
  const [chosen, setChosen] = useState<{ readonly replay: Replay; readonly shown: ShownTime } | null>(null);
  // A run that takes the place of this one is shown whole.
  const shown = chosen?.replay === replay ? chosen.shown : null;
  const show = useCallback((next: ShownTime) => setChosen({ replay, shown: next }), [replay]);
  useEffect(
    () =>
      replay.playhead.subscribe(({ atMs }) =>
        setChosen((now) => {
          if (now?.replay !== replay) return now;
          const next = following(now.shown, atMs, totalMs);
          return next === now.shown ? now : { replay, shown: next };
        }),
      ),
    [replay, totalMs],
  );
  const whole = useMemo(() => wholeRun(totalMs), [totalMs]);
  return [shown ?? whole, show];
}
