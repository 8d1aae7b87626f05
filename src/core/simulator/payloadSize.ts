import { isJsonArray, type JsonValue } from '../json';

/** Sizes of values that were measured once. Values are never changed, so an identity has one size. */
const sizes = new WeakMap<object, number>();
/** Remembering the size of a small value costs more than measuring it again. */
const REMEMBERED_BYTES = 1_024;
const textSizes = new Map<string, number>();
const LARGE_TEXT = 4_096;
const MAX_REMEMBERED_TEXTS = 64;
/** A value with fewer nodes than this is bounded by looking at it, without remembering anything. */
const SMALL_VALUE_NODES = 24;
/** JSON writes a UTF-16 code unit in at most six bytes (`\u001f`). */
const MAX_BYTES_PER_UNIT = 6;
/** The longest number JavaScript prints, and longer than `false`. */
const MAX_NUMBER_BYTES = 25;
/** Refused before the stack ends: where exactly it ends, V8 does not always throw the error it promises. */
const MAX_NESTING = 2_000;

/**
 * Whether the JSON text of a value takes more than `limit` bytes of UTF-8. A large value is measured once in its life, so that carrying
 * 200 KB through a thousand states costs no more than carrying 20 bytes.
 */
export function exceedsBytes(value: JsonValue, limit: number): boolean {
  if (upperBound(value, limit) <= limit) return false;
  return payloadBytes(value) > limit;
}

/** Bytes of the value's JSON text without spaces, in UTF-8. */
export function payloadBytes(value: JsonValue, depth = 0): number {
  if (value === null) return 4;
  if (typeof value === 'string') return textBytes(value);
  if (typeof value !== 'object') return String(value).length;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  if (depth > MAX_NESTING)
    throw new RangeError(`Nested more than ${MAX_NESTING} deep: the call stack would not bear it`);
  let bytes = 2;
  if (isJsonArray(value)) {
    bytes += itemBytes(value, depth) + Math.max(0, value.length - 1);
  } else {
    let members = 0;
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined) continue;
      bytes += textBytes(key) + 1 + payloadBytes(member, depth + 1);
      members++;
    }
    bytes += Math.max(0, members - 1);
  }
  if (bytes > REMEMBERED_BYTES) sizes.set(value, bytes);
  return bytes;
}

const LONG_ARRAY = 16;

/** By its first item: the long array that was last measured with it. A conversation grows at its end, so most of it was measured before. */
const lastBegunWith = new WeakMap<object, { readonly items: readonly JsonValue[]; readonly bytes: number }>();

function itemBytes(items: readonly JsonValue[], depth: number): number {
  const [first] = items;
  if (items.length < LONG_ARRAY || typeof first !== 'object' || first === null) return sumOfBytes(items, 0, depth);
  const before = lastBegunWith.get(first);
  const isLonger = before !== undefined && beginsWith(items, before.items);
  const bytes = isLonger ? before.bytes + sumOfBytes(items, before.items.length, depth) : sumOfBytes(items, 0, depth);
  lastBegunWith.set(first, { items, bytes });
  return bytes;
}

function sumOfBytes(items: readonly JsonValue[], from: number, depth: number): number {
  let bytes = 0;
  for (let index = from; index < items.length; index++) bytes += payloadBytes(items[index] ?? null, depth + 1);
  return bytes;
}

function beginsWith(items: readonly JsonValue[], start: readonly JsonValue[]): boolean {
  for (let index = 0; index < start.length; index++) if (items[index] !== start[index]) return false;
  return start.length <= items.length;
}

/** Nodes the bound in progress has looked at. Module state instead of a closure: this runs for each value a state makes. */
let visited = 0;

/** A cheap bound: good for small values, “more than the limit” for all others. */
function upperBound(value: JsonValue, limit: number): number {
  visited = 0;
  return boundOf(value, limit);
}

function boundOf(value: JsonValue, limit: number): number {
  if (++visited > SMALL_VALUE_NODES) return limit + 1;
  if (typeof value === 'string') return value.length * MAX_BYTES_PER_UNIT + 2;
  if (typeof value !== 'object' || value === null) return MAX_NUMBER_BYTES;
  let bytes = 2;
  if (isJsonArray(value)) {
    for (const item of value) {
      bytes += boundOf(item, limit) + 1;
      if (bytes > limit) return bytes;
    }
    return bytes;
  }
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    bytes += key.length * MAX_BYTES_PER_UNIT + 4 + boundOf(member, limit);
    if (bytes > limit) return bytes;
  }
  return bytes;
}

function textBytes(text: string): number {
  if (text.length < LARGE_TEXT) return measureText(text);
  const known = textSizes.get(text);
  if (known !== undefined) return known;
  const bytes = measureText(text);
  if (textSizes.size >= MAX_REMEMBERED_TEXTS) textSizes.clear();
  textSizes.set(text, bytes);
  return bytes;
}

function measureText(text: string): number {
  let bytes = 2;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22 || unit === 0x5c) bytes += 2;
    else if (unit < 0x20) bytes += unit === 8 || unit === 9 || unit === 10 || unit === 12 || unit === 13 ? 2 : 6;
    else if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}
