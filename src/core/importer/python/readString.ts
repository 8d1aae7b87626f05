import { peek, stop, type Reader } from './reader';

/** Start of a string literal: prefix, then one or three quotes. */
const STRING_START = /([rRbBuUfF]{0,2})('''|"""|'|")/y;

/** Whether a string literal begins here. */
export function isStringStart(reader: Reader): boolean {
  STRING_START.lastIndex = reader.offset;
  return STRING_START.test(reader.text);
}

/**
 * Reads one string literal as its value. In an f-string `{expression}` becomes the substitution `${expression}`, because the value is
 * known only at deployment.
 */
export function readString(reader: Reader): string | undefined {
  const start = reader.offset;
  STRING_START.lastIndex = start;
  const [opening = '', prefix = '', quote = ''] = STRING_START.exec(reader.text) ?? [];
  reader.offset += opening.length;
  const isRaw = /r/i.test(prefix);
  const isFormatted = /f/i.test(prefix);
  let value = '';
  while (!reader.text.startsWith(quote, reader.offset)) {
    const character = peek(reader);
    if (character === '' || (quote.length === 1 && /[\r\n]/.test(character))) {
      stop(reader, 'The closing quote of this text is missing.', start, reader.offset);
      return;
    }
    if (character === '\\') value += isRaw ? readRawEscape(reader) : readEscape(reader);
    else if (isFormatted && (character === '{' || character === '}')) value += readReplacement(reader) ?? '';
    else {
      value += character;
      reader.offset += 1;
    }
    if (reader.problem !== null) return undefined;
  }
  reader.offset += quote.length;
  return value;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '/': '/', // JSON's escape; in Python it would be a mistake
};

const CODE_ESCAPES = [/\\x([0-9a-fA-F]{2})/y, /\\u([0-9a-fA-F]{4})/y, /\\U([0-9a-fA-F]{8})/y];

function readEscape(reader: Reader): string {
  const lineEnd = /\\(\r\n|\n|\r)/y;
  lineEnd.lastIndex = reader.offset;
  const continued = lineEnd.exec(reader.text);
  if (continued !== null) {
    reader.offset += continued[0].length;
    return '';
  }
  for (const pattern of CODE_ESCAPES) {
    pattern.lastIndex = reader.offset;
    const [escape, code] = pattern.exec(reader.text) ?? [];
    if (escape === undefined || code === undefined) continue;
    const codePoint = Number.parseInt(code, 16);
    if (codePoint > 0x10ffff) continue;
    reader.offset += escape.length;
    return String.fromCodePoint(codePoint);
  }
  const octal = /\\([0-7]{1,3})/y;
  octal.lastIndex = reader.offset;
  const digits = octal.exec(reader.text);
  if (digits !== null) {
    reader.offset += digits[0].length;
    return String.fromCodePoint(Number.parseInt(digits[1] ?? '0', 8));
  }
  const character = peek(reader, 1);
  reader.offset += 2;
  return SIMPLE_ESCAPES[character] ?? `\\${character}`; // Python keeps the backslash of an escape it does not know
}

function readRawEscape(reader: Reader): string {
  const pair = reader.text.slice(reader.offset, reader.offset + 2);
  reader.offset += pair.length;
  return pair;
}

const MAX_EXPRESSION_CHARACTERS = 1000;

/** `{{` and `}}` are braces; `{expression!r:format}` a substitution. */
function readReplacement(reader: Reader): string | undefined {
  const start = reader.offset;
  const brace = peek(reader);
  if (peek(reader, 1) === brace) {
    reader.offset += 2;
    return brace;
  }
  if (brace === '}') {
    stop(reader, 'A single } in an f-string closes nothing.', start);
    return;
  }
  let depth = 0;
  do {
    const character = peek(reader);
    if (character === '') {
      stop(reader, 'The closing } of this f-string expression is missing.', start);
      return;
    }
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    reader.offset += 1;
  } while (depth > 0);
  const inside = reader.text.slice(start + 1, reader.offset - 1).trim();
  if (inside.length > MAX_EXPRESSION_CHARACTERS) {
    stop(reader, 'This f-string expression is too long.', start);
    return;
  }
  const expression = inside.replace(/(![rsa])?(:[^:()[\]{}'"]*)?$/, '').trim();
  if (expression !== '') return `\${${expression}}`;
  stop(reader, 'The f-string has {} without an expression.', start);
  return;
}
