import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceChanges, textPiece, type TextPiece } from './pieceChanges';

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { minLength: 1, maxLength: 4 });
const piece = lines.map((some) => textPiece(some.join('')));
const pieces = fc.array(piece, { maxLength: 6 });

function textOf(parts: readonly TextPiece[]): string {
  return parts.map(({ text }) => text).join('');
}

/** The old text with the changes made, from the last to the first so that offsets stay right. */
function applied(before: string, changes: ReturnType<typeof pieceChanges>): string {
  return changes.toReversed().reduce((text, { start, removed, added }) => {
    const end = start + removed.join('').length;
    expect(text.slice(start, end)).toBe(removed.join(''));
    return text.slice(0, start) + added.join('') + text.slice(end);
  }, before);
}

describe('textPiece', () => {
  it('counts the line breaks', () => {
    expect(textPiece('a\n\nb').breaks).toBe(2);
    expect(textPiece('').breaks).toBe(0);
  });
});

describe('pieceChanges', () => {
  it('leads from one text to the other, by whole lines and in order, whatever pieces come, go and change', () => {
    const edit = fc.record({ at: fc.nat(6), gone: fc.nat(2), fresh: fc.array(piece, { maxLength: 2 }) });
    fc.assert(
      fc.property(pieces, fc.array(edit, { maxLength: 3 }), fc.constantFrom('', 'end'), (kept, edits, rest) => {
        const before = [...kept, textPiece(rest)];
        const after = [...before];
        for (const { at, gone, fresh } of edits) after.splice(Math.min(at, after.length - 1), gone, ...fresh);
        if (after.at(-1)?.text !== rest) after.push(textPiece(rest));

        const changes = pieceChanges(before, after);

        const text = textOf(before);
        expect(applied(text, changes)).toBe(textOf(after));
        changes.forEach(({ line, start }) => expect(text.slice(0, start).split('\n')).toHaveLength(line));
      }),
    );
  });

  it('finds two changes far apart, and looks at nothing between them', () => {
    const between = { breaks: 2, text: 'x\ny\n' };
    const untouched = { breaks: 1, text: 'z\n' };

    expect(
      pieceChanges(
        [untouched, textPiece('a\nb\n'), between, textPiece('c\n'), untouched],
        [untouched, textPiece('a\nB\n'), between, textPiece('C\n'), untouched],
      ),
    ).toEqual([
      { line: 3, removed: ['b\n'], added: ['B\n'], start: 4 },
      { line: 6, removed: ['c\n'], added: ['C\n'], start: 10 },
    ]);
  });
});
