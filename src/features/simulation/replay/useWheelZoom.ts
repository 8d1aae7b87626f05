import { useEffect, useRef, type RefObject } from 'react';
import { panned, zoomed, type ShownTime } from './shownTime';

interface Target {
  readonly shown: ShownTime;
  readonly totalMs: number;
  readonly onShow: (shown: ShownTime) => void;
}

/** How much a notch of the wheel zooms. */
const WHEEL = 0.002;

/** Ctrl or Cmd and the wheel, or a pinch, zoom around the pointer; Shift and the wheel, or a sideways one, pan. The plain wheel scrolls the page. */
export function useWheelZoom(element: RefObject<HTMLElement | null>, target: Target): void {
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      const { shown, totalMs, onShow } = latest.current;
      const box = current.getBoundingClientRect();
      const perPx = (shown.toMs - shown.fromMs) / Math.max(1, box.width);
      if (event.ctrlKey || event.metaKey) {
        const ms = shown.fromMs + (event.clientX - box.left) * perPx;
        onShow(zoomed(shown, Math.exp(-event.deltaY * WHEEL), { ms, totalMs }));
      } else {
        const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
        onShow(panned(shown, sideways * perPx, totalMs));
      }
      // Otherwise the browser zooms or scrolls the page: a listener of React cannot keep it from doing so.
      event.preventDefault();
    };
    current.addEventListener('wheel', onWheel, { passive: false });
    return () => current.removeEventListener('wheel', onWheel);
  }, [element]);
}
