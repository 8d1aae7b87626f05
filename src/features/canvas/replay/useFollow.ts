import { useEffect, useRef } from 'react';
import type { Rect } from '../../../core/layout';
import { visitAt, type TracedState } from '../../../core/proof';
import type { ViewportControls } from '../shared/useViewport';
import { useReplay } from './replayContext';

/** Keeps what is active in sight, once somebody has looked closer at a part of the graph. */
export function useFollow(view: ViewportControls, rectOf: (state: TracedState) => Rect | undefined): void {
  const { playhead, trace } = useReplay();
  const find = useRef(rectOf);
  useEffect(() => {
    find.current = rectOf;
  });
  useEffect(() => {
    let last: TracedState | undefined;
    return playhead.subscribe(({ eventId }) => {
      const state = visitAt(trace, eventId)?.state;
      if (state === undefined || state === last) return;
      last = state;
      const rect = find.current(state);
      if (rect !== undefined) view.reveal(rect);
    });
  }, [playhead, trace, view]);
}
