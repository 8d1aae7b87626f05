import { isJsonObject, type JsonObject, type JsonValue } from '../../json';

/** What is at a path of member names and indexes in foreign JSON; undefined if the path ends early. */
export function dig(value: JsonValue | undefined, ...path: readonly (string | number)[]): JsonValue | undefined {
  let current = value;
  for (const part of path) {
    if (Array.isArray(current)) current = (current as readonly JsonValue[])[Number(part)];
    else if (isJsonObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}

export function digText(value: JsonValue | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = dig(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function digNumber(value: JsonValue | undefined, ...path: readonly (string | number)[]): number | undefined {
  const found = dig(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function digObject(value: JsonValue | undefined, ...path: readonly (string | number)[]): JsonObject | undefined {
  const found = dig(value, ...path);
  return isJsonObject(found) ? found : undefined;
}

export function digList(value: JsonValue | undefined, ...path: readonly (string | number)[]): readonly JsonValue[] {
  const found = dig(value, ...path);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}

/** Text of a literal as JSONata writes it, in either quotes: `'it\'s'` → `it's`. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1).replace(/\\'/g, "'");
  const quoted = `"${literal.startsWith("'") ? inner.replace(/(^|[^\\])((?:\\\\)*)"/g, '$1$2\\"') : literal.slice(1, -1)}"`;
  try {
    return JSON.parse(quoted) as string; // a quoted text is one
  } catch {
    return inner; // an escape JSONata would refuse: keep what is written
  }
}
