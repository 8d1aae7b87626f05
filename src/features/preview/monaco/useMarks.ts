import type { editor, IRange } from 'monaco-editor/editor';
import { useLayoutEffect, useRef } from 'react';
import type { TextRange } from '../../../core/json';
import { useSourceMap, valueRange } from '../../../editor';
import { useShownStates } from '../useShownStates';
import { decorationsOf } from './marks';

/** Marks the states of the selected node, and the numbers its settings became; the model holds the text by then. */
export function useMarks(view: editor.ICodeEditor | null): void {
  const map = useSourceMap();
  const { node, states, waits } = useShownStates();
  const collection = useRef<editor.IEditorDecorationsCollection | null>(null);
  useLayoutEffect(() => {
    const model = view?.getModel();
    if (view === null || model === null || model === undefined) return;
    const rangeOf = ({ start, end }: TextRange): IRange => {
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(end);
      return {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      };
    };
    const values = node === null ? [] : map.valuesOfNode(node).filter((range) => isNumber(map.text, range));
    collection.current ??= view.createDecorationsCollection();
    collection.current.set(
      decorationsOf({
        states: states.map(({ range }) => rangeOf(range)),
        values: values.map((range) => rangeOf(valueRange(map.text, range))),
        waits,
      }),
    );
  }, [view, map, node, states, waits]);
}

/** Only a bare number is set off: an expression is long, and half of it would be somebody else's. */
function isNumber(text: string, range: TextRange): boolean {
  const { start, end } = valueRange(text, range);
  return /^-?\d/.test(text.slice(start, Math.min(end, start + 2)));
}
