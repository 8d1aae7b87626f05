import type { editor as monacoEditor } from 'monaco-editor/editor';
import { useEffect } from 'react';
import { NOTHING_SELECTED, sourceMapOf, type Editor } from '../../../editor';

/** Putting the caret into a state selects the node that made it; in the States view the state itself. */
export function useCaretSelection(view: monacoEditor.ICodeEditor | null, editor: Editor): void {
  useEffect(() => {
    if (view === null) return;
    const subscription = view.onDidChangeCursorPosition(({ position }) => {
      // Edits move the caret as well; only a person in the text, or in its Find, chooses with it.
      if (!view.hasWidgetFocus()) return;
      const offset = view.getModel()?.getOffsetAt(position);
      if (offset === undefined) return;
      const { document, selection, view: look } = editor.store.getState();
      const map = sourceMapOf(document);
      const node = map.nodeAtOffset(offset);
      const statePointer = look.canvas === 'states' ? (map.stateAtOffset(offset)?.pointer ?? null) : null;
      const nodes = node === null ? [] : [node];
      if (node === null && statePointer === null) return;
      if (selection.nodes.join() === nodes.join() && selection.statePointer === statePointer) return;
      editor.select({ ...NOTHING_SELECTED, nodes, statePointer });
    });
    return () => subscription.dispose();
  }, [view, editor]);
}
