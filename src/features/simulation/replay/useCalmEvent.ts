import { useEffect, useState } from 'react';
import type { Replay } from '../../../editor';

/** Nobody reads what changes more often than this. */
const EVERY_MS = 100;

/**
 * The event at the playhead: at once when it changes now and then, ten times a second while the playhead is dragged. A list that jumps
 * with every frame cannot be read, and costs the frames.
 */
export function useCalmEvent(replay: Replay): number {
  const { playhead } = replay;
  const [shown, setShown] = useState({ replay, eventId: playhead.getState().eventId });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const follow = () => {
      timer = undefined;
      last = performance.now();
      setShown({ replay, eventId: playhead.getState().eventId });
    };
    const stop = playhead.subscribe(() => {
      if (timer !== undefined) return;
      const wait = last + EVERY_MS - performance.now();
      if (wait <= 0) follow();
      else timer = setTimeout(follow, wait);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [replay, playhead]);
  // Another run has other events: what was shown of the last one must not be read from it.
  return shown.replay === replay ? shown.eventId : playhead.getState().eventId;
}
