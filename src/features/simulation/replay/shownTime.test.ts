import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, following, panned, wholeRun, zoomed } from './shownTime';

const totalMs = 600_000;
const moment = fc.double({ min: 0, max: totalMs, noNaN: true });

describe('the time that is shown', () => {
  it('keeps the moment under the pointer where it is while it zooms', () => {
    const shown = zoomed(wholeRun(totalMs), 4, { ms: 300_000, totalMs });

    expect(shown).toEqual({ fromMs: 225_000, toMs: 375_000 });
    expect(zoomed(shown, 0.25, { ms: 300_000, totalMs })).toEqual(wholeRun(totalMs));
  });

  it('stops at both ends of the run', () => {
    expect(panned({ fromMs: 10_000, toMs: 70_000 }, -20_000, totalMs)).toEqual({ fromMs: 0, toMs: 60_000 });
    expect(panned({ fromMs: 500_000, toMs: 560_000 }, 90_000, totalMs)).toEqual({ fromMs: 540_000, toMs: 600_000 });
  });

  it('follows a moment no further than it must', () => {
    const shown = { fromMs: 100_000, toMs: 200_000 };
    expect(following(shown, 150_000, totalMs)).toBe(shown);
    expect(following(shown, 250_000, totalMs)).toEqual({ fromMs: 150_000, toMs: 250_000 });
  });

  it('never leaves the run, whatever is done', () => {
    fc.assert(
      fc.property(moment, moment, fc.double({ min: 0.01, max: 100, noNaN: true }), moment, (one, other, factor, ms) => {
        for (const shown of [
          zoomed(between(one, other, totalMs), factor, { ms, totalMs }),
          panned(between(one, other, totalMs), ms - one, totalMs),
        ]) {
          expect(shown.fromMs).toBeGreaterThanOrEqual(0);
          expect(shown.toMs).toBeLessThanOrEqual(totalMs + 1e-6);
          expect(shown.toMs).toBeGreaterThan(shown.fromMs);
        }
      }),
    );
  });
});
