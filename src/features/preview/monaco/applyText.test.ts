import fc from 'fast-check';
import type { editor } from 'monaco-editor/editor';
import { describe, expect, it } from 'vitest';
import { textPiece, type TextPiece } from '../../../core/json';
import { applyText } from './applyText';

/** As much of Monaco as takes edits: ranges count lines and columns from 1, and all are about the text before. */
function editorWith(text: string) {
  const held = { text, scrollTop: 0 };
  const lines = () => held.text.split('\n');
  const offsetAt = (line: number, column: number) =>
    lines()
      .slice(0, line - 1)
      .reduce((sum, each) => sum + each.length + 1, column - 1);
  const model = {
    getLineMaxColumn: (line: number) => (lines()[line - 1]?.length ?? 0) + 1,
    applyEdits(edits: readonly editor.IIdentifiedSingleEditOperation[]) {
      const placed = edits.map(({ range, text: added }) => ({
        from: offsetAt(range.startLineNumber, range.startColumn),
        to: offsetAt(range.endLineNumber, range.endColumn),
        added: added ?? '',
      }));
      for (const { from, to, added } of placed.toReversed())
        held.text = held.text.slice(0, from) + added + held.text.slice(to);
    },
  };
  const view = {
    getModel: () => model,
    getVisibleRanges: () => [{ startLineNumber: 3 }],
    getScrollTop: () => held.scrollTop,
    setScrollTop: (top: number) => (held.scrollTop = top),
    getTopForLineNumber: (line: number) => (line - 1) * 18,
  } as unknown as editor.ICodeEditor; // what applyText asks for
  return { held, view };
}

const textOf = (pieces: readonly TextPiece[]) => pieces.map(({ text }) => text).join('');

describe('applyText', () => {
  it('brings the model to any other text', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n');
    const piece = fc.array(line, { minLength: 1, maxLength: 4 }).map((some) => textPiece(some.join('')));
    const text = fc
      .tuple(fc.array(piece, { maxLength: 5 }), fc.constantFrom('', '}', 'end'))
      .map(([pieces, end]) => [...pieces, textPiece(end)]);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { held, view } = editorWith(textOf(before));

        applyText(view, after, before);

        expect(held.text).toBe(textOf(after));
      }),
    );
  });

  it('keeps the lines in view where they are when something above them grows', () => {
    const rest = textPiece('x\ny\nz\n}');
    const { held, view } = editorWith(`a\n${rest.text}`);

    applyText(view, [textPiece('a\nnew\nnew\n'), rest], [textPiece('a\n'), rest]);

    expect(held.scrollTop).toBe(2 * 18);
  });
});
