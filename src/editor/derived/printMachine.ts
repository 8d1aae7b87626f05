import type { MachineState, State, StateMachine } from '../../core/asl';
import {
  childPointer,
  isJsonArray,
  isJsonObject,
  printJson,
  textPiece,
  ROOT_POINTER,
  type JsonObject,
  type JsonPointer,
  type JsonValue,
  type TextPiece,
  type TextRange,
} from '../../core/json';
import { once } from './once';

/** The text of a machine and where its parts are. */
export interface PrintedMachine {
  /** The text in pieces of whole lines, in order. What did not change since the last print is the very same object. */
  readonly pieces: readonly TextPiece[];
  /** The pieces joined, when somebody asks for them. */
  readonly text: () => string;
  /** Characters of the text. */
  readonly length: number;
  readonly lines: number;
  /** Bytes of the text in UTF-8. */
  readonly utf8Bytes: number;
  /** States in the order of the text, each container before what is inside it. */
  readonly states: readonly PlacedState[];
  /** Range of a value; a member's range starts at its key. Undefined: there is no such value. */
  readonly rangeOf: (pointer: JsonPointer) => TextRange | undefined;
}

/** A State and where it is in the text. */
export interface PlacedState extends MachineState {
  readonly range: TextRange;
  /** Lines it is printed in. */
  readonly lines: number;
}

/** Where a value is printed. */
interface Place {
  /** Pointer of what holds it. */
  readonly at: JsonPointer;
  /** Key in an object; index in an array. */
  readonly token: string | number;
  readonly indent: string;
  readonly isLast: boolean;
}

/** A member with its comma and its line break, printed as one piece. */
interface Block extends Place {
  readonly pointer: JsonPointer;
  readonly piece: TextPiece;
  readonly utf8Bytes: number;
  /** Finds a place inside by its pointer within the value; offsets count from the block. */
  readonly rangeOf: (inside: JsonPointer) => TextRange | undefined;
}

interface Placed {
  readonly range: TextRange;
  /** The block that holds the value, with where it begins; null: the value is printed in several pieces. */
  readonly block: { readonly block: Block; readonly start: number } | null;
}

/**
 * What each State came to last. The compiler hands out the same object for a State that did not change, so a keystroke at one tool prints
 * that tool and the States around the tools.
 */
const known = new WeakMap<object, Block>();

/** Prints a machine as `JSON.stringify(definition, null, 2)` does. */
export function printMachine(definition: StateMachine): PrintedMachine {
  const printer = new Printer();
  const value = definition as unknown as JsonObject; // a machine is JSON; its optional members keep it from being assignable
  printer.scope(value, { pointer: ROOT_POINTER, indent: '', container: null, lead: '', tail: '' });
  const { pieces, states, length, utf8Bytes } = printer;
  const places = once(() => new Map(printer.placed));
  return {
    pieces,
    text: once(() => pieces.map((piece) => piece.text).join('')),
    length,
    lines: printer.breaks + 1,
    utf8Bytes,
    states,
    rangeOf: (pointer) => rangeIn(places(), pointer),
  };
}

/** An object or array that is printed in several pieces. */
interface Opened {
  readonly pointer: JsonPointer;
  readonly indent: string;
  /** The Map or Parallel around it. */
  readonly container: JsonPointer | null;
  /** What is printed before its bracket and behind it: the key, and the comma with the line break. */
  readonly lead: string;
  readonly tail: string;
}

class Printer {
  readonly pieces: TextPiece[] = [];
  readonly states: PlacedState[] = [];
  readonly placed: [JsonPointer, Placed][] = [];
  length = 0;
  breaks = 0;
  utf8Bytes = 0;

  /** A machine, an Item Processor or a Branch: its States one by one, the rest member by member. */
  scope(value: JsonObject, opened: Opened): TextRange {
    return this.members(value, opened, (key, member, place) => {
      if (key === 'States' && isJsonObject(member)) {
        this.members(member, this.opened(place, opened.container), (name, state, at) =>
          this.state(name, state, at, opened.container),
        );
      } else this.block(member, place);
    });
  }

  private state(name: string, state: JsonValue, place: Place, container: JsonPointer | null): void {
    const above = this.breaks;
    if (!isJsonObject(state) || !holdsStates(state)) {
      const { pointer, range } = this.block(state, place);
      this.placeState(this.states.length, state, { pointer, name, container, range, lines: this.breaks - above });
      return;
    }
    const opened = this.opened(place, container);
    const { pointer } = opened;
    const index = this.states.length;
    const range = this.members(state, opened, (key, member, at) => {
      if ((key === 'ItemProcessor' || key === 'Iterator') && isJsonObject(member)) {
        this.scope(member, this.opened(at, pointer));
      } else if (key === 'Branches' && isJsonArray(member)) {
        this.items(member, this.opened(at, pointer), (branch, branchAt) => {
          if (isJsonObject(branch)) this.scope(branch, this.opened(branchAt, pointer));
          else this.block(branch, branchAt);
        });
      } else this.block(member, at);
    });
    this.placeState(index, state, { pointer, name, container, range, lines: this.breaks - above });
  }

  private placeState(index: number, state: JsonValue, place: Omit<PlacedState, 'state'>): void {
    this.states.splice(index, 0, { ...place, state: state as unknown as State }); // where a machine has its States
  }

  private members(
    value: JsonObject,
    opened: Opened,
    print: (key: string, member: JsonValue, place: Place) => void,
  ): TextRange {
    const entries = Object.entries(value);
    return this.around(opened, '{}', entries.length, (isLast) => {
      entries.forEach(([token, member], index) =>
        print(token, member, { at: opened.pointer, token, indent: `${opened.indent}  `, isLast: isLast(index) }),
      );
    });
  }

  private items(
    items: readonly JsonValue[],
    opened: Opened,
    print: (item: JsonValue, place: Place) => void,
  ): TextRange {
    return this.around(opened, '[]', items.length, (isLast) => {
      items.forEach((item, token) =>
        print(item, { at: opened.pointer, token, indent: `${opened.indent}  `, isLast: isLast(token) }),
      );
    });
  }

  private around(
    { pointer, indent, lead, tail }: Opened,
    brackets: '{}' | '[]',
    count: number,
    print: (isLast: (index: number) => boolean) => void,
  ): TextRange {
    const start = this.length + indent.length;
    if (count === 0) {
      this.write(`${indent}${lead}${brackets}${tail}`);
    } else {
      this.write(`${indent}${lead}${brackets.charAt(0)}\n`);
      print((index) => index === count - 1);
      this.write(`${indent}${brackets.charAt(1)}${tail}`);
    }
    const range = { start, end: this.length - tail.length };
    this.placed.push([pointer, { range, block: null }]);
    return range;
  }

  private block(value: JsonValue, place: Place): { readonly pointer: JsonPointer; readonly range: TextRange } {
    const block = blockOf(value, place);
    const { pointer, piece, utf8Bytes } = block;
    const start = this.length;
    this.add(piece, utf8Bytes);
    const range = { start: start + place.indent.length, end: this.length - tailOf(place).length };
    this.placed.push([pointer, { range, block: { block, start } }]);
    return { pointer, range };
  }

  private opened(place: Place, container: JsonPointer | null): Opened {
    const { at, token, indent } = place;
    return { pointer: childPointer(at, token), indent, container, lead: leadOf(place), tail: tailOf(place) };
  }

  private write(text: string): void {
    this.add(textPiece(text), utf8BytesOf(text));
  }

  private add(piece: TextPiece, utf8Bytes: number): void {
    this.pieces.push(piece);
    this.length += piece.text.length;
    this.breaks += piece.breaks;
    this.utf8Bytes += utf8Bytes;
  }
}

function holdsStates({ Type }: JsonObject): boolean {
  return Type === 'Map' || Type === 'Parallel';
}

function leadOf({ token }: Place): string {
  return typeof token === 'number' ? '' : `${JSON.stringify(token)}: `;
}

function tailOf({ isLast }: Place): string {
  return isLast ? '\n' : ',\n';
}

function blockOf(value: JsonValue, place: Place): Block {
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
    utf8Bytes: utf8BytesOf(text),
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

const NOT_ASCII = /[\u0080-\uffff]/;
const encoder = new TextEncoder();

function utf8BytesOf(text: string): number {
  return NOT_ASCII.test(text) ? encoder.encode(text).length : text.length;
}

function rangeIn(places: ReadonlyMap<JsonPointer, Placed>, pointer: JsonPointer): TextRange | undefined {
  const exact = places.get(pointer);
  if (exact !== undefined) return exact.range;
  for (let at: string = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const placed = places.get(at as JsonPointer); // a pointer cut before a token is a pointer
    if (placed === undefined) continue;
    if (placed.block === null) return undefined;
    const { block, start } = placed.block;
    const range = block.rangeOf(pointer.slice(at.length) as JsonPointer); // a pointer cut at a token is a pointer
    return range && { start: range.start + start, end: range.end + start };
  }
  return undefined;
}
