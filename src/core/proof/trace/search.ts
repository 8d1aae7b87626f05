/** How many numbers of an ascending list are at most `limit`: by binary search. */
export function countUpTo(ascending: Int32Array | Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lists of ascending numbers by key, filled one by one and kept as typed arrays. */
export class Tallies<Key> {
  private readonly lists = new Map<Key, number[]>();

  add(key: Key, value: number): void {
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [value]);
    else list.push(value);
  }

  /** Sorted, since what happened side by side may end in another order than it began. */
  finished(): ReadonlyMap<Key, Int32Array> {
    return new Map([...this.lists].map(([key, list]) => [key, Int32Array.from(list).sort()]));
  }
}
