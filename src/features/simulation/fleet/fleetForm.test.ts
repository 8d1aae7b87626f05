import { describe, expect, it } from 'vitest';
import { count, decimalNumber, duration, firstRequest, RUNS, SIGMA, WINDOW_SECONDS, withKind } from './fleetForm';

describe('the form of a fleet', () => {
  it('keeps the length of the jobs when their spread is chosen anew', () => {
    const { jobs } = firstRequest(600, 1);

    expect(withKind(jobs, 'fixed')).toEqual({ kind: 'fixed', seconds: 600 });
    expect(withKind(jobs, 'uniform')).toEqual({ kind: 'uniform', fromSeconds: 300, toSeconds: 900 });
    expect(withKind(withKind(jobs, 'uniform'), 'exponential')).toEqual({ kind: 'exponential', meanSeconds: 600 });
  });

  it.each([
    [count(RUNS), '1,000,000', 1_000_000],
    [count(RUNS), '0', undefined],
    [count(RUNS), '1.5', undefined],
    [count(RUNS), '', undefined],
    [duration(WINDOW_SECONDS), '10 min', 600],
    [duration(WINDOW_SECONDS), '2 d', undefined],
    [duration(WINDOW_SECONDS), 'soon', undefined],
    [decimalNumber(SIGMA), '0.5', 0.5],
    [decimalNumber(SIGMA), '9', undefined],
    [decimalNumber(SIGMA), 'wide', undefined],
  ])('reads numbers within their bounds', (notation, text, value) => {
    expect(notation.read(text)).toBe(value);
    if (value !== undefined) expect(notation.read(notation.write(value))).toBe(value);
  });
});
