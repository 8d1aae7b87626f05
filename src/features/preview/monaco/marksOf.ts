import type { editor, IRange } from 'monaco-editor/editor';
import type { TextRange } from '../../../core/json';
import type { SourceMap } from '../../../editor';
import type { ShownStates } from '../useShownStates';
import type { Marks } from './marks';

/** Marks of the States of the selected node, and of the numbers its settings became. */
export function marksOf(model: editor.ITextModel, map: SourceMap, { node, states, waits }: ShownStates): Marks {
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
  return {
    states: states.map(({ range }) => rangeOf(range)),
    // An expression is long, and half of it would be somebody else's: only a bare number is set off.
    values: node === null ? [] : map.numbersOfNode(node).map(rangeOf),
    waits,
  };
}
