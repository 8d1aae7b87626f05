/** The last moment a date can be of, and minus the first. */
const MAX_DATE_MS = 8.64e15;

/** Many states are entered at one moment of virtual time, and each has it in its Context Object. */
let lastMs = 0;
let lastText = '1970-01-01T00:00:00.000Z';

/** Times in the Context Object and in answers are ISO 8601 in UTC with milliseconds. A number that is no date gives the nearest one. */
export function isoTime(atMs: number): string {
  if (atMs === lastMs) return lastText;
  const within = Math.max(-MAX_DATE_MS, Math.min(MAX_DATE_MS, Number.isNaN(atMs) ? 0 : atMs));
  lastText = new Date(within).toISOString();
  lastMs = atMs;
  return lastText;
}
