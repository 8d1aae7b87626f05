import { describe, expect, it } from 'vitest';
import { FLEET_BOUNDS } from '../../../core/proof';
import { count, decimalNumber, duration, firstPlan, withKind } from './fleetForm';

describe('the form of a fleet', () => {
  it('keeps the length of the jobs when their spread is chosen anew', () => {
    const { jobs } = firstPlan(600, 1);

    expect(withKind(jobs, 'fixed')).toEqual({ kind: 'fixed', seconds: 600 });
    expect(withKind(jobs, 'uniform')).toEqual({ kind: 'uniform', fromSeconds: 300, toSeconds: 900 });
    expect(withKind(withKind(jobs, 'uniform'), 'exponential')).toEqual({ kind: 'exponential', meanSeconds: 600 });
  });

  it.each([
    [count(FLEET_BOUNDS.runs), '1,000,000', 1_000_000],
    [count(FLEET_BOUNDS.runs), '0', undefined],
    [count(FLEET_BOUNDS.runs), '1.5', undefined],
    [count(FLEET_BOUNDS.runs), '', undefined],
    [duration(FLEET_BOUNDS.windowSeconds), '10 min', 600],
    [duration(FLEET_BOUNDS.windowSeconds), '2 d', undefined],
    [duration(FLEET_BOUNDS.windowSeconds), 'soon', undefined],
    [decimalNumber(FLEET_BOUNDS.sigma), '0.5', 0.5],
    [decimalNumber(FLEET_BOUNDS.sigma), '9', undefined],
    [decimalNumber(FLEET_BOUNDS.sigma), 'wide', undefined],
  ])('reads numbers within their bounds', (notation, text, value) => {
    expect(notation.read(text)).toBe(value);
    if (value !== undefined) expect(notation.read(notation.write(value))).toBe(value);
  });
});
