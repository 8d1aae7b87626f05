import type { Frame } from './evaluation';
import { UNSURE } from '../unsure';
import { isTrue, newSequence } from './sequence';

/** A function of the expression, ready to be called: it takes as many values as it has parameters. */
export interface Callback {
  readonly arity: number;
  call(...args: readonly unknown[]): unknown;
  /** The same for one object, from memory if it was called with it before. */
  readonly recall?: (item: object) => unknown;
}

/** Remembering each item of a short list costs more than it saves. */
const LONG_LIST = 16;

/** What `$map` and its like do with their first argument, their function if they were given one, and the rest. */
export type HigherOrder = (value: unknown, callback: Callback | undefined, rest: readonly unknown[]) => unknown;

export type CallbackCode = (frame: Frame, context: unknown) => Callback;

/** The functions that take a function. */
export const higherOrderFunctions: ReadonlyMap<string, HigherOrder> = new Map<string, HigherOrder>([
  ['map', (value, callback) => overList(value, callback, map)],
  ['filter', (value, callback) => overList(value, callback, filter)],
  ['single', (value, callback) => overList(value, callback, single)],
  ['reduce', (value, callback, rest) => overList(value, callback, (list, fold) => reduce(list, fold, rest))],
  ['each', (value, callback) => overObject(value, callback, each)],
  ['sift', (value, callback) => overObject(value, callback, sift)],
  ['sort', sort],
]);

function overList(
  value: unknown,
  callback: Callback | undefined,
  apply: (list: readonly unknown[], callback: Callback) => unknown,
): unknown {
  if (callback === undefined) throw UNSURE;
  return value === undefined ? undefined : apply(listOf(value), callback);
}

function overObject(
  value: unknown,
  callback: Callback | undefined,
  apply: (object: Readonly<Record<string, unknown>>, callback: Callback) => unknown,
): unknown {
  if (callback === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) throw UNSURE;
  return apply(value as Readonly<Record<string, unknown>>, callback); // an object that is no array has members
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function map(list: readonly unknown[], callback: Callback): unknown {
  const results = newSequence();
  const recall = list.length < LONG_LIST ? undefined : callback.recall;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    const isKnown = recall !== undefined && typeof item === 'object' && item !== null;
    const result = isKnown ? recall(item) : callback.call(item, index, list);
    if (result !== undefined) results.push(result);
  }
  return results;
}

function filter(list: readonly unknown[], callback: Callback): unknown {
  const results = newSequence();
  for (let index = 0; index < list.length; index += 1) {
    if (isTrue(callback.call(list[index], index, list))) results.push(list[index]);
  }
  return results;
}

/** One match exactly; anything else is an error. */
function single(list: readonly unknown[], callback: Callback): unknown {
  const matches = list.filter((item, index) => isTrue(callback.call(item, index, list)));
  if (matches.length !== 1) throw UNSURE;
  return matches[0];
}

function reduce(list: readonly unknown[], callback: Callback, [initial]: readonly unknown[]): unknown {
  if (callback.arity < 2) throw UNSURE;
  const startsWithFirst = initial === undefined && list.length > 0;
  let result = startsWithFirst ? list[0] : initial;
  for (let index = startsWithFirst ? 1 : 0; index < list.length; index += 1) {
    result = callback.call(result, list[index], index, list);
  }
  return result;
}

function each(object: Readonly<Record<string, unknown>>, callback: Callback): unknown {
  const results = newSequence();
  for (const name of Object.keys(object)) {
    const result = callback.call(object[name], name, object);
    if (result !== undefined) results.push(result);
  }
  return results;
}

function sift(object: Readonly<Record<string, unknown>>, callback: Callback): unknown {
  const kept = Object.keys(object).filter((name) => isTrue(callback.call(object[name], name, object)));
  if (kept.includes('__proto__')) throw UNSURE;
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((name) => [name, object[name]]));
}

/** Stable; the function says whether its first argument comes after its second. */
function sort(value: unknown, callback: Callback | undefined): unknown {
  if (value === undefined) return undefined;
  const list = listOf(value);
  if (list.length <= 1) return list;
  return mergeSort(list, callback === undefined ? defaultOrder(list) : (a, b) => Boolean(callback.call(a, b)));
}

function defaultOrder(list: readonly unknown[]): (a: unknown, b: unknown) => boolean {
  if (list.every((item) => typeof item === 'string')) return (a, b) => String(a) > String(b);
  if (list.every((item) => Number.isFinite(item))) return (a, b) => Number(a) > Number(b);
  throw UNSURE;
}

/** The same comparisons as jsonata's: a function that is no proper order gives the same result. */
function mergeSort(list: readonly unknown[], isAfter: (a: unknown, b: unknown) => boolean): readonly unknown[] {
  if (list.length <= 1) return list;
  const middle = Math.floor(list.length / 2);
  const left = mergeSort(list.slice(0, middle), isAfter);
  const right = mergeSort(list.slice(middle), isAfter);
  const merged: unknown[] = [];
  let [fromLeft, fromRight] = [0, 0];
  while (fromLeft < left.length && fromRight < right.length) {
    if (isAfter(left[fromLeft], right[fromRight])) merged.push(right[fromRight++]);
    else merged.push(left[fromLeft++]);
  }
  return [...merged, ...left.slice(fromLeft), ...right.slice(fromRight)];
}
