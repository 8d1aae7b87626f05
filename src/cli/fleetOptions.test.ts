import { describe, expect, it } from 'vitest';
import { fleetQuotas } from '../core/proof';
import { jobsOf, quotasOf, regionOf } from './fleetOptions';

const SCENARIO_SECONDS = 600;

describe('lengths of jobs', () => {
  it.each([
    [{}, { kind: 'fixed', seconds: SCENARIO_SECONDS }],
    [{ job: '10m' }, { kind: 'fixed', seconds: 600 }],
    [{ job: '5m..1 h' }, { kind: 'uniform', fromSeconds: 300, toSeconds: 3600 }],
    [
      { job: '2m', 'job-spread': 'exponential' },
      { kind: 'exponential', meanSeconds: 120 },
    ],
    [{ 'job-spread': 'lognormal' }, { kind: 'lognormal', medianSeconds: SCENARIO_SECONDS, sigma: 0.5 }],
    [
      { job: '2m', 'job-spread': 'lognormal:0.8' },
      { kind: 'lognormal', medianSeconds: 120, sigma: 0.8 },
    ],
  ])('are read from %o', (options, jobs) => {
    expect(jobsOf(options, SCENARIO_SECONDS)).toEqual(jobs);
  });

  it.each([
    [{ job: 'long' }, '“long” is not a duration'],
    [{ job: '' }, 'The duration is empty'],
    [{ job: '11 d' }, '--job takes a time from 0 s to 10 d, not "11 d"'],
    [{ job: '20m..5m' }, '"20m" is longer than "5m"'],
    [{ job: '1m..2m..3m' }, 'like 10m or 5m..20m, not "1m..2m..3m"'],
    [{ job: '1m..2m', 'job-spread': 'exponential' }, 'for one length, not for a range'],
    [{ 'job-spread': 'wide' }, 'takes exponential, lognormal or lognormal:0.8, not "wide"'],
    [{ 'job-spread': 'exponential:2' }, 'takes exponential, lognormal or lognormal:0.8, not "exponential:2"'],
    [{ 'job-spread': 'lognormal:' }, 'takes a σ from 0.01 to 3'],
    [{ 'job-spread': 'lognormal:9' }, 'takes a σ from 0.01 to 3'],
  ])('are refused with a sentence: %o', (options, sentence) => {
    expect(() => jobsOf(options, SCENARIO_SECONDS)).toThrow(sentence);
  });

  it('spread around a length, which a job without an end has not', () => {
    expect(jobsOf({}, Number.POSITIVE_INFINITY)).toEqual({ kind: 'fixed', seconds: Number.POSITIVE_INFINITY });
    expect(() => jobsOf({ 'job-spread': 'exponential' }, Number.POSITIVE_INFINITY)).toThrow('has no end');
  });
});

describe('quotas', () => {
  it('are those of the region but for the given ones, the last of which counts', () => {
    expect(quotasOf('us-east-1')).toEqual(fleetQuotas('us-east-1'));
    expect(quotasOf('eu-central-1', ['starts=200'])).toMatchObject({ startsPerSecond: 200, transitionsPerSecond: 800 });
    expect(quotasOf('us-east-1', ['lambda=3000', 'tool-calls=5', 'lambda=2000'])).toEqual({
      ...fleetQuotas('us-east-1'),
      lambdaConcurrency: 2000,
      toolCallsPerSecond: 5,
    });
  });

  it.each([
    ['gold=1', 'There is no quota "gold". There is: starts, starts-burst, transitions'],
    ['toString=1', 'There is no quota "toString"'],
    ['lambda=0', '--quota lambda takes a whole number from 1 to 10000000, not "lambda=0"'],
    ['lambda', 'not "lambda"'],
    ['lambda=1=2', 'not "lambda=1=2"'],
    ['lambda=1.5', 'not "lambda=1.5"'],
  ])('refuse “%s” with a sentence', (text, sentence) => {
    expect(() => quotasOf('us-east-1', [text])).toThrow(sentence);
  });
});

describe('the region', () => {
  it('is that of most examples unless given, and is refused if it is not written like one', () => {
    expect(regionOf()).toBe('us-east-1');
    expect(regionOf('us-gov-west-1')).toBe('us-gov-west-1');
    expect(() => regionOf('atlantis')).toThrow('--region takes the name of a region, like us-east-1, not "atlantis".');
  });
});
