import type { editor } from 'monaco-editor/editor';
import { pieceChanges, type TextChange, type TextPiece } from '../../../core/json';

/**
 * Brings the model to a text by the smallest edits, so that cursor, folding and decorations stay; keeps the lines at the top of the view
 * where they are when something above them grows.
 *
 * @param shown - the text the model holds.
 */
export function applyText(view: editor.ICodeEditor, text: readonly TextPiece[], shown: readonly TextPiece[]): void {
  const model = view.getModel();
  if (model === null) return;
  const changes = pieceChanges(shown, text);
  if (changes.length === 0) return;

  const edits = changes.flatMap((change) => lineEdits(change) ?? [blockEdit(model, change)]);
  if (changes.every(({ removed, added }) => removed.length === added.length)) {
    model.applyEdits(edits);
    return;
  }
  const top = view.getVisibleRanges()[0]?.startLineNumber ?? 1;
  const above = view.getScrollTop() - view.getTopForLineNumber(top);
  const grownAbove = changes
    .filter(({ line, removed }) => line + removed.length <= top)
    .reduce((lines, { removed, added }) => lines + added.length - removed.length, 0);
  model.applyEdits(edits);
  if (grownAbove !== 0) view.setScrollTop(view.getTopForLineNumber(top + grownAbove) + above);
}

/** Lines that become others one for one are edited within: where lines come and go, Monaco moves all that is below. */
function lineEdits({ line, removed, added }: TextChange): editor.IIdentifiedSingleEditOperation[] | null {
  if (removed.length !== added.length) return null;
  if (removed.some((text, index) => text.endsWith('\n') !== added[index]?.endsWith('\n'))) return null;
  return removed.map((text, index) => ({
    range: {
      startLineNumber: line + index,
      startColumn: 1,
      endLineNumber: line + index,
      endColumn: withoutBreak(text).length + 1,
    },
    text: withoutBreak(added[index] ?? ''),
  }));
}

function withoutBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

function blockEdit(
  model: editor.ITextModel,
  { line, removed, added }: TextChange,
): editor.IIdentifiedSingleEditOperation {
  const isLastLine = removed.at(-1)?.endsWith('\n') === false;
  const endLine = line + removed.length - (isLastLine ? 1 : 0);
  const endColumn = isLastLine ? model.getLineMaxColumn(endLine) : 1;
  return {
    range: { startLineNumber: line, startColumn: 1, endLineNumber: endLine, endColumn },
    text: added.join(''),
  };
}
