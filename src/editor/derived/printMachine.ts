import {
  isJsonArray,
  isJsonObject,
  pointerTokens,
  printJson,
  type JsonPointer,
  type JsonValue,
  type TextRange,
} from '../../core/json';
import type { MachineState } from '../../core/asl';

/** The text of a machine and where its parts are. */
export interface PrintedMachine {
  readonly text: string;
  /** Range of a State or of a place that was wanted; a member's range starts at its key. */
  readonly rangeOf: (pointer: JsonPointer) => TextRange | undefined;
}

/** A State as it was printed, with the places inside it by their full pointers; offsets count from its key. */
interface Block {
  readonly pointer: JsonPointer;
  readonly wanted: readonly JsonPointer[];
  readonly text: string;
  readonly ranges: ReadonlyMap<JsonPointer, TextRange>;
}

/**
 * What each State came to last. The compiler hands out the same object for a State that did not change, so a keystroke at one tool prints
 * that tool, the States around the tools, and glues the rest together.
 */
const known = new WeakMap<object, Block>();

/**
 * Prints a machine as `JSON.stringify(definition, null, 2)` does.
 *
 * @param wanted - places to find again besides the States, in the order of the compiler's origins: each State's before the next State's.
 */
export function printMachine(
  definition: JsonValue,
  states: readonly MachineState[],
  wanted: Iterable<JsonPointer>,
): PrintedMachine {
  const leaves = new Map(states.flatMap((state) => (isLeaf(state) ? [[state.pointer, state] as const] : [])));
  const { around, inside } = sortedByState(wanted, leaves);
  // The frame of the machine, with `null` for every State that is printed by itself.
  const frame = printJson(withoutLeaves(definition, [...leaves.keys()]), [
    ...around,
    ...states.map(({ pointer }) => pointer),
  ]);
  const parts: string[] = [];
  const blocks: Placed[] = [];
  let at = 0;
  let length = 0;
  for (const [pointer, { name, state }] of leaves) {
    const place = frame.ranges.get(pointer);
    if (place === undefined) continue;
    const block = blockOf(state, { pointer, name, wanted: inside.get(pointer) ?? NONE });
    const before = frame.text.slice(at, place.start);
    parts.push(before, block.text);
    length += before.length;
    blocks.push({ block, frameEnd: place.end, start: length, grown: length + block.text.length - place.end });
    length += block.text.length;
    at = place.end;
  }
  parts.push(frame.text.slice(at));
  return { text: parts.join(''), rangeOf: finder(frame.ranges, blocks) };
}

/** A block in the text. */
interface Placed {
  readonly block: Block;
  /** Where its `null` ends in the frame. */
  readonly frameEnd: number;
  readonly start: number;
  /** Characters the text is longer than the frame behind it. */
  readonly grown: number;
}

const NONE: readonly JsonPointer[] = [];

/** A State without States inside. */
function isLeaf({ state }: MachineState): boolean {
  return state.Type !== 'Map' && state.Type !== 'Parallel';
}

function blockOf(
  state: MachineState['state'],
  {
    pointer,
    name,
    wanted,
  }: { readonly pointer: JsonPointer; readonly name: string; readonly wanted: readonly JsonPointer[] },
): Block {
  const before = known.get(state);
  if (before?.pointer === pointer && areSame(before.wanted, wanted)) return before;
  const key = `${JSON.stringify(name)}: `;
  const relative = wanted.map((place) => place.slice(pointer.length) as JsonPointer); // a pointer cut at a token is a pointer
  const indent = '  '.repeat(pointerTokens(pointer).length);
  const { text, ranges } = printJson(state as unknown as JsonValue, relative, indent); // a State is JSON
  const shifted = [...ranges].map(([place, { start, end }]): [JsonPointer, TextRange] => [
    (pointer + place) as JsonPointer, // back to what it was cut from
    { start: start + key.length, end: end + key.length },
  ]);
  const whole = { start: 0, end: key.length + text.length };
  const block = { pointer, wanted, text: key + text, ranges: new Map([...shifted, [pointer, whole]]) };
  known.set(state, block);
  return block;
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Which places are inside of which State that is printed by itself. */
function sortedByState(wanted: Iterable<JsonPointer>, leaves: ReadonlyMap<JsonPointer, MachineState>) {
  const around: JsonPointer[] = [];
  const inside = new Map<JsonPointer, JsonPointer[]>();
  let group: JsonPointer[] = [];
  let prefix: string | null = null;
  for (const pointer of wanted) {
    if (prefix !== null && pointer.startsWith(prefix)) {
      group.push(pointer);
      continue;
    }
    const leaf = leafAround(pointer, leaves);
    prefix = leaf === null ? null : `${leaf}/`;
    if (leaf === null) {
      around.push(pointer);
      continue;
    }
    const known = inside.get(leaf);
    group = known ?? [];
    if (known === undefined) inside.set(leaf, group);
    if (pointer !== leaf) group.push(pointer);
  }
  return { around, inside };
}

function leafAround(pointer: JsonPointer, leaves: ReadonlyMap<JsonPointer, MachineState>): JsonPointer | null {
  for (let at: string = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (leaves.has(at as JsonPointer)) return at as JsonPointer; // a pointer cut before a token is a pointer
  }
  return null;
}

/** The machine with `null` in place of some of its values; what is not on the way to them is shared. */
function withoutLeaves(definition: JsonValue, leaves: readonly JsonPointer[]): JsonValue {
  const containers = new Set(leaves.map((pointer) => pointer.slice(0, pointer.lastIndexOf('/'))));
  const replaced = new Set<string>(leaves);
  const onTheWay = new Set([...containers].flatMap(prefixes));
  const copy = (value: JsonValue, at: string): JsonValue => {
    if (!isJsonObject(value) && !isJsonArray(value)) return value;
    const members = Object.entries(value).map(([key, member]): [string, JsonValue] => {
      const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (replaced.has(pointer)) return [key, null];
      return [key, onTheWay.has(pointer) ? copy(member, pointer) : member];
    });
    return isJsonArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
  };
  return copy(definition, '');
}

function prefixes(pointer: string): string[] {
  const found: string[] = [];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) found.push(at);
  return found;
}

function finder(
  frameRanges: ReadonlyMap<JsonPointer, TextRange>,
  blocks: readonly Placed[],
): PrintedMachine['rangeOf'] {
  const byState = new Map(blocks.map((placed) => [placed.block.pointer, placed]));
  const found = (pointer: JsonPointer): Placed | undefined => {
    for (let at: string = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const placed = byState.get(at as JsonPointer); // a pointer cut before a token is a pointer
      if (placed !== undefined) return placed;
    }
    return undefined;
  };
  const inText = (offset: number): number => offset + (lastBefore(blocks, offset)?.grown ?? 0);
  return (pointer) => {
    const placed = found(pointer);
    if (placed !== undefined) {
      const range = placed.block.ranges.get(pointer);
      return range && { start: range.start + placed.start, end: range.end + placed.start };
    }
    const range = frameRanges.get(pointer);
    return range && { start: inText(range.start), end: inText(range.end) };
  };
}

/** The last block that ends at or before an offset of the frame. */
function lastBefore(blocks: readonly Placed[], offset: number): Placed | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.frameEnd ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
