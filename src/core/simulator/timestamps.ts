const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-](\d{2}):(\d{2}))$/;

/**
 * Reads an ISO 8601 extended offset date-time, the only form of a timestamp the language knows: an upper-case `T`, an upper-case `Z` or an
 * offset, and a day and time that exist.
 *
 * @returns milliseconds since the epoch, fractions of them included.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const field = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [field(1), field(2), field(3), field(4), field(5), field(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (field(9) > 18 || field(10) > 59) return undefined;
  const offsetMinutes = (match[8]?.startsWith('-') ? -1 : 1) * (field(9) * 60 + field(10));
  const fraction = Number(`0${match[7] ?? '.0'}`) * 1_000;
  return Date.UTC(year, month - 1, day, hour, minute - offsetMinutes, second) + fraction;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
