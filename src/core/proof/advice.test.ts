import { describe, expect, it } from 'vitest';
import { adviseInterval, gainOf, whyLate } from './advice';
import { comparisonOf } from './compareWays';
import { sweepPoint, way } from './testing/measured';

describe('gainOf', () => {
  const none = way('no-interval', { callsInWindow: 50, modelTurns: 257, usd: 10_143 });
  const wait = way('wait-before-call', { callsInWindow: 4, modelTurns: 25, usd: 227 });
  const loop = way('poll-in-machine', { callsInWindow: 4, modelTurns: 7, usd: 42.07 });

  it('says what a wait gains, and what a loop would gain besides', () => {
    const gain = gainOf(comparisonOf('monitor', [none, wait, loop]), wait);

    expect(gain?.sentence).toBe(
      'From 50 calls to 4 in the first two minutes: 92 % fewer. That is $9,916 less per 1,000 runs.',
    );
    expect(gain?.better?.sentence).toBe(
      'A loop in the machine would save 18 more model turns and $185 per 1,000 runs.',
    );
    expect(gain?.better?.way).toBe(loop);
  });

  it('has nothing better than a loop to propose, nor a loop that fails', () => {
    expect(gainOf(comparisonOf('monitor', [none, wait, loop]), loop)?.better).toBeNull();
    const failing = way('poll-in-machine', { modelTurns: 7, usd: 1, status: 'FAILED' });
    expect(gainOf(comparisonOf('monitor', [none, wait, failing]), wait)?.better).toBeNull();
  });

  it('says that nothing waits where nothing does', () => {
    expect(gainOf(comparisonOf('monitor', [none, wait, loop]), none)?.sentence).toBe(
      '50 calls in the first two minutes and $10,143 per 1,000 runs: nothing waits between them.',
    );
  });

  it('waits for the ways it speaks of', () => {
    expect(gainOf(comparisonOf('monitor', [none]), none)).toBeNull();
  });
});

describe('whyLate', () => {
  it('says where between two looks the job ended', () => {
    const lateness = { seconds: 9.8, gapSeconds: 32.4, intoGapSeconds: 23, callSeconds: 0.4, averageSeconds: 16.6 };

    expect(whyLate(way('own', { lateness }))).toBe(
      'The job ended 23 s after a look that still saw it running. Looks are 32 s apart, so the next one told of it 9.8 s late. ' +
        'A job of about this length is seen 17 s late on average.',
    );
  });

  it('says when nobody had to look, and when nobody saw it', () => {
    const lateness = { seconds: 0, gapSeconds: 0, intoGapSeconds: 0, callSeconds: 0, averageSeconds: 0 };

    expect(whyLate(way('callback', { lateness }))).toMatch(/nobody had to look/);
    expect(whyLate(way('own', { lateness: null, gaveUp: true }))).toMatch(/gave up before the job had ended/);
    expect(whyLate(way('own', { lateness: null }))).toMatch(/never asked/);
  });
});

describe('adviseInterval', () => {
  it('takes the interval with the smallest product of cost and lateness, and says what its neighbours would do', () => {
    // products: 8,000, 4,000, 3,000 and 3,300
    const points = [sweepPoint(10, 5, 1600), sweepPoint(30, 20, 200), sweepPoint(60, 30, 100), sweepPoint(120, 60, 55)];
    const advice = adviseInterval(points, 30);

    expect(advice?.intervalSeconds).toBe(60);
    expect(advice?.sentence).toBe(
      '1 min is the fairest trade: $100 per 1,000 runs, the end seen 30 s late on average. 30 s would see it 1.5 times sooner and cost 2 times as much. ' +
        '2 min would save 45 % and see it 2 times later. Your 30 s: $200, 20 s late on average.',
    );
  });

  it('says so when the best one is in use', () => {
    expect(adviseInterval([sweepPoint(10, 5, 10)], 10)?.sentence).toMatch(/It is the one in use\.$/);
  });

  it('has none if no interval sees the end, or nothing costs anything', () => {
    expect(adviseInterval([sweepPoint(10, null, 10)], 10)).toBeNull();
    expect(adviseInterval([sweepPoint(10, 5, 0)], 10)).toBeNull();
  });
});
