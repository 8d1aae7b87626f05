import { childPointer, pointerOf, ROOT_POINTER, type JsonPointer, type JsonValue, type TextRange } from '../../json';
import { err, ok, type Result } from '../../base';
import { findAssignment } from '../python/findAssignment';
import { readerOf, skipTrivia, type Reader } from '../python/reader';
import { readLiteral, readTextStatement, type LocatedLiteral } from '../python/readLiteral';
import type { AgentParts } from '../assembleAgent';
import type { Locate } from '../findings';

/** What a Python text says about an agent. */
export interface PythonAgent {
  readonly toolConfigs: JsonValue;
  readonly locate: Locate;
  /** Name, description and prompt, if the text is a whole stack file. */
  readonly parts: Omit<AgentParts, 'tools'>;
}

/** Why a Python text could not be read, and where. */
export interface PythonProblem {
  readonly message: string;
  readonly range: TextRange;
}

/**
 * Finds `tool_configs` in a Python text: the literal alone, entries without their brackets, an assignment, an argument of a call, or a
 * whole stack file. Nothing is executed.
 *
 * @returns null if there is nothing like it.
 */
export function readPythonFile(text: string): Result<PythonAgent, PythonProblem> | null {
  const start = startOfToolConfigs(text);
  if (start === null) return null;
  const reader = readerOf(text, start);
  const literal = readEntries(reader);
  if (literal === undefined)
    return err(reader.problem ?? { message: 'The text cannot be read.', range: { start, end: start } });
  return ok({
    toolConfigs: literal.value,
    locate: (path) => rangeOf(literal, path),
    parts: readParts(text),
  });
}

function startOfToolConfigs(text: string): number | null {
  const reader = readerOf(text);
  skipTrivia(reader);
  if (/[[{(]/.test(text.charAt(reader.offset))) return reader.offset;
  return (
    findAssignment(text, '(?:[A-Za-z0-9_]{0,80}_)?tool_configs?', /^[[({]/) ??
    findAssignment(text, '\\w{1,80}', TOOL_LIST)
  );
}

/** A list whose first entry begins with a key, as tool_configs under another name do. */
const TOOL_LIST = /^\[\s*\{\s*["']t/;

/** One literal, or several entries side by side (`{…}, {…}`) as a list. */
function readEntries(reader: Reader): LocatedLiteral | undefined {
  const first = readLiteral(reader);
  skipTrivia(reader);
  if (first === undefined || Array.isArray(first.value) || reader.text[reader.offset] !== ',') return first;
  const values = [first.value];
  const offsets = new Map<JsonPointer, number>([[ROOT_POINTER, 0]]);
  addOffsets(offsets, first, 0);
  while (reader.text[reader.offset] === ',') {
    reader.offset += 1;
    skipTrivia(reader);
    if (reader.offset >= reader.text.length) break;
    const next = readLiteral(reader);
    if (next === undefined) return undefined;
    addOffsets(offsets, next, values.length);
    values.push(next.value);
    skipTrivia(reader);
  }
  return { value: values, offsets };
}

function addOffsets(all: Map<JsonPointer, number>, literal: LocatedLiteral, index: number): void {
  for (const [pointer, offset] of literal.offsets) {
    all.set((childPointer(ROOT_POINTER, index) + pointer) as JsonPointer, offset); // both halves are pointers
  }
}

function readParts(text: string): Omit<AgentParts, 'tools'> {
  const name = readText(text, 'agent_name');
  const description = readText(text, 'agent_description');
  const systemPrompt = readText(text, 'system_prompt');
  return {
    ...(name !== undefined && name !== '' && { name }),
    ...(description !== undefined && { description }),
    ...(systemPrompt !== undefined && { model: { systemPrompt } }),
  };
}

function readText(text: string, name: string): string | undefined {
  const start = findAssignment(text, name, /^([rRbBuUfF]{0,2}["']|\()/);
  if (start === null) return undefined;
  return readTextStatement(readerOf(text, start));
}

function rangeOf({ offsets }: LocatedLiteral, path: readonly (string | number)[]): TextRange {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsets.get(pointerOf(...path.slice(0, length)));
    if (offset !== undefined) return { start: offset, end: offset + 1 };
  }
  return { start: 0, end: 0 };
}
