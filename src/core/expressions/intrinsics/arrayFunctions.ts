import { err, ok, type Result } from '../../base';
import { isJsonArray, type JsonArray, type JsonValue } from '../../json';
import { jsonEquals } from '../jsonEquals';
import type { IntrinsicFunction } from './intrinsicFunction';

/** Items States.ArrayRange may make. @see Step Functions developer guide, “Intrinsic functions”, read 2026-11 */
const MAX_RANGE_ITEMS = 1_000;

/** States.Array, States.ArrayPartition, States.ArrayContains, States.ArrayRange, States.ArrayGetItem, States.ArrayLength, States.ArrayUnique. */
export const arrayFunctions = {
  'States.Array': (args) => ok([...args]),

  'States.ArrayPartition': ([list = null, size = null]) => {
    if (!isJsonArray(list)) return notAnArray;
    const chunk = wholeNumber(size);
    if (chunk === undefined || chunk < 1) return err('The chunk size must be a positive number');
    return ok(chunksOf(list, chunk));
  },

  'States.ArrayContains': ([list = null, wanted = null]) =>
    isJsonArray(list) ? ok(list.some((item) => jsonEquals(item, wanted))) : notAnArray,

  'States.ArrayRange': ([first = null, last = null, step = null]) => {
    const [from, to, by] = [wholeNumber(first), wholeNumber(last), wholeNumber(step)];
    if (from === undefined || to === undefined || by === undefined) return err('The arguments must be numbers');
    return rangeOf(from, to, by);
  },

  'States.ArrayGetItem': ([list = null, position = null]) => {
    if (!isJsonArray(list)) return notAnArray;
    const index = wholeNumber(position);
    if (index === undefined) return err('The index must be a number');
    const item = index < 0 ? undefined : list[index];
    return item === undefined
      ? err(`The index ${index} is out of bounds of an array of ${list.length} items`)
      : ok(item);
  },

  'States.ArrayLength': ([list = null]) => (isJsonArray(list) ? ok(list.length) : notAnArray),

  'States.ArrayUnique': ([list = null]) => (isJsonArray(list) ? ok(uniqueItems(list)) : notAnArray),
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** The items in lists of `size`; the last may be shorter. */
export function chunksOf(list: JsonArray, size: number): JsonArray[] {
  const chunks: JsonArray[] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}

/** `from`, `from + by`, … up to and including `to`. */
export function rangeOf(from: number, to: number, by: number): Result<number[], string> {
  if (by === 0) return err('The step must not be 0');
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  if (count > MAX_RANGE_ITEMS)
    return err(`The range would have ${count} items; at most ${MAX_RANGE_ITEMS} are allowed`);
  return ok(Array.from({ length: count }, (_, index) => from + index * by));
}

const notAnArray = err('The first argument must be an array');

/** Numbers are rounded to the nearest integer, as the developer guide says for each of these arguments. */
function wholeNumber(value: JsonValue): number | undefined {
  return typeof value === 'number' ? Math.round(value) : undefined;
}

function uniqueItems(list: JsonArray): JsonValue[] {
  const scalars = new Set<JsonValue>();
  const composites: JsonValue[] = [];
  return list.filter((item) => {
    if (typeof item !== 'object' || item === null) return !scalars.has(item) && scalars.add(item);
    if (composites.some((known) => jsonEquals(known, item))) return false;
    composites.push(item);
    return true;
  });
}
