import { childPointer, ROOT_POINTER, type JsonPointer } from '../../json';

/**
 * Where the walk is, as a chain of keys. A pointer is only made of it when there is something to report: most places of a definition are in
 * order, and joining and escaping their keys would be the larger part of a walk.
 */
export interface Spot {
  readonly parent: Spot | undefined;
  readonly key: string | number;
}

/** `undefined` is the root of the definition. */
export type MaybeSpot = Spot | undefined;

export function childSpot(parent: MaybeSpot, key: string | number): Spot {
  return { parent, key };
}

/** Whether two chains of keys lead to the same place. */
export function isSameSpot(a: MaybeSpot, b: MaybeSpot): boolean {
  let [left, right] = [a, b];
  while (left !== undefined && right !== undefined && left !== right) {
    if (left.key !== right.key) return false;
    [left, right] = [left.parent, right.parent];
  }
  return left === right;
}

/** Keys from the root, outermost first. */
export function keysOf(spot: MaybeSpot): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = spot; at; at = at.parent) keys.push(at.key);
  return keys.reverse();
}

export function pointerOfSpot(spot: MaybeSpot): JsonPointer {
  return childPointer(ROOT_POINTER, ...keysOf(spot));
}
