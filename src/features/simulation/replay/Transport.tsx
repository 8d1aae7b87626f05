import type { Replay } from '../../../editor';
import { IconButton, Segmented } from '../../../ui';
import { clock } from './axis';
import { labels } from './labels';
import { wholeRun, zoomed, type ShownTime } from './shownTime';
import type { Play, Speed } from './usePlay';

export interface TransportProps {
  readonly replay: Replay;
  readonly play: Play;
  readonly shown: ShownTime;
  readonly onShow: (shown: ShownTime) => void;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
}

/** Milliseconds of the window in which the design counts calls. */
const WINDOW_MS = 120_000;
const speeds = (['one', 'ten', 'hundred', 'events'] as const).map((value: Speed) => ({
  value,
  label: labels.speeds[value],
}));

/** Plays, steps, and says which part of the run is shown. */
export function Transport({ replay, play, shown, onShow, isTable, onTable }: TransportProps) {
  const { totalMs } = replay.trace;
  const whole = wholeRun(totalMs);
  const window = { fromMs: 0, toMs: Math.min(WINDOW_MS, whole.toMs) };
  const same = (other: ShownTime) => shown.fromMs === other.fromMs && shown.toMs === other.toMs;
  const zoom = same(whole) ? 'whole' : same(window) ? 'window' : 'own';
  const own = { value: 'own' as const, label: `${clock(shown.fromMs)} – ${clock(shown.toMs)}` };
  const zoomBy = (factor: number) => {
    const { atMs } = replay.playhead.getState();
    const isSeen = atMs >= shown.fromMs && atMs <= shown.toMs;
    onShow(zoomed(shown, factor, { ms: isSeen ? atMs : (shown.fromMs + shown.toMs) / 2, totalMs }));
  };
  return (
    <div className="transport">
      <span className="row" role="group" aria-label={labels.playhead}>
        <IconButton icon="previous" label={labels.previous} shortcut="J" onClick={() => replay.step(-1)} />
        <IconButton
          icon={play.isPlaying ? 'pause' : 'play'}
          variant="outline"
          label={play.isPlaying ? labels.pause : labels.play}
          shortcut="Space"
          onClick={play.toggle}
        />
        <IconButton icon="next" label={labels.next} shortcut="K" onClick={() => replay.step(1)} />
      </span>
      <Segmented label={labels.speed} value={play.speed} options={speeds} onChange={play.setSpeed} />
      <span className="grow" />
      <Segmented
        label={labels.zoom}
        value={zoom}
        options={[
          { value: 'whole', label: labels.zooms.whole },
          { value: 'window', label: labels.zooms.window },
          ...(zoom === 'own' ? [own] : []),
        ]}
        onChange={(value) => value !== 'own' && onShow(value === 'whole' ? whole : window)}
      />
      <span className="row">
        <IconButton icon="minus" label={labels.zoomOut} shortcut="-" onClick={() => zoomBy(0.5)} />
        <IconButton icon="plus" label={labels.zoomIn} shortcut="+" onClick={() => zoomBy(2)} />
        <IconButton icon="table" label={labels.table} aria-pressed={isTable} onClick={() => onTable(!isTable)} />
      </span>
    </div>
  );
}
