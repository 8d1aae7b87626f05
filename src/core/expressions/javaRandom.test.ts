import { describe, expect, it } from 'vitest';
import { javaRandom } from './javaRandom';

describe('javaRandom', () => {
  it('gives what AWS answers to $random(42)', () => {
    expect(javaRandom(42)).toBe(0.7275636800328681);
  });

  it.each([0, -10, 2.6, 1e21])('takes the seed %d and stays in [0, 1)', (seed) => {
    expect(javaRandom(seed)).toBe(javaRandom(Math.trunc(seed)));
    expect(javaRandom(seed)).toBeGreaterThanOrEqual(0);
    expect(javaRandom(seed)).toBeLessThan(1);
  });
});
