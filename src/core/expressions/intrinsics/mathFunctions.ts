import { javaRandom } from '../javaRandom';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.MathAdd, States.MathRandom. */
export const mathFunctions = {
  'States.MathAdd': ([left = null, right = null]) =>
    typeof left === 'number' && typeof right === 'number' ? nearestInteger(left) + nearestInteger(right) : undefined,

  // From the first number up to, but not including, the second. Fractions are cut off: observed, other than in States.MathAdd.
  'States.MathRandom': ([start = null, end = null, seed], world) => {
    if (typeof start !== 'number' || typeof end !== 'number') return undefined;
    if (seed !== undefined && typeof seed !== 'number') return undefined;
    const [from, to] = [Math.trunc(start), Math.trunc(end)];
    if (from >= to) return undefined;
    const sample = seed === undefined ? world.random() : javaRandom(seed);
    return from + Math.floor(sample * (to - from));
  },
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** Halves go up, as in Java: -3.5 becomes -3. `+ 0` because Math.round(-0.5) is -0. */
function nearestInteger(value: number): number {
  return Math.round(value) + 0;
}
