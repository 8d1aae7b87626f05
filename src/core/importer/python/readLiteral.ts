import { childPointer, MAX_JSON_DEPTH, ROOT_POINTER, type JsonPointer, type JsonValue } from '../../json';
import { peek, skipTrivia, stop, type Reader } from './reader';
import { isStringStart, readString } from './readString';

/** A literal that was read, and where each of its parts begins. */
export interface LocatedLiteral {
  readonly value: JsonValue;
  readonly offsets: ReadonlyMap<JsonPointer, number>;
}

/**
 * Reads one value of a Python (or JSON) literal: dicts, lists, tuples, strings joined side by side or with `+`, numbers with underscores,
 * True/False/None. Whatever is not written out (`self.fn.function_arn`, `Fn.import_value("x")`) is kept as the substitution `${…}`.
 */
export function readLiteral(reader: Reader): LocatedLiteral | undefined {
  const offsets = new Map<JsonPointer, number>();
  const value = readValue({ reader, offsets }, ROOT_POINTER, 0);
  return value === undefined ? undefined : { value, offsets };
}

/** Reads the text a statement assigns: one string literal, or several in brackets. What follows on the line is not looked at. */
export function readTextStatement(reader: Reader): string | undefined {
  if (isStringStart(reader)) return readString(reader);
  const value = peek(reader) === '(' ? readParentheses({ reader, offsets: new Map() }, ROOT_POINTER, 0) : undefined;
  return typeof value === 'string' ? value : undefined;
}

interface Context {
  readonly reader: Reader;
  readonly offsets: Map<JsonPointer, number>;
}

function readValue(context: Context, pointer: JsonPointer, depth: number): JsonValue | undefined {
  const { reader } = context;
  skipTrivia(reader);
  const start = reader.offset;
  context.offsets.set(pointer, start);
  if (depth > MAX_JSON_DEPTH) {
    stop(reader, `The text nests deeper than ${MAX_JSON_DEPTH} levels.`, start);
    return;
  }
  const value = readPrimary(context, pointer, depth);
  if (value === undefined && reader.problem !== null) return undefined;
  const isWholeContainer = depth === 0 && typeof value === 'object' && value !== null;
  if (value !== undefined && (isWholeContainer || isAtDelimiter(reader))) return value;
  if (value !== undefined && BEGINS_A_VALUE.test(reader.text.slice(reader.offset, reader.offset + 6))) {
    stop(reader, 'A comma or a closing bracket is missing here.', reader.offset);
    return;
  }
  if (value !== undefined && typeof value !== 'object') {
    const computed = readOperators(context, pointer, { left: value, depth });
    if (computed !== undefined && isAtDelimiter(reader)) return computed;
    if (reader.problem !== null) return undefined;
  }
  reader.offset = start;
  return readExpression(reader);
}

/** What cannot follow a finished value: the start of another one. Words that join two values into an expression may. */
const BEGINS_A_VALUE = /^(?!(?:if|or|and|in|not|is|for|else)\b)['"{\w]/;

/** A value as written; undefined without a problem: something else stands here. */
function readPrimary(context: Context, pointer: JsonPointer, depth: number): JsonValue | undefined {
  const { reader } = context;
  if (isStringStart(reader)) return readStrings(reader);
  switch (peek(reader)) {
    case '{':
      return readBraces(context, pointer, depth);
    case '[':
      return readItems(context, pointer, { close: ']', depth });
    case '(':
      return readParentheses(context, pointer, depth);
    default:
      return readWord(reader);
  }
}

function readStrings(reader: Reader): string | undefined {
  let text = '';
  while (isStringStart(reader)) {
    const part = readString(reader);
    if (part === undefined) return undefined;
    text += part;
    skipTrivia(reader);
  }
  return text;
}

const NUMBER =
  /[+-]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)([eE][+-]?\d+)?)(?![\w.])/y;
const WORD = /[A-Za-z_]\w*(?![\w.([])/y;
const CONSTANTS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
]);

function readWord(reader: Reader): JsonValue | undefined {
  NUMBER.lastIndex = reader.offset;
  const [digits] = NUMBER.exec(reader.text) ?? [];
  if (digits !== undefined) {
    const plain = digits.replaceAll(/_/g, '');
    const number = plain.startsWith('-') ? -Number(plain.slice(1)) : Number(plain.replace('+', ''));
    if (!Number.isFinite(number)) {
      stop(reader, `The number ${digits} is too large.`, reader.offset);
      return;
    }
    reader.offset += digits.length;
    return number;
  }
  WORD.lastIndex = reader.offset;
  const [word] = WORD.exec(reader.text) ?? [];
  if (word === undefined || !CONSTANTS.has(word)) return undefined;
  reader.offset += word.length;
  return CONSTANTS.get(word);
}

/** `+` between texts, `*` between numbers; any other operator makes it an expression. */
function readOperators(
  context: Context,
  pointer: JsonPointer,
  { left, depth }: { readonly left: JsonValue; readonly depth: number },
): JsonValue | undefined {
  const { reader } = context;
  let value = left;
  while (!isAtDelimiter(reader)) {
    const operator = peek(reader);
    if (operator !== '+' && operator !== '*') return undefined;
    reader.offset += 1;
    skipTrivia(reader);
    const right = operator === '+' ? readOperand(context, pointer, depth) : readWord(reader);
    const result = right === undefined ? undefined : compute(value, operator, right);
    if (result === undefined) return undefined;
    value = result;
  }
  return value;
}

/** What `+` may add: a text, a number, or an expression whose value is known at deployment. */
function readOperand(context: Context, pointer: JsonPointer, depth: number): JsonValue | undefined {
  const { reader } = context;
  const literal = readPrimary({ ...context, offsets: new Map() }, pointer, depth + 1);
  if (literal !== undefined || reader.problem !== null) return literal;
  const [name] = /^[A-Za-z_][\w.]*(\([^()]*\))?/.exec(reader.text.slice(reader.offset, reader.offset + 500)) ?? [];
  if (name === undefined) return undefined;
  reader.offset += name.length;
  return `\${${name}}`;
}

function compute(left: JsonValue, operator: string, right: JsonValue): JsonValue | undefined {
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') return left + right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return operator === '*' ? left * right : undefined; // sums would need precedence; nobody writes an interval as one
}

function readBraces(context: Context, pointer: JsonPointer, depth: number): JsonValue | undefined {
  const { reader } = context;
  const start = reader.offset;
  reader.offset += 1;
  const members: [string, JsonValue][] = [];
  const names = new Set<string>();
  for (;;) {
    skipTrivia(reader);
    if (peek(reader) === '}') break;
    const at = reader.offset;
    if (reader.text.startsWith('**', at)) {
      const message = 'Entries taken over with ** are not written here. Paste the dict they come from in their place.';
      stop(reader, message, at, at + 2);
      return;
    }
    const key = readValue({ reader, offsets: new Map() }, ROOT_POINTER, depth + 1);
    if (key === undefined) return undefined;
    if (typeof key === 'object' && key !== null) {
      stop(reader, 'A key must be a text.', at);
      return;
    }
    const name = String(key);
    skipTrivia(reader);
    if (peek(reader) !== ':') {
      stop(reader, `A colon is missing after the key “${name.slice(0, 60)}”.`, reader.offset);
      return;
    }
    reader.offset += 1;
    if (name === '__proto__') {
      stop(reader, 'A key is named “__proto__”, which no tool needs.', at, reader.offset);
      return;
    }
    if (names.has(name)) {
      stop(reader, `The key “${name.slice(0, 60)}” is there twice.`, at, reader.offset);
      return;
    }
    names.add(name);
    const value = readValue(context, childPointer(pointer, name), depth + 1);
    if (value === undefined) return undefined;
    members.push([name, value]);
    if (!readSeparator(reader, '}', start)) return undefined;
  }
  reader.offset += 1;
  skipTrivia(reader);
  return Object.fromEntries(members);
}

function readItems(
  context: Context,
  pointer: JsonPointer,
  { close, depth }: { readonly close: ']' | ')'; readonly depth: number },
): JsonValue[] | undefined {
  const { reader } = context;
  const start = reader.offset;
  reader.offset += 1;
  const items: JsonValue[] = [];
  for (;;) {
    skipTrivia(reader);
    if (peek(reader) === close) break;
    const item = readValue(context, childPointer(pointer, items.length), depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    if (!readSeparator(reader, close, start)) return undefined;
  }
  reader.offset += 1;
  skipTrivia(reader);
  return items;
}

/** A tuple, or brackets around one value. */
function readParentheses(context: Context, pointer: JsonPointer, depth: number): JsonValue | undefined {
  const { reader } = context;
  const items = readItems(context, pointer, { close: ')', depth });
  if (items === undefined) return undefined;
  const before = reader.text.slice(0, reader.offset).trimEnd().slice(0, -1).trimEnd();
  const [only] = items;
  return items.length === 1 && only !== undefined && !before.endsWith(',') ? only : items;
}

function readSeparator(reader: Reader, close: string, start: number): boolean {
  skipTrivia(reader);
  if (peek(reader) === ',') reader.offset += 1;
  else if (peek(reader) !== close) {
    if (peek(reader) === '') stop(reader, `The closing ${close} of this is missing.`, start);
    else stop(reader, `A comma or ${close} is missing here.`, reader.offset);
    return false;
  }
  return true;
}

/** Whether the value that was just read is all there is before the next comma, colon or closing bracket. */
function isAtDelimiter(reader: Reader): boolean {
  skipTrivia(reader);
  return reader.offset >= reader.text.length || /[,\]}):]/.test(peek(reader));
}

/** Text of an expression up to the comma or bracket that ends it, as a substitution. */
function readExpression(reader: Reader): string | undefined {
  const start = reader.offset;
  let depth = 0;
  while (reader.offset < reader.text.length) {
    if (isStringStart(reader) && !/\w/.test(reader.text.charAt(reader.offset - 1))) {
      if (readString(reader) === undefined) return undefined;
      continue;
    }
    const character = peek(reader);
    if (depth === 0 && /[,\]}):]/.test(character)) break;
    if (/[([{]/.test(character)) depth += 1;
    if (/[)\]}]/.test(character)) depth -= 1;
    if (character === '#') skipTrivia(reader);
    else reader.offset += 1;
  }
  const source = reader.text
    .slice(start, reader.offset)
    .replaceAll(/#[^\r\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (source === '') {
    stop(reader, 'A value is missing here.', start);
    return;
  }
  if (depth > 0) {
    stop(reader, 'A closing bracket of this expression is missing.', start);
    return;
  }
  if (!/^[A-Za-z_([{'"\d+\-~]/.test(source)) {
    stop(reader, 'This is not a value.', start);
    return;
  }
  return `\${${source}}`;
}
