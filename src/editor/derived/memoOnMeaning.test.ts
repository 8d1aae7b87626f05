import { describe, expect, it, vi } from 'vitest';
import { emptyAgent, nodeId } from '../../core/model';
import { setAgentField } from '../commands/fields';
import { moveNodes } from '../commands/nodes';
import { createEditor } from '../editor';
import { memoOnMeaning } from './memoOnMeaning';

describe('memoOnMeaning', () => {
  it('keeps its result while a node is dragged and computes again when the meaning changes', () => {
    const editor = createEditor(emptyAgent('a'));
    const compute = vi.fn(() => ({}));
    const memo = memoOnMeaning(compute);
    const now = () => memo(editor.store.getState().document);

    const before = now();
    editor.execute(moveNodes, { positions: { [nodeId('model')]: { x: 5, y: 5 } } });
    expect(now()).toBe(before);
    editor.execute(setAgentField, { field: 'name', value: 'b' });
    expect(now()).not.toBe(before);
    editor.undo();
    now();

    expect(compute).toHaveBeenCalledTimes(3);
  });
});
