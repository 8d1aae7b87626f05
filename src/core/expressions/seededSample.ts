/**
 * A uniform number in [0, 1) that depends on the seed alone (one round of mulberry32).
 *
 * AWS promises only that the same seed gives the same number, not which.
 */
export function seededSample(seed: number): number {
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
