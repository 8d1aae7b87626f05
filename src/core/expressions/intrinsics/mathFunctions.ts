import { err, ok } from '../../base';
import { seededSample } from '../seededSample';
import type { IntrinsicFunction } from './intrinsicFunction';

/** States.MathAdd, States.MathRandom. */
export const mathFunctions = {
  'States.MathAdd': ([left = null, right = null]) => {
    if (typeof left !== 'number' || typeof right !== 'number') return err('The arguments must be numbers');
    return ok(nearestInteger(left) + nearestInteger(right));
  },

  'States.MathRandom': ([start = null, end = null, seed], world) => {
    if (typeof start !== 'number' || typeof end !== 'number') return err('The first two arguments must be numbers');
    if (seed !== undefined && typeof seed !== 'number') return err('The seed must be a number');
    const [from, to] = [nearestInteger(start), nearestInteger(end)];
    if (from >= to) return err('The start number must be less than the end number');
    const sample = seed === undefined ? world.random() : seededSample(seed);
    return ok(from + Math.floor(sample * (to - from)));
  },
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** Halves go up, as in Java: -3.5 becomes -3. `+ 0` because Math.round(-0.5) is -0. */
function nearestInteger(value: number): number {
  return Math.round(value) + 0;
}
