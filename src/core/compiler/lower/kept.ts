/**
 * Parts that come out as they did before stay the same objects: a setting changes few States, and nobody has to order, print or validate
 * the others again.
 */
export function keptWhereEqual<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return now.map((part, index) => keptIfEqual(before?.[index], part));
}

/** Remembers the last of a kind of part. */
export function keeper<T>(): (part: T) => T {
  let last: T | undefined;
  return (part) => (last = keptIfEqual(last, part));
}

function keptIfEqual<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
