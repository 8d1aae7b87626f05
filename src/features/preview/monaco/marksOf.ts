import type { editor, IRange } from 'monaco-editor/editor';
import type { TextRange } from '../../../core/json';
import { valueRange, type SourceMap } from '../../../editor';
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
  const values = node === null ? [] : map.valuesOfNode(node).filter((range) => isNumber(map.text, range));
  return {
    states: states.map(({ range }) => rangeOf(range)),
    values: values.map((range) => rangeOf(valueRange(map.text, range))),
    waits,
  };
}

/** Only a bare number is set off: an expression is long, and half of it would be somebody else's. */
function isNumber(text: string, range: TextRange): boolean {
  const { start, end } = valueRange(text, range);
  return /^-?\d/.test(text.slice(start, Math.min(end, start + 2)));
}
