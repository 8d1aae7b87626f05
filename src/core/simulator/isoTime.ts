/** The last moment a date can be of, and minus the first. */
const MAX_DATE_MS = 8.64e15;

/** Times in the Context Object and in answers are ISO 8601 in UTC with milliseconds. A number that is no date gives the nearest one. */
export function isoTime(atMs: number): string {
  return new Date(Math.max(-MAX_DATE_MS, Math.min(MAX_DATE_MS, Number.isNaN(atMs) ? 0 : atMs))).toISOString();
}
