import { err, ok, type Result } from '../../base';
import { boundedCache } from '../boundedCache';
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
import {
  PATH_FUNCTIONS,
  type JsonPath,
  type PathArgument,
  type PathFunctionName,
  type PathRoot,
  type PathSegment,
} from './jsonPath';
import { filterReader } from './parseFilter';
import { readLiteral, readName } from './parseLiteral';

/**
 * Parses a path as AWS does: Jayway's grammar, with the roots `$`, `$$` and `$name`.
 *
 * @returns the path (shared: the same text gives the same object), or why and where it is none.
 */
export const parseJsonPath: (text: string) => Result<JsonPath, SyntaxProblem> = boundedCache(2_000, (text) => {
  const parsed = parseWith(text, (reader) => {
    skipSpaces(reader);
    const path = readPath(reader, 'alone');
    skipSpaces(reader);
    if (!atEnd(reader)) fail(reader, "Use bracket notation ['my prop'] if your property contains blank characters");
    return path;
  });
  return parsed.ok ? ok({ ...parsed.value, text }) : err(parsed.error);
});

/** Ours, not AWS's: evaluation goes one call deeper a segment. */
const MAX_SEGMENTS = 1_000;

/** What surrounds a path decides where a plain property name ends. */
export type PathSetting = 'alone' | 'argument' | 'filter';

const nameOf: Readonly<Record<PathSetting, RegExp>> = {
  alone: /[^\s.[(]+/y,
  argument: /[^\s.[(),]+/y,
  filter: /[^\s.[(),<>=~!&|]+/y,
};

const readFilter = filterReader((reader) => readPath(reader, 'filter'));

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Reads one path, from its root on, as far as it goes. */
export function readPath(reader: TextReader, setting: PathSetting): JsonPath {
  const start = reader.at;
  const root = readRoot(reader);
  const segments: PathSegment[] = [];
  for (;;) {
    const next = peek(reader);
    if (next === '.') readDotted(reader, setting, segments);
    else if (next === '[') segments.push(readBracketed(reader));
    else break;
    if (segments.length > MAX_SEGMENTS) fail(reader, `A path has at most ${MAX_SEGMENTS} parts`);
  }
  return {
    text: reader.text.slice(start, reader.at),
    root,
    segments,
    definite: isDefinite(segments),
    names: onlyNames(segments),
  };
}

function readRoot(reader: TextReader): PathRoot {
  if (accept(reader, '@')) return { kind: 'candidate' };
  if (accept(reader, '$$')) return { kind: 'context' };
  expect(reader, '$', "A path starts with '$'");
  const name = acceptPattern(reader, variableName);
  return name === undefined ? { kind: 'input' } : { kind: 'variable', name };
}

function readDotted(reader: TextReader, setting: PathSetting, segments: PathSegment[]): void {
  const at = reader.at;
  const scans = accept(reader, '..');
  if (scans) segments.push({ kind: 'scan' });
  else expect(reader, '.');
  if (atEnd(reader)) fail(reader, "Path must not end with a '.' or '..'", at);
  if (peek(reader) === '[') {
    segments.push(readBracketed(reader));
  } else if (accept(reader, '*')) {
    segments.push({ kind: 'wildcard' });
  } else {
    segments.push(readNamed(reader, setting));
  }
}

function readNamed(reader: TextReader, setting: PathSetting): PathSegment {
  const at = reader.at;
  const name = acceptPattern(reader, nameOf[setting]);
  if (name === undefined) fail(reader, `Character '${peek(reader)}' is not valid here`);
  if (!accept(reader, '(')) return { kind: 'property', names: [name] };
  if (!isPathFunction(name)) fail(reader, `Function with name: ${name} does not exist.`, at);
  return { kind: 'function', name, args: readArguments(reader) };
}

function readArguments(reader: TextReader): PathArgument[] {
  const args: PathArgument[] = [];
  skipSpaces(reader);
  if (accept(reader, ')')) return args;
  do {
    skipSpaces(reader);
    args.push(nested(reader, readArgument));
    skipSpaces(reader);
  } while (accept(reader, ','));
  expect(reader, ')', 'Arguments to function are not closed');
  return args;
}

function readArgument(reader: TextReader): PathArgument {
  if (peek(reader) === '$' || peek(reader) === '@') return { kind: 'path', path: readPath(reader, 'argument') };
  return { kind: 'literal', value: readLiteral(reader) };
}

function readBracketed(reader: TextReader): PathSegment {
  expect(reader, '[');
  skipSpaces(reader);
  const segment = readInsideBrackets(reader);
  skipSpaces(reader);
  expect(reader, ']');
  return segment;
}

const sliceOrIndexes = /-?\d*\s*:\s*-?\d*(?:\s*:\s*-?\d*)?|-?\d+(?:\s*,\s*-?\d+)*/y;

function readInsideBrackets(reader: TextReader): PathSegment {
  if (accept(reader, '*')) return { kind: 'wildcard' };
  if (accept(reader, '?')) return { kind: 'filter', condition: nested(reader, readFilter) };
  if (peek(reader) === "'" || peek(reader) === '"') return { kind: 'property', names: readNames(reader) };
  const numbers = acceptPattern(reader, sliceOrIndexes);
  if (numbers === undefined) fail(reader, "Could not parse token. Expected ?, ', 0-9, *");
  if (!numbers.includes(':')) return { kind: 'index', indexes: numbers.split(',').map(Number) };
  // Jayway reads a third part, a step, and ignores it.
  const [from = '', to = ''] = numbers.split(':').map((part) => part.trim());
  if (from === '' && to === '') fail(reader, 'A slice needs a start or an end');
  return { kind: 'slice', from: from === '' ? undefined : Number(from), to: to === '' ? undefined : Number(to) };
}

function readNames(reader: TextReader): string[] {
  const names: string[] = [];
  do {
    skipSpaces(reader);
    names.push(readName(reader));
    skipSpaces(reader);
  } while (accept(reader, ','));
  return names;
}

function isPathFunction(name: string): name is PathFunctionName {
  return (PATH_FUNCTIONS as readonly string[]).includes(name); // widens the tuple for the question
}

/** Jayway: scans, wildcards, filters, slices and several indexes make a path indefinite. */
function isDefinite(segments: readonly PathSegment[]): boolean {
  return segments.every((segment) => {
    switch (segment.kind) {
      case 'index':
        return segment.indexes.length === 1;
      case 'property':
      case 'function':
        return true;
      case 'slice':
      case 'wildcard':
      case 'scan':
      case 'filter':
        return false;
    }
  });
}

function onlyNames(segments: readonly PathSegment[]): readonly string[] | undefined {
  const names: string[] = [];
  for (const segment of segments) {
    const [name, second] = segment.kind === 'property' ? segment.names : [];
    if (name === undefined || second !== undefined) return undefined;
    names.push(name);
  }
  return names;
}
