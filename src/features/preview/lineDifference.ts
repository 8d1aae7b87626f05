/** A line in three: what it shares with another at the beginning, what differs, what it shares at the end. */
export interface LineDifference {
  readonly before: string;
  readonly changed: string;
  readonly after: string;
}

/** Characters of the shared parts that are kept around the difference; more would push it out of sight. */
const KEPT = 60;

/** Finds where a line differs from another, and shortens what both share but the indent. */
export function lineDifference(line: string, other: string): LineDifference {
  const own = line.replace(/\n$/, '');
  const theirs = other.replace(/\n$/, '');
  const limit = Math.min(own.length, theirs.length);
  let start = 0;
  while (start < limit && own[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < limit - start && own[own.length - 1 - end] === theirs[theirs.length - 1 - end]) end += 1;
  // Whole words and numbers: 30 → 300 differs in the number, not in a nought.
  while (start > 0 && /\w/.test(own[start - 1] ?? '')) start -= 1;
  while (end > 0 && /\w/.test(own[own.length - end] ?? '')) end -= 1;

  const before = own.slice(0, start);
  const after = own.slice(own.length - end);
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  return {
    before: before.length - indent.length > KEPT ? `${indent}…${before.slice(-KEPT)}` : before,
    changed: own.slice(start, own.length - end),
    after: after.length > KEPT ? `${after.slice(0, KEPT)}…` : after,
  };
}
