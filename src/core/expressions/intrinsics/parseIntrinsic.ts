import { err, ok, type Result } from '../../base';
import { boundedCache } from '../boundedCache';
import { readPath } from '../jsonPath/parseJsonPath';
import {
  accept,
  acceptPattern,
  atEnd,
  expect,
  fail,
  nested,
  parseWith,
  peek,
  skipSpaces,
  type SyntaxProblem,
  type TextReader,
} from '../textReader';
import { INTRINSICS, type IntrinsicArgument, type IntrinsicCall, type IntrinsicName } from './intrinsicCall';

/**
 * Parses a call of an intrinsic function.
 *
 * @returns the call (shared: the same text gives the same object), or why and where it is none. An unknown function and a wrong number of
 * arguments are problems, as AWS refuses such a definition.
 * @see https://states-language.net/spec.html#intrinsic-functions
 */
export const parseIntrinsic: (text: string) => Result<IntrinsicCall, SyntaxProblem> = boundedCache(1_000, (text) => {
  const parsed = parseWith(text, (reader) => {
    skipSpaces(reader);
    const call = readCall(reader);
    skipSpaces(reader);
    if (!atEnd(reader)) fail(reader, 'Nothing may follow the call');
    return call;
  });
  return parsed.ok ? ok(parsed.value) : err(parsed.error);
});

/** Whether a text means to be a call of an intrinsic function rather than a path. */
export function looksLikeIntrinsic(text: string): boolean {
  return text.trimStart().startsWith('States.');
}

const functionName = /States\.[A-Za-z0-9]*/y;

function readCall(reader: TextReader): IntrinsicCall {
  const start = reader.at;
  const name = acceptPattern(reader, functionName) ?? fail(reader, "An intrinsic function starts with 'States.'");
  if (!isIntrinsicName(name)) return fail(reader, `There is no intrinsic function '${name}'`, start);
  skipSpaces(reader);
  const args = readArguments(reader);
  const [least, most] = INTRINSICS[name];
  if (args.length < least || args.length > most)
    fail(reader, `${name} takes ${countText(least, most)}, not ${args.length}`, start);
  return { kind: 'call', name, args, text: reader.text.slice(start, reader.at) };
}

function readArguments(reader: TextReader): IntrinsicArgument[] {
  const args: IntrinsicArgument[] = [];
  expect(reader, '(');
  skipSpaces(reader);
  if (accept(reader, ')')) return args;
  do {
    skipSpaces(reader);
    args.push(nested(reader, readArgument));
    skipSpaces(reader);
  } while (accept(reader, ','));
  expect(reader, ')', "Expected ',' or ')'");
  return args;
}

const number = /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const word = /[A-Za-z]+/y;
const words: Readonly<Record<string, null | boolean>> = { true: true, false: false, null: null };

function readArgument(reader: TextReader): IntrinsicArgument {
  const next = peek(reader);
  if (next === '$') return { kind: 'path', path: readPath(reader, 'argument') };
  if (next === "'") return readText(reader);
  if (next === 'S') return readCall(reader);
  const digits = acceptPattern(reader, number);
  if (digits !== undefined) return { kind: 'literal', value: Number(digits) };
  const at = reader.at;
  const found = words[acceptPattern(reader, word) ?? ''];
  if (found === undefined)
    fail(reader, 'Expected a path, a text in apostrophes, a number, true, false, null or a call', at);
  return { kind: 'literal', value: found };
}

/**
 * A text in apostrophes. A backslash may only stand before `'`, `{`, `}` or another backslash. The pieces between unescaped `{}` are
 * kept for States.Format, which could not tell them from escaped ones afterwards.
 */
function readText(reader: TextReader): IntrinsicArgument {
  const start = reader.at;
  const pieces: string[] = [];
  let value = '';
  let piece = '';
  reader.at += 1;
  for (;;) {
    if (accept(reader, "'")) return { kind: 'text', value, pieces: [...pieces, piece] };
    if (accept(reader, '{}')) {
      pieces.push(piece);
      piece = '';
      value += '{}';
      continue;
    }
    const at = reader.at;
    const escaped = accept(reader, '\\');
    const character = peek(reader);
    if (character === '') fail(reader, 'The text is not closed', start);
    if (escaped && !"'{}\\".includes(character)) fail(reader, `'\\${character}' is no escape`, at);
    reader.at += 1;
    value += character;
    piece += character;
  }
}

function isIntrinsicName(name: string): name is IntrinsicName {
  return Object.hasOwn(INTRINSICS, name);
}

function countText(least: number, most: number): string {
  const plural = most === 1 ? 'argument' : 'arguments';
  if (most === Infinity) return `at least ${least} ${least === 1 ? 'argument' : 'arguments'}`;
  return least === most ? `${least} ${plural}` : `${least} or ${most} ${plural}`;
}
