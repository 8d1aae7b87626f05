import { findNodeAtLocation, parseTree, printParseErrorCode, visit, type Node, type ParseError } from 'jsonc-parser';
import { err, ok, type Result } from '../base';
import type { TextRange } from './range';
import type { JsonValue } from './value';

/** Why a text is not JSON, and where. */
export interface JsonTextProblem {
  /** A sentence without the position. */
  readonly message: string;
  readonly range: TextRange;
}

/** Line and column as editors count them, from 1; a column is a UTF-16 code unit. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Levels of nesting that are read; people write about ten. Deeper texts are made to exhaust a recursive reader. */
export const MAX_JSON_DEPTH = 200;

/**
 * Reads a JSON text (RFC 8259: no comments, no trailing commas), without ever throwing. A member `__proto__` becomes an ordinary member;
 * a member written twice is a problem, because one of the two would be lost. A byte order mark is passed over.
 */
export function parseJsonText(original: string): Result<JsonValue, JsonTextProblem> {
  const text = blankByteOrderMark(original);
  const tooDeep = findTooDeep(text);
  if (tooDeep !== null) {
    const message = `The text nests deeper than ${MAX_JSON_DEPTH} levels.`;
    return err({ message, range: { start: tooDeep, end: tooDeep + 1 } });
  }
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse returns nothing else
    const repeated = findRepeatedMember(text);
    return repeated === null ? ok(value) : err(repeated);
  } catch {
    return err(explainSyntaxError(text));
  }
}

/** Position of an offset in a text; `\n`, `\r\n` and `\r` end a line. */
export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Where the value of a path (member names and indexes) is in a JSON text; the nearest container if it is not there. */
export function locateInJsonText(text: string, path: readonly (string | number)[]): TextRange {
  return jsonTextLocator(text)(path);
}

/** As {@link locateInJsonText}, for many paths of one text: it is read once, when the first path is asked for. */
export function jsonTextLocator(text: string): (path: readonly (string | number)[]) => TextRange {
  let root: Node | undefined;
  return (path) => {
    root ??= parseTree(blankByteOrderMark(text));
    for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node !== undefined) return { start: node.offset, end: node.offset + node.length };
    }
    return { start: 0, end: 0 };
  };
}

/** The mark some editors write first; a blank in its place keeps every offset. */
function blankByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
}

/** Offset of the first bracket that nests too deep; null: none. */
function findTooDeep(text: string): number | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    switch (text[offset]) {
      case '"':
        offset = endOfString(text, offset);
        break;
      case '{':
      case '[':
        depth += 1;
        if (depth > MAX_JSON_DEPTH) return offset;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      default:
    }
  }
  return null;
}

function endOfString(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== '"' && text[offset] !== '\n') {
    offset += text[offset] === '\\' ? 2 : 1;
  }
  return offset;
}

function findRepeatedMember(text: string): JsonTextProblem | null {
  const open: Set<string>[] = [];
  let found: JsonTextProblem | null = null;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset, length) => {
      const names = open.at(-1);
      if (names?.has(name) === true) {
        found ??= { message: `The member “${name}” is there twice.`, range: { start: offset, end: offset + length } };
      }
      names?.add(name);
    },
  });
  return found;
}

function explainSyntaxError(text: string): JsonTextProblem {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (text.trim() === '') return { message: 'The text is empty.', range: { start: 0, end: 0 } };
  if (first === undefined) return { message: 'The text is not JSON.', range: { start: 0, end: text.length } };
  const message = SENTENCES[printParseErrorCode(first.error)] ?? 'The text is not JSON.';
  return { message, range: { start: first.offset, end: first.offset + first.length } };
}

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not a JSON value. Texts need double quotes; values are true, false, null and numbers.',
  InvalidNumberFormat: 'This is not a number JSON allows.',
  PropertyNameExpected: 'The name of a member, in double quotes, is missing here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'A closing } is missing here.',
  CloseBracketExpected: 'A closing ] is missing here.',
  EndOfFileExpected: 'The JSON value ends before this.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'JSON has no comments.',
  UnexpectedEndOfString: 'The closing quote of this text is missing.',
  UnexpectedEndOfNumber: 'The number is not complete.',
  InvalidUnicode: 'The \\u escape is not complete.',
  InvalidEscapeCharacter: 'There is no such escape in JSON; a backslash is written \\\\.',
  InvalidCharacter: 'A character that JSON does not allow is here.',
};
