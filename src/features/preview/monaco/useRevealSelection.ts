import type { editor as monacoEditor } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import type { TextRange } from '../../../core/json';
import { useEditor, type Editor } from '../../../editor';
import { sourceMapOf } from '../../../editor';
import { mainStateOf, useShownStates } from '../useShownStates';

/** Scrolls to the main state of a newly selected node, and to a place in the machine somebody asked to be shown. */
export function useRevealSelection(view: monacoEditor.ICodeEditor | null, editor: Editor): void {
  const { node, pointer } = useShownStates();
  const reveal = useEditor((state) => state.reveal);
  const done = useRef(reveal?.serial ?? 0);

  useEffect(() => {
    // The caret chose the node: its state is in view already, and a jump would take it from under the person's eyes.
    if (view === null || node === null || view.hasWidgetFocus()) return;
    const states = sourceMapOf(editor.store.getState().document).statesOfNode(node);
    const target = states.find((state) => state.pointer === pointer) ?? mainStateOf(states);
    if (target !== undefined) show(view, target.range);
  }, [view, editor, node, pointer]);

  useEffect(() => {
    if (view === null || reveal === null || reveal.serial === done.current) return;
    done.current = reveal.serial;
    if (reveal.place.kind !== 'asl') return;
    const range = sourceMapOf(editor.store.getState().document).rangeOfPointer(reveal.place.pointer);
    const start = view.getModel()?.getPositionAt(range.start);
    show(view, range);
    view.focus();
    if (start !== undefined) view.setPosition(start);
  }, [view, editor, reveal]);
}

/** Brings a range into view with a little of what is before it; a State that is in view already stays where it is. */
function show(view: monacoEditor.ICodeEditor, { start, end }: TextRange): void {
  const model = view.getModel();
  if (model === null) return;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  view.revealRangeNearTopIfOutsideViewport({
    startLineNumber: from.lineNumber,
    startColumn: 1,
    endLineNumber: to.lineNumber,
    endColumn: 1,
  });
}
