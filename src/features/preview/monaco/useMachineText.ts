import type { editor as monacoEditor } from 'monaco-editor/editor';
import { useEffect } from 'react';
import { textPiece, type TextPiece } from '../../../core/json';
import { sourceMapOf, type Editor, type EditorState } from '../../../editor';
import { shownStates } from '../useShownStates';
import { applyText } from './applyText';
import { marksOf } from './marksOf';
import { decorationsOf } from './marks';

/**
 * Keeps the text and its marks what the machine and the selection are.
 *
 * It hears of an edit from the store, before React changes the page: to draw itself, Monaco asks where it is, and of a page that has changed
 * the browser would have to find the layout first. It draws at once, for by itself it would wait for the next frame.
 *
 * @param firstText - the text the model was made with.
 */
export function useMachineText(view: monacoEditor.ICodeEditor | null, editor: Editor, firstText: string): void {
  useEffect(() => {
    const model = view?.getModel();
    if (view === null || model === null || model === undefined) return;
    const marks = view.createDecorationsCollection();
    let held: readonly TextPiece[] = [textPiece(firstText)];
    const show = (state: EditorState) => {
      const map = sourceMapOf(state.document);
      applyText(view, map.pieces, held);
      held = map.pieces;
      marks.set(decorationsOf(marksOf(model, map, shownStates(state, map))));
    };
    show(editor.store.getState());
    const unsubscribe = editor.store.subscribe((state, before) => {
      const edited = sourceMapOf(state.document) !== sourceMapOf(before.document);
      if (!edited && state.selection === before.selection && state.view.canvas === before.view.canvas) return;
      show(state);
      if (edited) view.render();
    });
    return () => {
      unsubscribe();
      marks.clear();
    };
  }, [view, editor, firstText]);
}
