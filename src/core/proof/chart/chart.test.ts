import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../compareWays';
import { sweepPoint, way } from '../testing/measured';
import { PALETTES } from './palettes';
import { clockScale, fittingScale, linearScale, logScale } from './scale';
import { svgFile, svgText } from './svgText';
import { sweepChart } from './sweepChart';
import { waysChart, wayStrip } from './waysChart';

describe('scales', () => {
  it('write round numbers, all within the axis', () => {
    expect(linearScale({ from: 0, to: 23, fromPixel: 0, toPixel: 100, most: 5 }).ticks).toEqual([0, 5, 10, 15, 20]);
    expect(logScale({ from: 40, to: 2100, fromPixel: 0, toPixel: 100, most: 6 }).ticks).toEqual([
      50, 100, 200, 500, 1000, 2000,
    ]);
    expect(clockScale({ to: 605, fromPixel: 0, toPixel: 100, most: 6 }).ticks).toEqual([0, 120, 240, 360, 480, 600]);
  });

  it('have two numbers at least, whatever lies between the ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e7, noNaN: true }),
        fc.double({ min: 1.05, max: 1e4, noNaN: true }),
        fc.integer({ min: 3, max: 8 }),
        (from, ratio, most) => {
          const to = from * ratio;
          const { at, ticks } = fittingScale({ from, to, fromPixel: 0, toPixel: 100, most });

          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(most + 2);
          for (const tick of ticks) {
            expect(at(tick)).toBeGreaterThan(-0.01);
            expect(at(tick)).toBeLessThan(100.01);
          }
        },
      ),
    );
  });

  it('put the only value in the middle', () => {
    expect(linearScale({ from: 3, to: 3, fromPixel: 0, toPixel: 100, most: 5 }).at(3)).toBe(50);
  });
});

describe('a drawing as SVG', () => {
  const drawing = wayStrip(way('own', { label: '<b> & "c"' }), 100, false);

  it('cannot be written into', () => {
    const text = svgText(drawing, PALETTES.light);

    expect(text).toContain('<title>&lt;b&gt; &amp; &quot;c&quot;: 0 calls in the first two minutes</title>');
    expect(text).not.toContain('<b>');
  });

  it('stands alone, with its ground', () => {
    const file = svgFile(drawing, PALETTES.dark);

    expect(file).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(file).toContain(`<rect width="100%" height="100%" fill="${PALETTES.dark.panel}"/>`);
    expect(file).not.toMatch(/href|url\(|<script/);
  });

  it('has the colours of the tokens, in both themes', () => {
    const css = readFileSync(path.resolve(import.meta.dirname, '../../../ui/tokens.css'), 'utf8');
    for (const theme of ['light', 'dark'] as const) {
      const block = css.slice(css.indexOf(`[data-theme='${theme}'] {`));
      const tokens = block.slice(0, block.indexOf('}'));
      for (const [tone, colour] of Object.entries(PALETTES[theme])) expect(tokens).toContain(`--${tone}: ${colour};`);
    }
  });
});

describe('the chart of the ways', () => {
  const window = [
    { kind: 'call', fromSeconds: 0, toSeconds: 0.4 },
    { kind: 'turn', fromSeconds: 0.4, toSeconds: 2.4 },
    { kind: 'wait', fromSeconds: 2.4, toSeconds: 32.4 },
    { kind: 'call', fromSeconds: 32.4, toSeconds: 32.8 },
    { kind: 'sleep', fromSeconds: 32.8, toSeconds: 120 },
  ] as const;

  it('draws a tick for each call, a band for a wait, an empty box for sleep that is billed', () => {
    const { marks } = wayStrip(way('own', { window }), 240, false);
    const rects = marks.filter((mark) => mark.kind === 'rect');

    expect(rects.filter(({ fill }) => fill === 'ink').map(({ x, width }) => [x, width])).toEqual([
      [0, 1.5],
      [64.8, 1.5],
    ]);
    expect(rects.filter(({ fill }) => fill === 'time-soft')).toHaveLength(1);
    expect(rects.filter(({ fill, stroke }) => fill === null && stroke === 'line-field')).toHaveLength(1);
  });

  it('fills only the waits of the way that is in use, and stays within its width', () => {
    const own = way('own', { window, usd: 12 });
    const { marks, width } = waysChart(comparisonOf('monitor', [way('callback', { usd: 3, window }), own]), own, 700);

    expect(marks.filter((mark) => mark.kind === 'rect' && mark.fill === 'time-fill')).toHaveLength(2); // a wait and a bar
    for (const mark of marks) {
      if (mark.kind === 'rect') expect(mark.x + mark.width).toBeLessThanOrEqual(width);
    }
  });
});

describe('the chart of the sweep', () => {
  const points = [sweepPoint(10, 6, 1500), sweepPoint(30, 16, 230), sweepPoint(45, 24, 150), sweepPoint(600, null, 60)];
  const { drawing, targets } = sweepChart(points, { chosenSeconds: 30, recommendedSeconds: 45 });

  it('leaves out an interval nobody saw the end with', () => {
    expect(targets.map(({ intervalSeconds }) => intervalSeconds)).toEqual([10, 30, 45]);
  });

  it('goes down and to the right: later is cheaper', () => {
    const [first, second, third] = targets;

    expect([first?.x ?? 0, second?.x ?? 0].sort((a, b) => a - b)).toEqual([first?.x, second?.x]);
    expect(first?.y).toBeLessThan(third?.y ?? 0);
  });

  it('labels the points, the chosen one in the hue of time', () => {
    const labels = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [[mark.text, mark.fill]] : []));

    expect(labels).toContainEqual(['30 s', 'time']);
    expect(labels).toContainEqual(['45 s', 'ink']);
    expect(drawing.title).toContain('45 s: $150, seen 24 s late on average');
  });

  it('is drawn without points, and with one', () => {
    expect(sweepChart([], { chosenSeconds: null, recommendedSeconds: null }).targets).toEqual([]);
    const [one] = sweepChart([sweepPoint(30, 16, 230)], { chosenSeconds: 30, recommendedSeconds: 30 }).targets;
    expect(one?.x).toBeGreaterThan(0);
  });
});
