import { utf8Length } from '../../core/base';
import {
  childPointer,
  printJson,
  textPiece,
  type JsonPointer,
  type JsonValue,
  type TextPiece,
  type TextRange,
} from '../../core/json';
import { once } from './once';

/** Where a value is printed. */
export interface Place {
  /** Pointer of what holds it. */
  readonly at: JsonPointer;
  /** Key in an object; index in an array. */
  readonly token: string | number;
  readonly indent: string;
  readonly isLast: boolean;
}

/** A member with its comma and its line break, printed as one piece. */
export interface Block extends Place {
  readonly pointer: JsonPointer;
  readonly piece: TextPiece;
  readonly utf8Bytes: number;
  /** Finds a place inside by its pointer within the value; offsets count from the block. */
  readonly rangeOf: (inside: JsonPointer) => TextRange | undefined;
}

/**
 * What each State came to last. The compiler hands out the same object for a State that did not change, so a keystroke at one tool prints
 * that tool and the States around the tools.
 */
const known = new WeakMap<object, Block>();

/** The key before a value, if it has one. */
export function leadOf({ token }: Place): string {
  return typeof token === 'number' ? '' : `${JSON.stringify(token)}: `;
}

/** What ends the line of a value. */
export function tailOf({ isLast }: Place): string {
  return isLast ? '\n' : ',\n';
}

/** Prints a member, or hands out what it came to last in the same place. */
export function blockOf(value: JsonValue, place: Place): Block {
  if (typeof value !== 'object' || value === null) return printBlock(value, place);
  const before = known.get(value);
  if (before !== undefined && isSamePlace(before, place)) return before;
  const block = printBlock(value, place);
  known.set(value, block);
  return block;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.token === b.token && a.at === b.at && a.isLast === b.isLast && a.indent === b.indent;
}

function printBlock(value: JsonValue, place: Place): Block {
  const { at, token, indent } = place;
  const lead = indent + leadOf(place);
  const text = lead + printJson(value, [], indent).text + tailOf(place);
  const found = findPlaces(value, indent);
  return {
    ...place,
    pointer: childPointer(at, token),
    piece: textPiece(text),
    utf8Bytes: utf8Length(text),
    rangeOf: (inside) => {
      const range = found(inside);
      return range && { start: range.start + lead.length, end: range.end + lead.length };
    },
  };
}

/** Questions after which all places of a value are worth finding at once. */
const SEVERAL = 8;

/** Most values are asked for a few of their places, and most of those again. */
function findPlaces(value: JsonValue, indent: string): (pointer: JsonPointer) => TextRange | undefined {
  const found = new Map<JsonPointer, TextRange | undefined>();
  const all = once(() => printJson(value, undefined, indent).ranges);
  return (pointer) => {
    if (found.size >= SEVERAL) return all().get(pointer);
    if (!found.has(pointer)) found.set(pointer, printJson(value, [pointer], indent).ranges.get(pointer));
    return found.get(pointer);
  };
}
