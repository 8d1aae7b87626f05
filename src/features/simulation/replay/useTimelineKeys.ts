import { useCallback, useEffect } from 'react';
import type { Replay } from '../../../editor';
import { panned, wholeRun, zoomed, type ShownTime } from './shownTime';
import type { Play } from './usePlay';

interface Target {
  readonly replay: Replay;
  readonly play: Play;
  readonly shown: ShownTime;
  readonly onShow: (shown: ShownTime) => void;
}

/**
 * Keys of the playhead: arrows and the page keys move it through what is shown, Home and End to the ends, Shift and arrows move what is
 * shown, plus and minus zoom, 0 shows the whole run, Space plays. J and K, or comma and period, step through the events from anywhere
 * but a field.
 */
export function useTimelineKeys({ replay, play, shown, onShow }: Target): (key: string, shift: boolean) => boolean {
  const { toggle } = play;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = STEPS.get(event.key.toLowerCase());
      if (step === undefined) return;
      event.preventDefault();
      replay.step(step);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [replay]);

  return useCallback(
    (key: string, shift: boolean) => {
      const { totalMs } = replay.trace;
      const length = shown.toMs - shown.fromMs;
      const { atMs } = replay.playhead.getState();
      const part = SHARES.get(key);
      if (part !== undefined) {
        if (shift) onShow(panned(shown, Math.sign(part) * length * SHIFT_SHARE, totalMs));
        else replay.moveTo(atMs + part * length);
        return true;
      }
      switch (key) {
        case 'Home':
          replay.choose(1);
          return true;
        case 'End':
          replay.moveTo(totalMs);
          return true;
        case '+':
        case '=':
          onShow(zoomed(shown, 2, { ms: atMs, totalMs }));
          return true;
        case '-':
          onShow(zoomed(shown, 0.5, { ms: atMs, totalMs }));
          return true;
        case '0':
          onShow(wholeRun(totalMs));
          return true;
        case ' ':
          toggle();
          return true;
        default:
          return false;
      }
    },
    [replay, shown, onShow, toggle],
  );
}

/** Part of what is shown by which a key moves the playhead. */
const SHARES: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 0.01],
  ['ArrowUp', 0.01],
  ['ArrowLeft', -0.01],
  ['ArrowDown', -0.01],
  ['PageUp', 0.1],
  ['PageDown', -0.1],
]);
const SHIFT_SHARE = 0.25;

const STEPS: ReadonlyMap<string, number> = new Map([
  ['k', 1],
  ['.', 1],
  ['j', -1],
  [',', -1],
]);

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
