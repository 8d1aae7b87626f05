/** One place where two texts differ: `removed` lines at `line` (from 1) of the old text give way to `added` ones. */
export interface TextChange {
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Offset of the first removed line in the old text. */
  readonly start: number;
}

/** Lines an edit may touch beyond which looking for the smallest change costs more than it saves. */
const MAX_EDIT_LINES = 300;

/**
 * Where two texts differ, by whole lines, in order. The common beginning and end are skipped without looking at lines, so that a change of
 * one value in a megabyte costs two scans; what is between is compared with Myers' algorithm as far as {@link MAX_EDIT_LINES} lines, else
 * taken as one change.
 */
export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const firstLine = countBreaks(before, start) + 1;
  return (
    changedLines(old, fresh, { line: firstLine, start }) ??
    fewestChanges(linesOf(old), linesOf(fresh), { line: firstLine, start })
  );
}

interface Origin {
  readonly line: number;
  readonly start: number;
}

/** Lines replaced one for one before it is taken for something else. */
const MAX_REPLACED_LINES = 8;

/**
 * The common case, some values far apart: lines are replaced, none come or go. Walks both texts side by side, without cutting them into
 * lines.
 *
 * @returns null if it is not that case.
 */
function changedLines(old: string, fresh: string, origin: Origin): TextChange[] | null {
  if (countBreaks(old, old.length) !== countBreaks(fresh, fresh.length)) return null;
  const changes: TextChange[] = [];
  let atOld = 0;
  let atFresh = 0;
  let line = origin.line;
  while (atOld < old.length || atFresh < fresh.length) {
    const removed: string[] = [];
    const added: string[] = [];
    const from = atOld;
    while (atOld < old.length || atFresh < fresh.length) {
      const endOld = endOfLine(old, atOld);
      const endFresh = endOfLine(fresh, atFresh);
      const oldLine = old.slice(atOld, endOld);
      const freshLine = fresh.slice(atFresh, endFresh);
      if (oldLine === freshLine) break;
      if (removed.length === MAX_REPLACED_LINES) return null;
      removed.push(oldLine);
      added.push(freshLine);
      atOld = endOld;
      atFresh = endFresh;
    }
    if (removed.length > 0) changes.push({ line, removed, added, start: origin.start + from });
    line += removed.length;
    const same = commonLines(old, fresh, { a: atOld, b: atFresh });
    line += countBreaks(old, atOld + same, atOld);
    atOld += same;
    atFresh += same;
  }
  return changes;
}

/** Any other case: the fewest lines that come and go. */
function fewestChanges(oldLines: readonly string[], freshLines: readonly string[], origin: Origin): TextChange[] {
  const changes: TextChange[] = [];
  let offset = origin.start;
  let line = 0;
  for (const { oldFrom, oldTo, newFrom, newTo } of lineHunks(oldLines, freshLines)) {
    for (; line < oldFrom; line += 1) offset += oldLines[line]?.length ?? 0;
    changes.push({
      line: origin.line + oldFrom,
      removed: oldLines.slice(oldFrom, oldTo),
      added: freshLines.slice(newFrom, newTo),
      start: offset,
    });
  }
  return changes;
}

interface Hunk {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Offset of the first line in which the texts differ. */
function commonStart(a: string, b: string): number {
  const at = commonCharacters(a, b, { a: 0, b: 0 });
  return at === 0 ? 0 : a.lastIndexOf('\n', at - 1) + 1;
}

/** Characters of the lines at the end that are the same in both, not reaching into the common start. */
function commonEnd(a: string, b: string, start: number): number {
  const limit = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length + CHUNK <= limit && chunkFromEnd(a, length) === chunkFromEnd(b, length)) length += CHUNK;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1;
  // Back to the beginning of a line that is whole on both sides.
  const isWhole = (text: string) => {
    const at = text.length - length;
    return at === start || text.charCodeAt(at - 1) === 10;
  };
  while (length > 0 && !(isWhole(a) && isWhole(b))) {
    const next = a.indexOf('\n', a.length - length);
    length = next === -1 ? 0 : a.length - next - 1;
  }
  return length;
}

/** Characters compared at once: the engine compares long pieces many times faster than a loop over characters. */
const CHUNK = 4096;

function chunkFromEnd(text: string, length: number): string {
  return text.slice(text.length - length - CHUNK, text.length - length);
}

/** Characters that are the same from two offsets on. */
function commonCharacters(a: string, b: string, from: { readonly a: number; readonly b: number }): number {
  const limit = Math.min(a.length - from.a, b.length - from.b);
  let length = 0;
  const chunk = (text: string, at: number) => text.slice(at + length, at + length + CHUNK);
  while (length + CHUNK <= limit && chunk(a, from.a) === chunk(b, from.b)) length += CHUNK;
  while (length < limit && a.charCodeAt(from.a + length) === b.charCodeAt(from.b + length)) length += 1;
  return length;
}

function countBreaks(text: string, end: number, from = 0): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** Offset behind the line break that ends the line. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

/** Characters of the whole lines that are the same from two offsets on. */
function commonLines(a: string, b: string, from: { readonly a: number; readonly b: number }): number {
  const length = commonCharacters(a, b, from);
  if (from.a + length === a.length && from.b + length === b.length) return length;
  return Math.max(0, a.lastIndexOf('\n', from.a + length - 1) + 1 - from.a);
}

/** Lines with their line breaks; nothing for an empty text. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let from = 0; from < text.length; from = endOfLine(text, from))
    lines.push(text.slice(from, endOfLine(text, from)));
  return lines;
}

/** Myers' greedy algorithm; the furthest reaching paths are kept for the way back. */
function lineHunks(a: readonly string[], b: readonly string[]): Hunk[] {
  const whole: Hunk[] = [{ oldFrom: 0, oldTo: a.length, newFrom: 0, newTo: b.length }];
  const maxEdits = Math.min(a.length + b.length, MAX_EDIT_LINES);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= maxEdits; edits += 1) {
    trace.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach.set(k, x);
      if (x >= a.length && y >= b.length) return joined(steps(trace, a.length, b.length));
    }
  }
  return whole;
}

/** The single insertions and deletions of the shortest way, walked from its end. */
function steps(trace: readonly ReadonlyMap<number, number>[], endX: number, endY: number): Hunk[] {
  const found: Hunk[] = [];
  let x = endX;
  let y = endY;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reach = trace[edits] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const beforeX = reach.get(down ? k + 1 : k - 1) ?? 0;
    const beforeY = beforeX - (down ? k + 1 : k - 1);
    found.push({
      oldFrom: beforeX,
      oldTo: down ? beforeX : beforeX + 1,
      newFrom: beforeY,
      newTo: down ? beforeY + 1 : beforeY,
    });
    x = beforeX;
    y = beforeY;
  }
  return found.reverse();
}

/** Neighbouring steps are one change. */
function joined(parts: readonly Hunk[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const part of parts) {
    const last = hunks.at(-1);
    if (last?.oldTo === part.oldFrom && last.newTo === part.newFrom) {
      hunks[hunks.length - 1] = { ...last, oldTo: part.oldTo, newTo: part.newTo };
    } else {
      hunks.push(part);
    }
  }
  return hunks;
}
