import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { parseJsonText, positionAt, type JsonValue } from '../core/json';
import { UsageError } from './command';

/** Text of a file; `-` is standard input. */
export async function readText(file: string): Promise<string> {
  if (file === '-') return textOf(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`"${file}" cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Value of a JSON file. */
export async function readJsonFile(file: string): Promise<JsonValue> {
  const text = await readText(file);
  const parsed = parseJsonText(text);
  if (parsed.ok) return parsed.value;
  const { line, column } = positionAt(text, parsed.error.range.start);
  throw new UsageError(`"${file}" is no JSON: line ${line}, column ${column}: ${parsed.error.message}`);
}

/** Why a file operation failed, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is no folder',
    EACCES: 'access is denied',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
