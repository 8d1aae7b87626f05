import { isJsonArray, type JsonValue } from '../../json';

/** Stands for a result that is no JSON: a function. */
export const UNSUPPORTED = Symbol('unsupported result');

/**
 * What is left of a result of jsonata when its markers are gone: sequences become arrays, members without a value vanish.
 *
 * @returns the same object wherever nothing had to be changed, so that a large state is shared and not copied; UNSUPPORTED if any part is no
 * JSON.
 */
export function plainResult(value: unknown): JsonValue | typeof UNSUPPORTED {
  return plain(value, { composites: 0 });
}

/**
 * Arrays and objects which were seen to be plain. A state hands the same large parts from expression to expression; looking at each of their
 * thousand parts every time would cost more than the expressions.
 */
const known = new WeakSet();

/** Arrays and objects in one that is worth remembering: for fewer, looking again costs less than remembering. */
const MANY_PARTS = 24;

interface Walk {
  composites: number;
}

function plain(value: unknown, walk: Walk): JsonValue | typeof UNSUPPORTED {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // Observed: AWS writes a number JSON does not have as a text, `Infinity`.
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? plainArray(value, walk) : plainObject(value, walk);
    default:
      return UNSUPPORTED;
  }
}

/** By its first item: the large array that was last seen with it. A conversation grows at its end, so most of it was seen before. */
const lastBegunWith = new WeakMap<object, readonly unknown[]>();

const LARGE_ARRAY = 32;

/** How many items of the array are those of a large plain array. */
function knownItems(value: readonly unknown[]): number {
  const [first] = value;
  if (value.length <= LARGE_ARRAY || typeof first !== 'object' || first === null) return 0;
  const before = lastBegunWith.get(first) ?? [];
  let same = 0;
  while (same < before.length && same < value.length && before[same] === value[same]) same += 1;
  return same;
}

function plainArray(value: readonly unknown[] & Marks, walk: Walk): JsonValue | typeof UNSUPPORTED {
  if (known.has(value)) return value as JsonValue; // only plain JSON is remembered
  const before = walk.composites;
  walk.composites += 1;
  const isMarked =
    value.sequence !== undefined ||
    value.outerWrapper !== undefined ||
    value.keepSingleton !== undefined ||
    value.cons !== undefined;
  let copy: JsonValue[] | undefined;
  for (let index = knownItems(value); index < value.length; index += 1) {
    const item = value[index];
    const result = item === undefined ? undefined : plain(item, walk);
    if (result === UNSUPPORTED) return UNSUPPORTED;
    if (copy === undefined && (result === undefined || result !== item)) copy = value.slice(0, index) as JsonValue[]; // those before were plain
    if (copy !== undefined && result !== undefined) copy.push(result);
  }
  const plainItems = copy ?? ((isMarked ? [...value] : value) as readonly JsonValue[]); // no item needed a change
  return remembered(plainItems, walk.composites - before);
}

function plainObject(value: object, walk: Walk): JsonValue | typeof UNSUPPORTED {
  if (known.has(value)) return value as JsonValue; // only plain JSON is remembered
  const before = walk.composites;
  walk.composites += 1;
  const members = value as Readonly<Record<string, unknown>>; // any object can be asked for members
  let isSame = true;
  for (const name in members) {
    const member = members[name];
    const result = member === undefined ? undefined : plain(member, walk);
    if (result === UNSUPPORTED) return UNSUPPORTED;
    if (result === undefined || result !== member) isSame = false;
  }
  const plainMembers = isSame ? (value as JsonValue & object) : cleaned(members, walk); // every member is plain
  return remembered(plainMembers, walk.composites - before);
}

/** jsonata's marks on arrays. */
interface Marks {
  readonly sequence?: boolean;
  readonly outerWrapper?: boolean;
  readonly keepSingleton?: boolean;
  readonly cons?: boolean;
}

/** Not by assignment: a member may be called __proto__. */
function cleaned(members: Readonly<Record<string, unknown>>, walk: Walk): JsonValue & object {
  const entries: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(members)) {
    const result = member === undefined ? UNSUPPORTED : plain(member, walk);
    if (result !== UNSUPPORTED) entries.push([name, result]);
  }
  return Object.fromEntries(entries);
}

function remembered<Value extends JsonValue & object>(value: Value, parts: number): Value {
  if (parts > MANY_PARTS) known.add(value);
  if (isJsonArray(value) && value.length > LARGE_ARRAY) {
    const [first] = value;
    if (typeof first === 'object' && first !== null) lastBegunWith.set(first, value);
  }
  return value;
}
