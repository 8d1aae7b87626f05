import type { Rect, Size } from '../../../core/layout';

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 2;

/** Pixels left free around a graph. */
export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** For a graph whose corners are empty: what floats there covers nothing of it. */
export const MARGIN: Margin = { top: 16, right: 64, bottom: 16, left: 16 };
/** For one that fills its corners: the views float at the upper left, the zoom buttons in a row at the lower right. */
export const CLEAR_MARGIN: Margin = { ...MARGIN, top: 56, right: 168 };

/**
 * The view a graph is first seen in: all of it if it can be read at that size, else its beginning at the least size at which it can.
 */
export function firstViewport(bounds: Rect, size: Size, leastZoom: number, margin = MARGIN): Viewport {
  const fitted = fittedViewport(bounds, size, margin);
  if (fitted.zoom >= leastZoom) return fitted;
  return {
    zoom: leastZoom,
    x: startOf(bounds.x, bounds.width * leastZoom, { zoom: leastZoom, margin: margin.left, room: size.width }),
    y: startOf(bounds.y, bounds.height * leastZoom, { zoom: leastZoom, margin: TOP_CONTROLS, room: size.height }),
  };
}

/** Under the controls that stand at the top. */
const TOP_CONTROLS = 56;

interface Axis {
  readonly zoom: number;
  readonly margin: number;
  readonly room: number;
}

/** In the middle if there is room for it, else at the margin. */
function startOf(start: number, length: number, { zoom, margin, room }: Axis): number {
  const free = room - length;
  return Math.round((free > 2 * margin ? free / 2 : margin) - start * zoom);
}

/** The view that shows all of a graph in the middle, never larger than life. */
export function fittedViewport(bounds: Rect, size: Size, margin = MARGIN): Viewport {
  const room = { width: size.width - margin.left - margin.right, height: size.height - margin.top - margin.bottom };
  const zoom = Math.max(MIN_ZOOM, Math.min(1, room.width / bounds.width, room.height / bounds.height));
  return {
    zoom,
    x: Math.round(margin.left + (room.width - bounds.width * zoom) / 2 - bounds.x * zoom),
    y: Math.round(margin.top + (room.height - bounds.height * zoom) / 2 - bounds.y * zoom),
  };
}

/** The view moved just so far that a box can be seen, and stands under nothing that floats over the canvas; null: it can be seen already. */
export function revealingViewport(rect: Rect, viewport: Viewport, size: Size): Viewport | null {
  const dx = shiftInto(rect.x, rect.width, viewport.x, viewport.zoom, size.width);
  const dy = shiftInto(rect.y, rect.height, viewport.y, viewport.zoom, size.height);
  const moved = { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
  const clear = { ...moved, y: moved.y + shiftClear(rect, moved, size) };
  return clear.x === viewport.x && clear.y === viewport.y ? null : clear;
}

/** The view zoomed around the middle of the canvas. */
export function zoomedViewport(viewport: Viewport, zoom: number, size: Size): Viewport {
  const to = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  const middle = { x: size.width / 2, y: size.height / 2 };
  const part = to / viewport.zoom;
  return { zoom: to, x: middle.x - (middle.x - viewport.x) * part, y: middle.y - (middle.y - viewport.y) * part };
}

/** Whether a graph lies wholly in the canvas. */
export function isWhollyVisible(bounds: Rect, { x, y, zoom }: Viewport, size: Size): boolean {
  return (
    bounds.x * zoom + x >= 0 &&
    bounds.y * zoom + y >= 0 &&
    (bounds.x + bounds.width) * zoom + x <= size.width &&
    (bounds.y + bounds.height) * zoom + y <= size.height
  );
}

const EDGE = 24;

function shiftInto(start: number, length: number, offset: number, zoom: number, room: number): number {
  const from = start * zoom + offset;
  const to = from + length * zoom;
  if (to > room - EDGE && from > EDGE) return Math.max(room - EDGE - to, EDGE - from);
  if (from < EDGE && to < room - EDGE) return Math.min(EDGE - from, room - EDGE - to);
  return 0;
}

/** Upper corners: the views and “Tidy up”. Lower ones: the minimap and the zoom buttons. In pixels. */
const FLOATING = {
  top: { left: 132, right: 120, height: TOP_CONTROLS },
  bottom: { left: 152, right: 64, height: 112 },
};

/** How far down or up a box has to go to come out from under what floats in a corner; 0 if there is no room for it between them. */
function shiftClear({ x, y, width, height }: Rect, { x: dx, y: dy, zoom }: Viewport, size: Size): number {
  const left = x * zoom + dx;
  const right = left + width * zoom;
  const top = y * zoom + dy;
  const bottom = top + height * zoom;
  const isIn = (corners: { readonly left: number; readonly right: number }) =>
    left < corners.left || right > size.width - corners.right;
  const from = isIn(FLOATING.top) ? FLOATING.top.height : 0;
  const to = size.height - (isIn(FLOATING.bottom) ? FLOATING.bottom.height : 0);
  if (bottom - top > to - from) return 0;
  return top < from ? from - top : Math.min(0, to - bottom);
}
