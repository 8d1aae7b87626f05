import { isJsonArray, type JsonValue } from '../../json';

/** Stands for a result that is no JSON: a function, or a number that is none. */
export const UNSUPPORTED = Symbol('unsupported result');

/**
 * What is left of a result of jsonata when its markers are gone: sequences become arrays, members without a value vanish.
 *
 * @returns the same object wherever nothing had to be changed, so that a large state is shared and not copied; UNSUPPORTED if any part is no
 * JSON.
 */
export function plainResult(value: unknown): JsonValue | typeof UNSUPPORTED {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : UNSUPPORTED;
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? plainArray(value) : plainObject(value);
    default:
      return UNSUPPORTED;
  }
}

/** Composite values which were seen to be plain: a state hands the same large parts from expression to expression. */
const known = new WeakSet();

function plainArray(value: readonly unknown[]): JsonValue | typeof UNSUPPORTED {
  if (known.has(value)) return value as JsonValue; // only plain JSON is put into `known`
  const isMarked = 'sequence' in value || 'keepSingleton' in value || 'outerWrapper' in value;
  let copy: JsonValue[] | undefined;
  for (const [index, item] of value.entries()) {
    const plain = item === undefined ? undefined : plainResult(item);
    if (plain === UNSUPPORTED) return UNSUPPORTED;
    if (copy === undefined && plain !== item) copy = value.slice(0, index) as JsonValue[]; // all before it were plain
    if (copy !== undefined && plain !== undefined) copy.push(plain);
  }
  const result = copy ?? ((isMarked ? [...value] : value) as JsonValue); // no item needed a change
  if (isJsonArray(result)) known.add(result);
  return result;
}

function plainObject(value: object): JsonValue | typeof UNSUPPORTED {
  if (known.has(value)) return value as JsonValue; // only plain JSON is put into `known`
  const members: [string, JsonValue][] = [];
  let isChanged = false;
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    // Object.entries of an object says any
    const plain = member === undefined ? undefined : plainResult(member);
    if (plain === UNSUPPORTED) return UNSUPPORTED;
    if (plain !== member) isChanged = true;
    if (plain !== undefined) members.push([name, plain]);
    else isChanged = true;
  }
  const result = isChanged ? Object.fromEntries(members) : (value as JsonValue); // every member is plain
  if (typeof result === 'object' && result !== null) known.add(result);
  return result;
}
