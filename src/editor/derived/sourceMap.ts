import { originAround, originAt, originsOfNode, type CompileResult, type Origin } from '../../core/compiler';
import type { StateMachine } from '../../core/asl';
import { pointerTokens, type JsonPointer, type TextPiece, type TextRange } from '../../core/json';
import type { NodeId } from '../../core/model';
import { once } from './once';
import { printMachine, type PlacedState, type PrintedMachine } from './printMachine';

/** A State with its place in the printed text. */
export interface PrintedState extends PlacedState {
  /** Node that made it; null: it belongs to the agent as a whole. */
  readonly nodeId: NodeId | null;
}

/** The printed machine and the way between its text, its JSON pointers and the nodes of the agent. */
export interface SourceMap {
  /** Joined when it is first asked for: an edit needs only the pieces that changed. */
  readonly text: string;
  /** The text in pieces of whole lines; what did not change since the last print is the very same object. */
  readonly pieces: readonly TextPiece[];
  readonly lines: number;
  /** Bytes of the text in UTF-8. */
  readonly utf8Bytes: number;
  readonly states: readonly PrintedState[];
  /** Parts of the text a node made, in order of the text, without what other nodes made inside them. */
  rangesOfNode(nodeId: NodeId): readonly TextRange[];
  /** States a node made. */
  statesOfNode(nodeId: NodeId): readonly PrintedState[];
  /** Places a field of a node (dotted path) went to, each with its pointer. */
  rangesOfField(nodeId: NodeId, field: string): readonly PlacedRange[];
  /** Bare numbers that fields of a node became, without their keys, in the order of the origins. */
  numbersOfNode(nodeId: NodeId): readonly TextRange[];
  /** Node that made what is at an offset; null: nobody in particular. */
  nodeAtOffset(offset: number): NodeId | null;
  /** Innermost State around an offset. */
  stateAtOffset(offset: number): PrintedState | null;
  /** Range of a value, or of the nearest value around it that exists. */
  rangeOfPointer(pointer: JsonPointer): TextRange;
  /** Origin of a value, or of the nearest value around it that has one. */
  originOf(pointer: JsonPointer): Origin | null;
}

export interface PlacedRange {
  readonly pointer: JsonPointer;
  readonly range: TextRange;
}

/** Prints a compiled machine and joins the printer's ranges with the compiler's origins. */
export function createSourceMap({ definition, origins }: CompileResult): SourceMap {
  const { pieces, text, length, lines, utf8Bytes, states: placed, rangeOf } = printMachine(definition);

  const whole: TextRange = { start: 0, end: length };
  const states = once(() =>
    placed.map((state): PrintedState => ({ ...state, nodeId: originAt(origins, state.pointer)?.nodeId ?? null })),
  );
  const ownership = once(() => ownedParts(origins, rangeOf, length));

  return {
    get text() {
      return text();
    },
    pieces,
    lines,
    utf8Bytes,
    get states() {
      return states();
    },
    rangesOfNode: (nodeId) => ownership().filter((part) => part.nodeId === nodeId),
    statesOfNode: (nodeId) => {
      const made = new Set(originsOfNode(origins, nodeId).map(([pointer]) => pointer));
      return placed.filter(({ pointer }) => made.has(pointer)).map((state) => ({ ...state, nodeId }));
    },
    rangesOfField: (nodeId, field) =>
      originsOfNode(origins, nodeId).flatMap(([pointer, origin]) => {
        const range = origin.field === field ? rangeOf(pointer) : undefined;
        return range === undefined ? [] : [{ pointer, range }];
      }),
    numbersOfNode: (nodeId) =>
      originsOfNode(origins, nodeId).flatMap(([pointer, { field }]) => {
        const number = field === undefined ? undefined : valueAt(definition, pointer);
        const range = typeof number === 'number' ? rangeOf(pointer) : undefined;
        return range === undefined ? [] : [{ start: range.end - String(number).length, end: range.end }];
      }),
    nodeAtOffset: (offset) => partAt(ownership(), offset)?.nodeId ?? null,
    stateAtOffset: (offset) => states().findLast(({ range }) => range.start <= offset && offset <= range.end) ?? null,
    rangeOfPointer: (pointer) => nearest(pointer, rangeOf) ?? whole,
    originOf: (pointer) => originAround(origins, pointer) ?? null,
  };
}

interface Owned extends TextRange {
  readonly nodeId: NodeId | null;
}

/** Cuts the text into parts by the innermost origin around them: a sweep over the nested ranges with a stack. */
function ownedParts(origins: CompileResult['origins'], rangeOf: PrintedMachine['rangeOf'], length: number): Owned[] {
  const marks = origins
    .flatMap(({ places }) => places)
    .flatMap(([pointer, { nodeId }]) => {
      const range = rangeOf(pointer);
      return range === undefined ? [] : [{ ...range, nodeId }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);

  const parts: Owned[] = [];
  const open: Owned[] = [{ start: 0, end: length, nodeId: null }];
  let at = 0;
  const fillTo = (end: number): void => {
    const nodeId = open.at(-1)?.nodeId ?? null;
    const before = parts.at(-1);
    if (end <= at) return;
    if (before?.nodeId === nodeId) parts[parts.length - 1] = { ...before, end };
    else parts.push({ start: at, end, nodeId });
    at = end;
  };
  const closeUntil = (offset: number): void => {
    for (let top = open.at(-1); top !== undefined && top.end <= offset && open.length > 1; top = open.at(-1)) {
      fillTo(top.end);
      open.pop();
    }
  };
  for (const mark of marks) {
    closeUntil(mark.start);
    fillTo(mark.start);
    open.push(mark);
  }
  closeUntil(length);
  fillTo(length);
  return parts;
}

/** The part around an offset; parts lie side by side in order. */
function partAt(parts: readonly Owned[], offset: number): Owned | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

/** Asks for a pointer, then for what is around it, outwards. */
function nearest<T>(pointer: JsonPointer, ask: (pointer: JsonPointer) => T | undefined): T | undefined {
  for (let at: string = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const answer = ask(at as JsonPointer); // a pointer cut before a token is a pointer
    if (answer !== undefined || at === '') return answer;
  }
}

function valueAt(definition: StateMachine, pointer: JsonPointer): unknown {
  let value: unknown = definition;
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token]; // an object or an array, checked above
  }
  return value;
}
