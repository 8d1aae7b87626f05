import { childPointer, pointerTokens, ROOT_POINTER, type JsonPointer } from './pointer';
import type { TextRange } from './range';
import { isJsonArray, isJsonObject, type JsonValue } from './value';

/** A printed value and where its parts went. */
export interface PrintedJson {
  readonly text: string;
  /** Range of each value that was asked for; a member's range starts at its key. */
  readonly ranges: ReadonlyMap<JsonPointer, TextRange>;
}

/**
 * Prints a value as `JSON.stringify(value, null, 2)` does, and records where its parts are.
 *
 * @param wanted - pointers to record; absent: all. What holds none of them is printed by the engine itself, so that a few thousand places
 * in a megabyte cost little more than the print. A pointer that leads nowhere is left out.
 * @param indent - blanks before every line but the first, for a value that is put into a larger text.
 */
export function printJson(value: JsonValue, wanted?: Iterable<JsonPointer>, indent = ''): PrintedJson {
  const printer: Printer = { parts: [], offset: 0, ranges: new Map() };
  if (wanted === undefined) printAll(printer, value, { pointer: ROOT_POINTER, indent, start: 0 });
  else printWanted(printer, value, { branch: branchesOf(wanted), indent, start: 0 });
  return { text: printer.parts.join(''), ranges: printer.ranges };
}

interface Printer {
  readonly parts: string[];
  offset: number;
  readonly ranges: Map<JsonPointer, TextRange>;
}

/** The wanted pointers as a tree of their tokens. */
interface WantedBranch {
  pointer: JsonPointer | null;
  readonly members: Map<string, WantedBranch>;
}

function printAll(
  printer: Printer,
  value: JsonValue,
  at: { readonly pointer: JsonPointer; readonly indent: string; readonly start: number },
): void {
  const { pointer, indent, start } = at;
  const isLeaf = printMembers(printer, value, indent, (key, item, itemStart) =>
    printAll(printer, item, { pointer: childPointer(pointer, key), indent: `${indent}  `, start: itemStart }),
  );
  if (isLeaf) write(printer, JSON.stringify(value));
  printer.ranges.set(pointer, { start, end: printer.offset });
}

function printWanted(
  printer: Printer,
  value: JsonValue,
  at: { readonly branch: WantedBranch | undefined; readonly indent: string; readonly start: number },
): void {
  const { branch, indent, start } = at;
  const holdsWanted = branch !== undefined && branch.members.size > 0;
  const isLeaf =
    !holdsWanted ||
    printMembers(printer, value, indent, (key, item, itemStart) =>
      printWanted(printer, item, {
        branch: branch.members.get(String(key)),
        indent: `${indent}  `,
        start: itemStart,
      }),
    );
  if (isLeaf) write(printer, printed(value, indent));
  if (branch?.pointer != null) printer.ranges.set(branch.pointer, { start, end: printer.offset });
}

/** A line break within a string is escaped, so each one here is the printer's. */
function printed(value: JsonValue, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

/** Prints what is around the members and leaves each to `print`. True, and nothing printed: there are no members. */
function printMembers(
  printer: Printer,
  value: JsonValue,
  indent: string,
  print: (key: string | number, item: JsonValue, start: number) => void,
): boolean {
  const inner = `${indent}  `;
  if (isJsonArray(value) && value.length > 0) {
    value.forEach((item, index) => {
      write(printer, index === 0 ? `[\n${inner}` : `,\n${inner}`);
      print(index, item, printer.offset);
    });
    write(printer, `\n${indent}]`);
    return false;
  }
  const members = isJsonObject(value) ? Object.entries(value) : [];
  if (members.length === 0) return true;
  members.forEach(([key, item], index) => {
    write(printer, index === 0 ? `{\n${inner}` : `,\n${inner}`);
    const start = printer.offset;
    write(printer, `${JSON.stringify(key)}: `);
    print(key, item, start);
  });
  write(printer, `\n${indent}}`);
  return false;
}

function write(printer: Printer, text: string): void {
  printer.parts.push(text);
  printer.offset += text.length;
}

function branchesOf(pointers: Iterable<JsonPointer>): WantedBranch {
  const root: WantedBranch = { pointer: null, members: new Map() };
  for (const pointer of pointers) {
    let branch = root;
    for (const token of pointerTokens(pointer)) {
      let next = branch.members.get(token);
      if (next === undefined) {
        next = { pointer: null, members: new Map() };
        branch.members.set(token, next);
      }
      branch = next;
    }
    branch.pointer = pointer;
  }
  return root;
}
