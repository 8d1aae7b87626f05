import type { JsonValue } from '../../json';
import { accept, acceptPattern, expect, fail, nested, peek, skipSpaces, type TextReader } from '../textReader';

/** Reads a JSON value in which strings may also stand in apostrophes. */
export function readLiteral(reader: TextReader): JsonValue {
  const next = peek(reader);
  if (next === "'" || next === '"') return readQuoted(reader);
  if (next === '[') return nested(reader, readList);
  if (next === '{') return nested(reader, readObject);
  const number = acceptPattern(reader, numberPattern);
  if (number !== undefined) return Number(number);
  for (const [word, value] of words) {
    if (accept(reader, word)) return value;
  }
  return fail(reader, 'Expected a value');
}

/**
 * Reads a name in brackets. AWS keeps a backslash as it stands, unless it escapes the quotation mark that would end the name:
 * `$['a\\"b']` is the member `a\\"b`, backslash included.
 */
export function readName(reader: TextReader): string {
  const start = reader.at;
  const quote = peek(reader);
  reader.at += 1;
  let name = '';
  for (;;) {
    if (accept(reader, `\\${quote}`)) {
      name += quote;
      continue;
    }
    const character = peek(reader);
    if (character === '') fail(reader, `Property has not been closed - missing closing ${quote}`, start);
    reader.at += 1;
    if (character === quote) return name;
    name += character;
  }
}

/** Reads a text in apostrophes or quotation marks; a backslash escapes as in JSON, and any other character stands for itself. */
function readQuoted(reader: TextReader): string {
  const start = reader.at;
  const quote = peek(reader);
  reader.at += 1;
  let text = '';
  for (;;) {
    const character = peek(reader);
    if (character === '') fail(reader, `The text is not closed: ${quote} is missing`, start);
    reader.at += 1;
    if (character === quote) return text;
    text += character === '\\' ? readEscape(reader) : character;
  }
}

const numberPattern = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

const words: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const codeUnit = /u[\da-fA-F]{4}/y;

function readEscape(reader: TextReader): string {
  const unit = acceptPattern(reader, codeUnit);
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit.slice(1), 16));
  const character = peek(reader);
  reader.at += 1;
  return escapes[character] ?? character;
}

function readList(reader: TextReader): JsonValue[] {
  const items: JsonValue[] = [];
  expect(reader, '[');
  skipSpaces(reader);
  if (accept(reader, ']')) return items;
  do {
    skipSpaces(reader);
    items.push(readLiteral(reader));
    skipSpaces(reader);
  } while (accept(reader, ','));
  expect(reader, ']');
  return items;
}

function readObject(reader: TextReader): Record<string, JsonValue> {
  const members: [string, JsonValue][] = [];
  expect(reader, '{');
  skipSpaces(reader);
  if (accept(reader, '}')) return {};
  do {
    skipSpaces(reader);
    if (peek(reader) !== "'" && peek(reader) !== '"') fail(reader, 'Expected a name');
    const name = readQuoted(reader);
    skipSpaces(reader);
    expect(reader, ':');
    skipSpaces(reader);
    members.push([name, readLiteral(reader)]);
    skipSpaces(reader);
  } while (accept(reader, ','));
  expect(reader, '}');
  return Object.fromEntries(members);
}
