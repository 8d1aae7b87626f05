import type { editor } from 'monaco-editor/editor';
import { textChanges } from '../../../core/json';

/**
 * Brings the model to a text by the smallest edits, so that cursor, folding and decorations stay; keeps the lines at the top of the view
 * where they are when something above them grows.
 *
 * @param shown - the text the model holds, if it is known: reading it back from a large model costs more than the edit.
 */
export function applyText(view: editor.ICodeEditor, text: string, shown = view.getModel()?.getValue() ?? ''): void {
  const model = view.getModel();
  if (model === null) return;
  const changes = textChanges(shown, text);
  if (changes.length === 0) return;

  const top = view.getVisibleRanges()[0]?.startLineNumber ?? 1;
  const above = view.getScrollTop() - view.getTopForLineNumber(top);
  const grownAbove = changes
    .filter(({ line, removed }) => line + removed.length <= top)
    .reduce((lines, { removed, added }) => lines + added.length - removed.length, 0);

  model.applyEdits(
    changes.map(({ line, removed, added, start }) => {
      const isAtEnd = start + removed.join('').length === shown.length;
      const end = isAtEnd ? model.getPositionAt(shown.length) : { lineNumber: line + removed.length, column: 1 };
      return {
        range: { startLineNumber: line, startColumn: 1, endLineNumber: end.lineNumber, endColumn: end.column },
        text: added.join(''),
      };
    }),
  );
  if (grownAbove !== 0) view.setScrollTop(view.getTopForLineNumber(top + grownAbove) + above);
}
