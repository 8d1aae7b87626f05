import { useCallback, useEffect, useState } from 'react';
import type { Replay } from '../../../editor';
import { useMedia } from '../../../ui';

/** How fast a replay plays: virtual time against time, or one event after another. */
export type Speed = 'one' | 'ten' | 'hundred' | 'events';

const FACTOR: Readonly<Record<Exclude<Speed, 'events'>, number>> = { one: 1, ten: 10, hundred: 100 };
/** Milliseconds an event stays. */
const EVENT_MS = 120;
/** The same for people who want no motion: it goes in steps that can be read. */
const STILL_EVENT_MS = 600;

export interface Play {
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  /** Plays, from the start if it is at the end; or holds. */
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Moves the playhead as time passes. It holds at the end of the run. Who wants no motion gets steps, from event to event. */
export function usePlay(replay: Replay): Play {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('ten');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const steps = isStill || speed === 'events';

  useEffect(() => {
    if (!isPlaying) return undefined;
    const { playhead, trace } = replay;
    let before = performance.now();
    let owed = 0;
    let frame = 0;
    const advance = (now: number) => {
      const passed = now - before;
      before = now;
      if (steps) {
        const each = isStill ? STILL_EVENT_MS : EVENT_MS;
        owed += passed;
        const count = Math.floor(owed / each);
        owed -= count * each;
        if (count > 0) replay.step(count);
      } else {
        replay.moveTo(playhead.getState().atMs + passed * FACTOR[speed]);
      }
      const { eventId, atMs } = playhead.getState();
      if (eventId >= trace.eventCount && atMs >= trace.totalMs) setPlaying(false);
      else frame = requestAnimationFrame(advance);
    };
    frame = requestAnimationFrame(advance);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, isStill, replay, speed, steps]);

  const toggle = useCallback(() => {
    const { eventId } = replay.playhead.getState();
    if (!isPlaying && eventId >= replay.trace.eventCount) replay.choose(1);
    setPlaying(!isPlaying);
  }, [isPlaying, replay]);
  const stop = useCallback(() => setPlaying(false), []);
  return { isPlaying, speed, setSpeed, toggle, stop };
}
