import { describe, expect, it } from 'vitest';
import { emptyAgent, modelOf, newTool, nodeId, toolsOf } from '../core/model';
import { setNodeField } from './commands/fields';
import { addNode, moveNodes, removeNodes } from './commands/nodes';
import { createEditor, type Editor } from './editor';
import { duplicateNodes } from './duplicate';
import { addPaletteItem } from './palette';

const monitor = nodeId('tool-monitor');

function editorWithMonitor(): Editor {
  const editor = createEditor(emptyAgent('agent'));
  editor.execute(addNode, { node: newTool(monitor, 'monitor'), edges: [] }, [monitor]);
  return editor;
}

const documentOf = (editor: Editor) => editor.store.getState().document;
const stepsOf = (editor: Editor) => editor.store.getState().history.done.map((entry) => entry.label);

describe('undo and redo', () => {
  it('brings back the document that was, and the one that became of it', () => {
    const editor = editorWithMonitor();
    const before = documentOf(editor);

    editor.execute(setNodeField, { nodeId: monitor, field: 'polling.polling_interval', value: 45 });
    const after = documentOf(editor);

    editor.undo();
    expect(documentOf(editor)).toEqual(before);
    editor.redo();
    expect(documentOf(editor)).toEqual(after);
  });

  it('leaves no step when a command changes nothing', () => {
    const editor = editorWithMonitor();

    const changed = editor.execute(setNodeField, { nodeId: monitor, field: 'polling.polling_interval', value: 30 });

    expect(changed).toBe(false);
    expect(stepsOf(editor)).toEqual(['Add “monitor”']);
  });

  it('makes one step of a gesture', () => {
    const editor = editorWithMonitor();

    editor.beginGesture();
    for (const value of [4, 45])
      editor.execute(setNodeField, { nodeId: monitor, field: 'polling.polling_interval', value });
    editor.commitGesture();
    expect(stepsOf(editor)).toHaveLength(2);

    editor.undo();
    expect(toolsOf(documentOf(editor))[0]?.polling.polling_interval).toBe(30);
  });

  it('bails back to where the gesture began', () => {
    const editor = editorWithMonitor();
    const before = documentOf(editor);

    editor.beginGesture();
    editor.execute(moveNodes, { positions: { [monitor]: { x: 1, y: 2 } } });
    editor.cancelGesture();

    expect(documentOf(editor)).toEqual(before);
    expect(stepsOf(editor)).toEqual(['Add “monitor”']);
  });

  it('keeps the steps to redo when only the selection changes', () => {
    const editor = editorWithMonitor();
    editor.undo();

    editor.select({ nodes: [nodeId('model')] });

    expect(editor.redo()).toBe(true);
  });

  it('selects again what a step back brings back', () => {
    const editor = editorWithMonitor();

    editor.execute(removeNodes, { nodeIds: [monitor] });
    expect(editor.store.getState().selection.nodes).toEqual([]);

    editor.undo();
    expect(editor.store.getState().selection.nodes).toEqual([monitor]);
  });
});

describe('commands', () => {
  it('refuses to remove the model', () => {
    const editor = editorWithMonitor();

    expect(editor.execute(removeNodes, { nodeIds: [nodeId('model')] })).toBe(false);
    expect(modelOf(documentOf(editor))).toBeDefined();
  });

  it('adds a palette item connected and selected, as one step', () => {
    const editor = createEditor(emptyAgent('agent'));

    const id = addPaletteItem(editor, 'polling');

    const { document, selection, history } = editor.store.getState();
    expect(Object.values(document.edges)).toContainEqual(expect.objectContaining({ from: 'model', to: id }));
    expect(selection.nodes).toEqual([id]);
    expect(history.done).toHaveLength(1);
  });

  it('gives copies names and ids of their own', () => {
    const editor = editorWithMonitor();

    duplicateNodes(editor, [monitor]);

    expect(toolsOf(documentOf(editor)).map((tool) => tool.toolName)).toEqual(['monitor', 'monitor_2']);
    editor.undo();
    expect(toolsOf(documentOf(editor))).toHaveLength(1);
  });
});
