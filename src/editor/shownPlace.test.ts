import { describe, expect, it } from 'vitest';
import { emptyAgent, newTool, nodeId } from '../core/model';
import { pointerOf } from '../core/json';
import { addNode } from './commands/nodes';
import { createEditor } from './editor';

function editorWithTool() {
  const editor = createEditor(emptyAgent('a'), { canvas: 'states' });
  editor.execute(addNode, { node: newTool(nodeId('t'), 'monitor'), edges: [] });
  return editor;
}

describe('reveal', () => {
  it.each([
    ['polling.polling_interval', 'waiting'],
    ['polling.status.path', 'status'],
    ['approval.timeoutSeconds', 'waiting'],
    ['errors.retry.maxAttempts', 'errors'],
    ['target.functionArn', 'tool'],
  ])('selects the tool and opens the tab that holds %s', (field, tab) => {
    const editor = editorWithTool();

    editor.reveal({ kind: 'node', nodeId: 't', field });

    const { selection, view } = editor.store.getState();
    expect(selection.nodes).toEqual(['t']);
    expect(view.inspectorTab).toBe(tab);
  });

  it('opens the ASL for a place in the machine and the settings for a setting', () => {
    const editor = editorWithTool();
    editor.setView({ bottomPanel: { open: false, tab: 'problems', height: 200 } });

    editor.reveal({ kind: 'asl', pointer: pointerOf('States') });
    expect(editor.store.getState().view.bottomPanel).toEqual({ open: true, tab: 'asl', height: 200 });

    editor.reveal({ kind: 'settings', field: 'tags' });
    expect(editor.store.getState()).toMatchObject({ selection: { nodes: [] }, view: { inspectorTab: 'deployment' } });
  });

  it('counts each request, and changes nothing for a node that is gone', () => {
    const editor = editorWithTool();
    const before = editor.store.getState().selection;

    editor.reveal({ kind: 'node', nodeId: 'gone' });
    editor.reveal({ kind: 'node', nodeId: 'gone' });

    expect(editor.store.getState()).toMatchObject({ selection: before, reveal: { serial: 2 } });
  });
});
