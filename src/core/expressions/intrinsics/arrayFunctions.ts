import { isJsonArray, type JsonArray, type JsonValue } from '../../json';
import { jsonEquals } from '../jsonEquals';
import type { IntrinsicFunction } from './intrinsicFunction';

/** Items States.ArrayRange may make. @see Step Functions developer guide, “Intrinsic functions”, read 2026-11 */
const MAX_RANGE_ITEMS = 1_000;

/** States.Array, States.ArrayPartition, States.ArrayContains, States.ArrayRange, States.ArrayGetItem, States.ArrayLength, States.ArrayUnique. */
export const arrayFunctions = {
  'States.Array': (args) => [...args],

  'States.ArrayPartition': ([list = null, size = null]) => {
    const chunk = truncated(size);
    return isJsonArray(list) && chunk !== undefined && chunk >= 1 ? chunksOf(list, chunk) : undefined;
  },

  'States.ArrayContains': ([list = null, wanted = null]) =>
    isJsonArray(list) ? list.some((item) => jsonEquals(item, wanted)) : undefined,

  'States.ArrayRange': ([first = null, last = null, step = null]) => {
    const [from, to, by] = [truncated(first), truncated(last), truncated(step)];
    if (from === undefined || to === undefined || by === undefined || by === 0) return undefined;
    return rangeLength(from, to, by) > MAX_RANGE_ITEMS ? undefined : rangeOf(from, to, by);
  },

  'States.ArrayGetItem': ([list = null, position = null]) => {
    const index = truncated(position);
    return isJsonArray(list) && index !== undefined && index >= 0 ? list[index] : undefined;
  },

  'States.ArrayLength': ([list = null]) => (isJsonArray(list) ? list.length : undefined),

  'States.ArrayUnique': ([list = null]) => (isJsonArray(list) ? uniqueItems(list) : undefined),
} satisfies Readonly<Record<string, IntrinsicFunction>>;

/** The items in lists of `size`; the last may be shorter. */
export function chunksOf(list: JsonArray, size: number): JsonArray[] {
  const chunks: JsonArray[] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}

/** How many numbers {@link rangeOf} gives, for a step that is not 0. */
export function rangeLength(from: number, to: number, by: number): number {
  return Math.max(0, Math.floor((to - from) / by) + 1);
}

/** `from`, `from + by`, … up to and including `to`. */
export function rangeOf(from: number, to: number, by: number): number[] {
  return Array.from({ length: rangeLength(from, to, by) }, (_, index) => from + index * by);
}

/** The developer guide says “rounded”; AWS cuts off the fraction: a range from 1.6 starts at 1. Observed for States.ArrayRange and `$range`. */
function truncated(value: JsonValue): number | undefined {
  return typeof value === 'number' ? Math.trunc(value) : undefined;
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
