import { err, ok, type Result } from '../base';

const SECONDS_OF_UNIT: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
};

const EXAMPLES = 'Write it like 30, 30 s, 5 min, 1 h or 1 h 30 min.';
/** Longest text that is read; a duration needs far less. */
const MAX_CHARACTERS = 60;

/**
 * Reads a duration as a person types it: `30`, `30s`, `5m`, `1h`, `1h 30m`, `1.5m`, `6 min 20 s`. A number alone is seconds.
 *
 * Only the notation is judged. Whether the number suits the field (0, −1, 1.5) is the field's own question, because the document may
 * hold what a person typed; see `intervalProblem`.
 *
 * @returns seconds, rounded to a microsecond so that 1.1 min is 66 s; or a sentence for the field.
 */
export function parseDuration(text: string): Result<number, string> {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return err(`The duration is empty. ${EXAMPLES}`);
  if (trimmed.length > MAX_CHARACTERS) return err(`That is too long for a duration. ${EXAMPLES}`);
  if (/^\d+(:\d+)+$/.test(trimmed)) return err(`“${text.trim()}” could be minutes or hours. ${EXAMPLES}`);
  if (/^\d*\.?\d+\s*ms$/.test(trimmed)) return err(`Step Functions waits whole seconds, not milliseconds. ${EXAMPLES}`);

  const sign = /^[-−]/.test(trimmed) ? -1 : 1;
  const unsigned = trimmed.replace(/^[-−+]\s*/, '');
  if (isNumber(unsigned)) return ok(sign * toNumber(unsigned));

  const parts = [...unsigned.matchAll(/\s*([\d.,]+)\s*([a-z]+)\s*/gy)];
  const covered = parts.reduce((length, [part]) => length + part.length, 0);
  if (parts.length === 0 || covered !== unsigned.length) return err(`“${text.trim()}” is not a duration. ${EXAMPLES}`);

  let seconds = 0;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const [, amount = '', unit = ''] of parts) {
    const unitSeconds = Object.hasOwn(SECONDS_OF_UNIT, unit) ? SECONDS_OF_UNIT[unit] : undefined;
    if (unitSeconds === undefined) return err(`“${unit}” is not a unit of time. Use s, min, h or d.`);
    if (!isNumber(amount)) return err(`“${amount}” is not a number. ${EXAMPLES}`);
    if (unitSeconds >= lastUnit) return err(`“${text.trim()}” is not a duration: write larger units first, each once.`);
    lastUnit = unitSeconds;
    seconds += toNumber(amount) * unitSeconds;
  }
  return ok(sign * roundToMicroseconds(seconds));
}

/**
 * Prints seconds as prose does: `6 min 20 s`, `10 min`, `1 h 30 min`, `1,157 d 9 h 46 min 39 s`. Nothing is lost: parsing the text
 * gives the number back (to a microsecond).
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const total = roundToMicroseconds(Math.abs(seconds));
  const sign = seconds < 0 && total > 0 ? '−' : '';
  const whole = Math.floor(total);
  const parts = [
    { amount: Math.floor(whole / 86_400), unit: 'd' },
    { amount: Math.floor(whole / 3600) % 24, unit: 'h' },
    { amount: Math.floor(whole / 60) % 60, unit: 'min' },
    { amount: roundToMicroseconds(total - whole + (whole % 60)), unit: 's' },
  ].filter(({ amount }) => amount > 0);
  return sign + (parts.map(({ amount, unit }) => `${groupThousands(amount)} ${unit}`).join(' ') || '0 s');
}

/** The two largest units, rounded: `about` in front of it is true. 4,996 s → `1 h 23 min`. */
export function formatRoughDuration(seconds: number): string {
  const step = seconds >= 86_400 ? 3600 : seconds >= 3600 ? 60 : 1;
  return formatDuration(Math.round(seconds / step) * step);
}

/** 99999999 → `99,999,999`; decimals stay. */
export function groupThousands(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Digits with optional decimals, thousands grouped by comma or not at all: `1500`, `1,500`, `1.5`, `.5`. */
function isNumber(text: string): boolean {
  return /^(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(text) && /\d/.test(text);
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function roundToMicroseconds(seconds: number): number {
  return seconds > Number.MAX_SAFE_INTEGER / 1e6 ? seconds : Math.round(seconds * 1e6) / 1e6;
}
