import { textChanges, type TextChange } from './textChanges';

/** Whole lines of a text. */
export interface TextPiece {
  readonly text: string;
  /** Line breaks in it. */
  readonly breaks: number;
}

export function textPiece(text: string): TextPiece {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return { text, breaks };
}

/**
 * {@link textChanges} between texts in pieces: a piece that is the very same object in both is not looked into, so that an edit costs what
 * it changed, however long the text is. Each piece but the last ends with a line break.
 */
export function pieceChanges(before: readonly TextPiece[], after: readonly TextPiece[]): TextChange[] {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && isSame(before[first], after[first])) first += 1;
  let last = 0;
  while (last < most - first && isSame(before.at(-1 - last), after.at(-1 - last))) last += 1;

  const old = before.slice(first, before.length - last);
  const fresh = after.slice(first, after.length - last);
  let { line, start } = endOf(before.slice(0, first), { line: 1, start: 0 });
  if (old.length !== fresh.length) return moved(textChanges(joined(old), joined(fresh)), { line, start });
  return old.flatMap((piece, index) => {
    const changes = moved(textChanges(piece.text, fresh[index]?.text ?? ''), { line, start });
    ({ line, start } = endOf([piece], { line, start }));
    return changes;
  });
}

interface Offset {
  readonly line: number;
  readonly start: number;
}

function isSame(a: TextPiece | undefined, b: TextPiece | undefined): boolean {
  return a === b || a?.text === b?.text;
}

function endOf(pieces: readonly TextPiece[], from: Offset): Offset {
  let { line, start } = from;
  for (const { text, breaks } of pieces) {
    line += breaks;
    start += text.length;
  }
  return { line, start };
}

function moved(changes: readonly TextChange[], by: Offset): TextChange[] {
  return changes.map((change) => ({ ...change, line: change.line + by.line - 1, start: change.start + by.start }));
}

function joined(pieces: readonly TextPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}
