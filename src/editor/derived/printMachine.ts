import { utf8Length } from '../../core/base';
import type { MachineState, State, StateMachine } from '../../core/asl';
import {
  childPointer,
  isJsonArray,
  isJsonObject,
  textPiece,
  ROOT_POINTER,
  type JsonObject,
  type JsonPointer,
  type JsonValue,
  type TextPiece,
  type TextRange,
} from '../../core/json';
import { once } from './once';
import { blockOf, leadOf, tailOf, type Block, type Place } from './printBlock';

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

interface Placed {
  readonly range: TextRange;
  /** The block that holds the value, with where it begins; null: the value is printed in several pieces. */
  readonly block: { readonly block: Block; readonly start: number } | null;
}

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
    this.add(textPiece(text), utf8Length(text));
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
