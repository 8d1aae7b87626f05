import type { JsonValue } from '../../json';

/** Why a text is no JSON, as Jackson says it, the library AWS reads definitions with. */
export interface JacksonProblem {
  readonly message: string;
  /** Jackson's own place: `[Source: (String)"{"; line: 1, column: 2]`. */
  readonly location: string;
}

export type JacksonResult =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: JacksonProblem };

/** Reads a JSON text; if it is none, words the first problem like Jackson. Text after the first value is passed over, as Jackson does. */
export function readLikeJackson(text: string): JacksonResult {
  const reader: Reader = { text, at: 0, open: [] };
  try {
    readValue(reader);
  } catch (problem) {
    if (problem instanceof Refusal)
      return { ok: false, problem: { message: problem.message, location: locationOf(text, problem.at) } };
    throw problem;
  }
  // The reader has proved that this much is JSON; numbers, escapes and members are JSON.parse's business.
  return { ok: true, value: JSON.parse(text.slice(0, reader.at)) as JsonValue };
}

/** Why a text is no JSON, in Jackson's words; undefined if it is. */
export function jsonProblem(text: string): string | undefined {
  const read = readLikeJackson(text);
  return read.ok ? undefined : read.problem.message;
}

interface Reader {
  readonly text: string;
  at: number;
  /** Offsets of the brackets that are open. */
  readonly open: number[];
}

class Refusal extends Error {
  /** Offset up to which Jackson has read when it complains. */
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const VALUE_EXPECTED = "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Values are read in a loop, not by recursion: a definition may nest as deep as it likes. */
function readValue(reader: Reader): void {
  const closers: string[] = [];
  for (;;) {
    skipSpaces(reader);
    const character = reader.text.charAt(reader.at);
    if (character === '{' || character === '[') {
      reader.open.push(reader.at);
      reader.at += 1;
      closers.push(character === '{' ? '}' : ']');
      skipSpaces(reader);
      if (!isClosed(reader, closers)) {
        if (character === '{') readName(reader);
        continue;
      }
    } else {
      readScalar(reader, character);
    }
    if (!goOn(reader, closers)) return;
  }
}

/** After a value: closes what ends here and reads the comma (and name) before the next value. False at the end of the outermost value. */
function goOn(reader: Reader, closers: string[]): boolean {
  for (;;) {
    if (closers.length === 0) return false;
    skipSpaces(reader);
    if (isClosed(reader, closers)) continue;
    const kind = closers.at(-1) === '}' ? 'Object' : 'Array';
    const character = reader.text.charAt(reader.at);
    if (character === '') refuseEnd(reader);
    if (character !== ',') refuseCharacter(reader, `was expecting comma to separate ${kind} entries`);
    reader.at += 1;
    if (kind === 'Object') {
      skipSpaces(reader);
      readName(reader);
    }
    return true;
  }
}

function isClosed(reader: Reader, closers: string[]): boolean {
  if (closers.length === 0 || reader.text.charAt(reader.at) !== closers.at(-1)) return false;
  closers.pop();
  reader.open.pop();
  reader.at += 1;
  return true;
}

function readName(reader: Reader): void {
  const character = reader.text.charAt(reader.at);
  if (character === '') refuseEnd(reader);
  if (character !== '"') refuseCharacter(reader, 'was expecting double-quote to start field name');
  readText(reader, 'in field name');
  skipSpaces(reader);
  const colon = reader.text.charAt(reader.at);
  if (colon === '') refuseEnd(reader);
  if (colon !== ':') refuseCharacter(reader, 'was expecting a colon to separate field name and value');
  reader.at += 1;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const token = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;

function readScalar(reader: Reader, character: string): void {
  if (character === '') refuseEnd(reader);
  if (character === '"') {
    readText(reader, ': was expecting closing quote for a string value');
    return;
  }
  if (character === '-' || (character >= '0' && character <= '9')) {
    readNumber(reader);
    return;
  }
  const word = matchAt(token, reader);
  if (word === undefined) refuseCharacter(reader, VALUE_EXPECTED);
  if (!['true', 'false', 'null'].includes(word)) {
    const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    throw new Refusal(`Unrecognized token '${word}': ${expected}`, reader.at + word.length);
  }
  reader.at += word.length;
}

function readNumber(reader: Reader): void {
  const digits = matchAt(number, reader);
  if (digits === undefined) {
    const next = reader.text.charAt(reader.at + 1);
    reader.at += 1;
    if (next === '') refuseEnd(reader, ' in numeric value');
    throw new Refusal(
      `Unexpected character (${charText(next)}) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value`,
      reader.at + 1,
    );
  }
  reader.at += digits.length;
  const next = reader.text.charAt(reader.at);
  if (digits.endsWith('0') && /^-?0$/.test(digits) && next >= '0' && next <= '9') {
    throw new Refusal('Invalid numeric value: Leading zeroes not allowed', reader.at);
  }
  if (next !== '' && !/[\s,\]}]/.test(next)) refuseCharacter(reader, 'Expected space separating root-level values');
}

function readText(reader: Reader, unclosed: string): void {
  for (let at = reader.at + 1; at < reader.text.length; at += 1) {
    const character = reader.text.charAt(at);
    if (character === '"') {
      reader.at = at + 1;
      return;
    }
    if (character < ' ') {
      const code = character.charCodeAt(0);
      throw new Refusal(
        `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
        at + 1,
      );
    }
    if (character === '\\') {
      at += 1;
      const escaped = reader.text.charAt(at);
      if (escaped !== '' && !'"\\/bfnrtu'.includes(escaped))
        throw new Refusal(`Unrecognized character escape ${charText(escaped)}`, at + 1);
    }
  }
  reader.at = reader.text.length;
  refuseEnd(reader, unclosed.startsWith(':') ? unclosed : ` ${unclosed}`);
}

function skipSpaces(reader: Reader): void {
  while (/[ \t\n\r]/.test(reader.text.charAt(reader.at))) reader.at += 1;
}

function matchAt(pattern: RegExp, reader: Reader): string | undefined {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.[0];
}

function refuseCharacter(reader: Reader, expected: string): never {
  throw new Refusal(`Unexpected character (${charText(reader.text.charAt(reader.at))}): ${expected}`, reader.at + 1);
}

function refuseEnd(reader: Reader, where?: string): never {
  const start = reader.open.at(-1);
  if (where !== undefined || start === undefined)
    throw new Refusal(`Unexpected end-of-input${where ?? ''}`, reader.text.length);
  const kind = reader.text.charAt(start) === '{' ? 'Object' : 'Array';
  throw new Refusal(
    `Unexpected end-of-input: expected close marker for ${kind} (start marker at ${locationOf(reader.text, start)})`,
    reader.text.length,
  );
}

function charText(character: string): string {
  return `'${character}' (code ${character.charCodeAt(0)})`;
}

/** Jackson shows this much of the source. */
const MAX_SOURCE_CHARACTERS = 500;

function locationOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const shown = text.slice(0, MAX_SOURCE_CHARACTERS);
  const rest = text.length - shown.length;
  const source = `(String)"${shown}"${rest > 0 ? `[truncated ${rest} chars]` : ''}`;
  return `[Source: ${source}; line: ${before.length}, column: ${(before.at(-1) ?? '').length + 1}]`;
}
