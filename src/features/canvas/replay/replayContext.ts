import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../../../core/base';
import type { Playhead, Replay } from '../../../editor';

export const ReplayContext = createContext<Replay | null>(null);

export function useReplay(): Replay {
  const replay = use(ReplayContext);
  invariant(replay !== null, 'A part of the replay stands outside of it.');
  return replay;
}

/** Something of the moment that is looked at. A part is drawn anew only when its own answer is another one, so it should be a number or a text. */
export function useMoment<T extends string | number | boolean>(answer: (replay: Replay, playhead: Playhead) => T): T {
  const replay = useReplay();
  return useStore(replay.playhead, (playhead) => answer(replay, playhead));
}
