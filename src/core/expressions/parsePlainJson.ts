import { err, ok, type Result } from '../base';
import type { JsonValue } from '../json';

/** Parses a JSON text at run time, as `States.StringToJson` and `$parse` do. AWS has no negative zero: `-0` is `0`. */
export function parsePlainJson(text: string): Result<JsonValue, string> {
  try {
    const reviver = text.includes('-0') ? (_: string, value: unknown): unknown => (value === 0 ? 0 : value) : undefined;
    return ok(JSON.parse(text, reviver) as JsonValue); // JSON.parse gives JSON
  } catch {
    return err(`The text is not valid JSON: ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`);
  }
}
