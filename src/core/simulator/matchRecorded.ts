import { isJsonArray, isJsonObject, type JsonValue } from '../json';

/**
 * The first place where a produced value differs from a recorded one, or nothing.
 *
 * `{{any:name}}` inside a recorded text stands for any non-empty text; a value that is only such a placeholder stands for any value. Order of
 * keys does not matter, nor do spaces inside of a text which is the JSON of an object on both sides.
 */
export function firstDifference(
  recorded: JsonValue | undefined,
  produced: JsonValue | undefined,
  path = '',
): string | undefined {
  if (typeof recorded === 'string' && WHOLE.test(recorded) && produced !== undefined) return undefined;
  if (isJsonArray(recorded) && isJsonArray(produced)) {
    if (recorded.length !== produced.length)
      return `${at(path)}: ${recorded.length} items expected, ${produced.length} found`;
    return firstOf(
      recorded.map((_item, index) => index),
      (index) => firstDifference(recorded[index], produced[index], `${path}[${index}]`),
    );
  }
  if (isJsonObject(recorded) && isJsonObject(produced)) {
    return firstOf([...new Set([...Object.keys(recorded), ...Object.keys(produced)])], (key) =>
      firstDifference(own(recorded, key), own(produced, key), path === '' ? key : `${path}.${key}`),
    );
  }
  if (typeof recorded === 'string' && typeof produced === 'string') {
    return textMatches(recorded, produced) ? undefined : differing(path, recorded, produced);
  }
  return recorded === produced ? undefined : differing(path, recorded, produced);
}

export function matchesRecorded(recorded: JsonValue, produced: JsonValue): boolean {
  return firstDifference(recorded, produced) === undefined;
}

const WHOLE = /^\{\{any:[^}]*\}\}$/;
const PLACEHOLDER = /\{\{any:[^}]*\}\}/;

function textMatches(recorded: string, produced: string): boolean {
  if (recorded === produced) return true;
  const jsonRecorded = parseObject(recorded);
  const jsonProduced = parseObject(produced);
  if (jsonRecorded !== undefined && jsonProduced !== undefined) return matchesRecorded(jsonRecorded, jsonProduced);
  return PLACEHOLDER.test(recorded) && piecesMatch(recorded.split(PLACEHOLDER), produced);
}

/** Whether the text consists of the pieces, in order, with at least one character between two of them. */
function piecesMatch(pieces: readonly string[], text: string): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let index = first.length;
  const end = text.length - last.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, index + 1);
    if (found < 0 || found + piece.length > end) return false;
    index = found + piece.length;
  }
  return end > index;
}

function parseObject(text: string): JsonValue | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function firstOf<T>(keys: readonly T[], difference: (key: T) => string | undefined): string | undefined {
  for (const key of keys) {
    const found = difference(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function own(object: Readonly<Record<string, JsonValue>>, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function differing(path: string, recorded: JsonValue | undefined, produced: JsonValue | undefined): string {
  return `${at(path)}: expected ${shown(recorded)}, found ${shown(produced)}`;
}

function at(path: string): string {
  return path === '' ? 'value' : path;
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
