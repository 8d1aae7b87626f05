/**
 * The first `nextDouble()` of a `java.util.Random` with the seed: what AWS answers to `$random(seed)`, bit for bit
 * (0.7275636800328681 for 42). A fraction of the seed is cut off.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/Random.html for the generator
 */
export function javaRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
  const next = (bits: bigint): bigint => {
    state = (state * MULTIPLIER + 11n) & MASK;
    return state >> (48n - bits);
  };
  const high = next(26n) << 27n;
  return Number(high + next(27n)) / 2 ** 53;
}

const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;
