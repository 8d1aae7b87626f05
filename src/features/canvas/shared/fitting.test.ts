import { describe, expect, it } from 'vitest';
import {
  CLEAR_MARGIN,
  firstViewport,
  fittedViewport,
  isWhollyVisible,
  MAX_ZOOM,
  revealingViewport,
  zoomedViewport,
} from './fitting';

const size = { width: 864, height: 545 };

describe('the view of a canvas', () => {
  it('shows a graph that fits at life size, in the middle', () => {
    const bounds = { x: 92, y: 28, width: 654, height: 486 };

    const viewport = fittedViewport(bounds, size);

    expect(viewport.zoom).toBe(1);
    expect(isWhollyVisible(bounds, viewport, size)).toBe(true);
  });

  it('makes a larger graph smaller, but at first no smaller than it can be read', () => {
    const bounds = { x: -36, y: 0, width: 4000, height: 3000 };

    expect(isWhollyVisible(bounds, fittedViewport(bounds, size), size)).toBe(true);
    const first = firstViewport(bounds, size, 0.75);
    expect(first.zoom).toBe(0.75);
    expect(bounds.x * first.zoom + first.x).toBe(16);
  });

  it('keeps a graph that fills its corners clear of what floats there', () => {
    const bounds = { x: 0, y: 0, width: 700, height: 900 };

    const { x, y, zoom } = fittedViewport(bounds, size, CLEAR_MARGIN);

    expect(y).toBeGreaterThanOrEqual(56);
    expect(x + bounds.width * zoom).toBeLessThanOrEqual(size.width - 168);
    expect(isWhollyVisible(bounds, { x, y, zoom }, size)).toBe(true);
  });

  it('moves only as far as a hidden box needs', () => {
    const viewport = { x: 0, y: 0, zoom: 1 };

    expect(revealingViewport({ x: 100, y: 100, width: 280, height: 48 }, viewport, size)).toBeNull();
    expect(revealingViewport({ x: 300, y: 600, width: 280, height: 48 }, viewport, size)).toEqual({
      x: 0,
      y: -127,
      zoom: 1,
    });
    expect(revealingViewport({ x: -300, y: 100, width: 280, height: 48 }, viewport, size)).toEqual({
      x: 324,
      y: 0,
      zoom: 1,
    });
  });

  it('brings a box out from under what floats in the corners', () => {
    const viewport = { x: 0, y: 0, zoom: 1 };

    expect(revealingViewport({ x: 30, y: 30, width: 200, height: 48 }, viewport, size)).toEqual({
      x: 0,
      y: 26,
      zoom: 1,
    });
    expect(revealingViewport({ x: 30, y: 450, width: 200, height: 48 }, viewport, size)).toEqual({
      x: 0,
      y: -65,
      zoom: 1,
    });
    expect(revealingViewport({ x: 300, y: 30, width: 200, height: 48 }, viewport, size)).toBeNull();
    expect(revealingViewport({ x: 30, y: 30, width: 200, height: 480 }, viewport, size)).toBeNull();
  });

  it('zooms around the middle and no further than its limits', () => {
    const zoomed = zoomedViewport({ x: 0, y: 0, zoom: 1 }, 2, size);

    expect(zoomed).toEqual({ zoom: 2, x: -432, y: -272.5 });
    expect(zoomedViewport(zoomed, 9, size).zoom).toBe(MAX_ZOOM);
  });
});
