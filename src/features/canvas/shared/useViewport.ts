import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Rect } from '../../../core/layout';
import {
  firstViewport,
  fittedViewport,
  isWhollyVisible,
  MARGIN,
  revealingViewport,
  zoomedViewport,
  type Viewport,
} from './fitting';
import { isTyping } from './focus';

/** What can be done with the view of a canvas. */
export interface ViewportControls {
  readonly fit: () => void;
  readonly zoomTo: (zoom: number) => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves the view as little as possible, so that a box can be seen. */
  readonly reveal: (rect: Rect) => void;
  /** A person has moved the view: it no longer fits itself. */
  readonly taken: () => void;
}

/** Duration of a change of the view. @see look, “Motion” */
const SLOW_MS = 240;

/**
 * Fits the graph when it is first shown, when another agent is opened and, until a person moves the view, whenever the canvas changes its
 * size or the graph grows out of it. Shift+1 fits, Shift+0 is life size, from anywhere but a field.
 *
 * @param graph - identity of what is shown; another one is fitted anew.
 * @param leastZoom - size at which it can be read: by itself the view becomes no smaller, by “fit” it does.
 * @param margin - what stays free around it; the same object in every render.
 */
export function useViewport(bounds: Rect, graph: unknown, leastZoom: number, margin = MARGIN): ViewportControls {
  const flow = useReactFlow();
  const store = useStoreApi();
  const own = useRef(true);
  const latest = useRef(bounds);

  const controls = useMemo(() => {
    const size = () => {
      const { width, height } = store.getState();
      return { width, height };
    };
    const show = (viewport: Viewport, smoothly: boolean) => {
      const still = !smoothly || matchMedia('(prefers-reduced-motion: reduce)').matches;
      void flow.setViewport(viewport, still ? {} : { duration: SLOW_MS });
    };
    const settle = (smoothly: boolean) => {
      if (size().width > 0) show(firstViewport(latest.current, size(), leastZoom, margin), smoothly);
    };
    return {
      settle: () => {
        own.current = true;
        settle(false);
      },
      fit: () => {
        own.current = true;
        show(fittedViewport(latest.current, size(), margin), true);
      },
      fitIfOwn: (smoothly: boolean) => {
        const fits = isWhollyVisible(latest.current, flow.getViewport(), size());
        if (own.current && !(smoothly && fits)) settle(smoothly);
      },
      zoomTo: (zoom: number) => {
        own.current = false;
        show(zoomedViewport(flow.getViewport(), zoom, size()), true);
      },
      reveal: (rect: Rect) => {
        const viewport = revealingViewport(rect, flow.getViewport(), size());
        if (viewport !== null) show(viewport, true);
      },
      taken: () => {
        own.current = false;
      },
      getZoom: () => flow.getZoom(),
    };
  }, [flow, store, leastZoom, margin]);

  useLayoutEffect(() => {
    latest.current = bounds;
  }, [bounds]);
  useLayoutEffect(() => {
    controls.settle();
  }, [controls, graph]);
  // By the numbers: every edit lays the graph out anew, most leave it where it is.
  const { x, y, width, height } = bounds;
  useEffect(() => controls.fitIfOwn(true), [controls, x, y, width, height]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.width !== before.width || state.height !== before.height) controls.fitIfOwn(false);
      }),
    [controls, store],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || event.defaultPrevented || (event.target !== null && isTyping(event.target))) return;
      // By the place of the key: with Shift its sign differs from keyboard to keyboard.
      if (event.code === 'Digit1') controls.fit();
      if (event.code === 'Digit0') controls.zoomTo(1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [controls]);

  return useMemo(
    () => ({
      fit: controls.fit,
      zoomTo: controls.zoomTo,
      zoomBy: (factor: number) => controls.zoomTo(controls.getZoom() * factor),
      reveal: controls.reveal,
      taken: controls.taken,
    }),
    [controls],
  );
}
