import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatRoughDuration, groupThousands, parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['30', 30],
    ['30s', 30],
    [' 30 S ', 30],
    ['5m', 300],
    ['1h', 3600],
    ['1h 30m', 5400],
    ['1h30m', 5400],
    ['1.5m', 90],
    ['.5 min', 30],
    ['1.1 min', 66],
    ['6 min 20 s', 380],
    ['2 hours 1 minute', 7260],
    ['1 day', 86_400],
    ['99,999,999', 99_999_999],
    ['1,500 s', 1500],
    ['0', 0],
    ['1.5', 1.5],
    ['-1', -1],
    ['−5m', -300],
  ])('reads “%s” as %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: seconds });
  });

  it.each([
    ['', 'The duration is empty.'],
    ['   ', 'The duration is empty.'],
    ['soon', '“soon” is not a duration.'],
    ['5 5', '“5 5” is not a duration.'],
    ['30 s!', '“30 s!” is not a duration.'],
    ['5 fortnights', '“fortnights” is not a unit of time.'],
    ['5 constructor', '“constructor” is not a unit of time.'],
    ['1.2.3 s', '“1.2.3” is not a number.'],
    ['1,5 s', '“1,5” is not a number.'],
    ['20 s 6 min', 'write larger units first, each once'],
    ['1 m 1 m', 'write larger units first, each once'],
    ['1:30', 'could be minutes or hours'],
    ['500ms', 'whole seconds, not milliseconds'],
    ['9'.repeat(61), 'too long for a duration'],
  ])('answers “%s” with a sentence', (text, sentence) => {
    const result = parseDuration(text);

    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error).toContain(sentence);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseDuration(text).ok === 'boolean'));
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [30, '30 s'],
    [380, '6 min 20 s'],
    [600, '10 min'],
    [3600, '1 h'],
    [5400, '1 h 30 min'],
    [3605, '1 h 5 s'],
    [1.5, '1.5 s'],
    [0.4, '0.4 s'],
    [-300, '−5 min'],
    [-0, '0 s'],
    [99_999_999, '1,157 d 9 h 46 min 39 s'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('prints %d as “%s”', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('prints what parseDuration reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).toEqual({ ok: true, value: seconds });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (microseconds) => {
        const result = parseDuration(formatDuration(microseconds / 1e6));
        expect(result.ok && result.value).toBeCloseTo(microseconds / 1e6, 6);
      }),
    );
  });
});

describe('formatRoughDuration', () => {
  it.each([
    [616, '10 min 16 s'],
    [4996, '1 h 23 min'],
    [31.4, '31 s'],
    [100_000, '1 d 4 h'],
  ])('rounds %d s to “%s”', (seconds, text) => {
    expect(formatRoughDuration(seconds)).toBe(text);
  });
});

it('groups thousands and leaves decimals and exponents alone', () => {
  expect([999, 25_000, 1234.5678, 1e21].map(groupThousands)).toEqual(['999', '25,000', '1,234.5678', '1e+21']);
});
