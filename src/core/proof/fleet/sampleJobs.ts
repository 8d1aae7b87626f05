import { assertNever } from '../../base';
import type { JobLengths } from './fleet';

/** Seconds of the job at a quantile in (0, 1) of the distribution. */
export function jobSecondsAt(jobs: JobLengths, quantile: number): number {
  switch (jobs.kind) {
    case 'fixed':
      return jobs.seconds;
    case 'uniform':
      return jobs.fromSeconds + (jobs.toSeconds - jobs.fromSeconds) * quantile;
    case 'exponential':
      return -jobs.meanSeconds * Math.log(1 - quantile);
    case 'lognormal':
      return jobs.medianSeconds * Math.exp(jobs.sigma * normalQuantile(quantile));
    default:
      return assertNever(jobs);
  }
}

/** Uniform samples in (0, 1) from a seed. @see Mulberry32, Tommy Ettinger */
export function uniformSamples(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

/** Inverse of the normal distribution, to about 0.0005. @see Abramowitz and Stegun, formula 26.2.23 */
function normalQuantile(quantile: number): number {
  const tail = Math.min(quantile, 1 - quantile);
  const t = Math.sqrt(-2 * Math.log(tail));
  const size =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return quantile < 0.5 ? -size : size;
}
