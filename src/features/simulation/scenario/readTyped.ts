import { err, ok, type Result } from '../../../core/base';
import { isJsonObject, parseJsonText, positionAt, type JsonObject, type JsonValue } from '../../../core/json';
import { parseDuration } from '../../../core/model';
import { labels } from './labels';

/** Longest time a scenario may speak of, in seconds: what Step Functions can wait. */
const MAX_SECONDS = 99_999_999;

export interface NumberRange {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
}

export function readNumber(text: string, { least, most, whole = false }: NumberRange): Result<number, string> {
  const value = Number(text.trim().replaceAll(',', ''));
  if (text.trim() === '' || !Number.isFinite(value)) return err(labels.numberNeeded);
  if (whole && !Number.isSafeInteger(value)) return err(labels.wholeNeeded);
  if (value >= least && value <= (most ?? Number.MAX_SAFE_INTEGER)) return ok(value);
  return err(most === undefined ? labels.numberAtLeast(least) : labels.numberBetween(least, most));
}

/** A duration, typed as `90`, `90 s` or `10 min`. */
export function readSeconds(text: string): Result<number, string> {
  const seconds = parseDuration(text);
  if (!seconds.ok) return seconds;
  return seconds.value >= 0 && seconds.value <= MAX_SECONDS ? seconds : err(labels.numberBetween(0, MAX_SECONDS));
}

/** JSON, with the line of what is wrong. */
export function readJson(text: string): Result<JsonValue, string> {
  const parsed = parseJsonText(text);
  if (parsed.ok) return parsed;
  const { line, column } = positionAt(text, parsed.error.range.start);
  return err(labels.jsonProblem(line, column, parsed.error.message));
}

export function readJsonObject(text: string): Result<JsonObject, string> {
  const parsed = readJson(text);
  if (!parsed.ok) return parsed;
  return isJsonObject(parsed.value) ? ok(parsed.value) : err(labels.inputNotObject);
}

export function readText(text: string, needed: string): Result<string, string> {
  return text.trim() === '' ? err(needed) : ok(text.trim());
}

export function printJson(value: JsonValue): string {
  return JSON.stringify(value, null, 2);
}
