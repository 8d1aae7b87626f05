import {
  isJsonArray,
  isJsonObject,
  pointerTokens,
  printJson,
  type JsonPointer,
  type JsonValue,
  type PrintedJson,
  type TextRange,
} from '../../core/json';
import type { MachineState } from '../../core/asl';
import { once } from './once';

/** The text of a machine and where its parts are. */
export interface PrintedMachine {
  readonly text: string;
  /** Range of a value; a member's range starts at its key. Undefined: there is no such value. */
  readonly rangeOf: (pointer: JsonPointer) => TextRange | undefined;
}

/** A State as it was printed, key and all. */
interface Block {
  readonly pointer: JsonPointer;
  readonly text: string;
  /** Places inside by their pointers within the State; offsets count from its key. Few States are asked, so they are found when they are. */
  readonly ranges: () => ReadonlyMap<JsonPointer, TextRange>;
}

/**
 * What each State came to last. The compiler hands out the same object for a State that did not change, so a keystroke at one tool prints
 * that tool, the States around the tools, and glues the rest together.
 */
const known = new WeakMap<object, Block>();

/** Prints a machine as `JSON.stringify(definition, null, 2)` does. */
export function printMachine(definition: JsonValue, states: readonly MachineState[]): PrintedMachine {
  const leaves = new Map(states.flatMap((state) => (isLeaf(state) ? [[state.pointer, state] as const] : [])));
  // The frame of the machine, with `null` for every State that is printed by itself.
  const frame = printJson(withoutLeaves(definition, [...leaves.keys()]));
  const parts: string[] = [];
  const blocks: Placed[] = [];
  let at = 0;
  let length = 0;
  for (const [pointer, { name, state }] of leaves) {
    const place = frame.ranges.get(pointer);
    if (place === undefined) continue;
    const block = blockOf(state, pointer, name);
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

/** A State without States inside. */
function isLeaf({ state }: MachineState): boolean {
  return state.Type !== 'Map' && state.Type !== 'Parallel';
}

function blockOf(state: MachineState['state'], pointer: JsonPointer, name: string): Block {
  const before = known.get(state);
  if (before?.pointer === pointer) return before;
  const value = state as unknown as JsonValue; // a State is JSON
  const key = `${JSON.stringify(name)}: `;
  const indent = '  '.repeat(pointerTokens(pointer).length);
  const block = {
    pointer,
    text: key + printJson(value, [], indent).text,
    ranges: once(() => rangesBehind(key, printJson(value, undefined, indent))),
  };
  known.set(state, block);
  return block;
}

function rangesBehind({ length }: string, { ranges }: PrintedJson): Map<JsonPointer, TextRange> {
  return new Map([...ranges].map(([place, { start, end }]) => [place, { start: start + length, end: end + length }]));
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
      const inside = pointer.slice(placed.block.pointer.length) as JsonPointer; // a pointer cut at a token is a pointer
      const range = inside === '' ? wholeOf(placed.block) : placed.block.ranges().get(inside);
      return range && { start: range.start + placed.start, end: range.end + placed.start };
    }
    const range = frameRanges.get(pointer);
    return range && { start: inText(range.start), end: inText(range.end) };
  };
}

function wholeOf({ text }: Block): TextRange {
  return { start: 0, end: text.length };
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
