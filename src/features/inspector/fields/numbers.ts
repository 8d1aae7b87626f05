import { err, ok, type Result } from '../../../core/base';
import { formatDuration, groupThousands, parseDuration } from '../../../core/model';

/** Reads a number as people type it: `1500`, `1,500`, ` 2.5 `. */
export function readNumber(text: string): Result<number, string> {
  const trimmed = text.trim().replace(/^−/, '-');
  if (/^[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e\d{1,2})?$/i.test(trimmed) && /^\D?\.?\d/.test(trimmed)) {
    return ok(Number(trimmed.replaceAll(',', '')));
  }
  return err(trimmed === '' ? 'A number is needed here.' : `“${shortened(trimmed)}” is not a number.`);
}

/** A count that may be left out: empty is null. Whether it is whole is the rule of its field. */
export function readOptionalCount(text: string): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  const result = readNumber(text);
  return result.ok ? result : err(`“${shortened(text.trim())}” is not a whole number.`);
}

/** Reads seconds: `30`, `30 s`, `5m`, `1 h`; empty is null. */
export function readOptionalDuration(text: string): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  const plain = readNumber(text); // 1e9 is a number too, though not one anybody waits
  return plain.ok ? plain : parseDuration(text);
}

/** What stands behind a duration field: the unit of what is typed, and the same in larger or smaller units. */
export function durationUnit(text: string, seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return 'seconds';
  const isPlain = /^[\d.,\s+−-]*$/.test(text);
  if (!isPlain) return `= ${groupThousands(seconds)} s`;
  if (seconds === 1) return 'second';
  return seconds < 60 ? 'seconds' : `s = ${formatDuration(seconds)}`;
}

export interface Bounds {
  /** `The timeout`: what the sentence begins with. */
  readonly subject: string;
  readonly min: number;
  readonly max: number;
  /** Default: whole numbers only. */
  readonly decimals?: boolean;
  /** `seconds`, `times`. */
  readonly unit?: string;
}

/** What is wrong with a number, as a sentence that names the bounds; undefined: nothing. */
export function boundsProblem(value: number | null, bounds: Bounds): string | undefined {
  if (value === null) return undefined;
  const { subject, min, max, decimals = false, unit } = bounds;
  if (value >= min && value <= max && (decimals || Number.isInteger(value))) return undefined;
  const kind = decimals ? 'a number' : 'a whole number';
  const range = Number.isFinite(max)
    ? `from ${groupThousands(min)} to ${groupThousands(max)}`
    : `of at least ${groupThousands(min)}`;
  return `${subject} must be ${kind} ${range}${unit === undefined ? '' : ` ${unit}`}.`;
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
