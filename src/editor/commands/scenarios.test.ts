import { describe, expect, it } from 'vitest';
import { emptyAgent, newTool, nodeId, writtenScenarios } from '../../core/model';
import type { JsonValue } from '../../core/json';
import { createEditor } from '../editor';
import { setNodeField } from './fields';
import { addNode } from './nodes';
import { addScenario, removeScenario, setScenario } from './scenarios';

function editorWith(scenarios: JsonValue) {
  const editor = createEditor({ ...emptyAgent('agent'), extra: { scenarios, other: 1 } });
  return {
    editor,
    written: () => writtenScenarios(editor.store.getState().document),
    extra: () => editor.store.getState().document.extra,
    steps: () => editor.store.getState().history.done.map(({ label }) => label),
  };
}

const slow = { id: 'slow', name: 'Slow' };
const quick = { id: 'quick', name: 'Quick' };

describe('scenario commands', () => {
  it('add behind the others, undo and redo', () => {
    const { editor, written, steps } = editorWith([slow]);

    editor.execute(addScenario, { scenario: quick });
    expect(written()).toEqual([slow, quick]);
    expect(steps()).toEqual(['Save scenario “Quick”']);

    editor.undo();
    expect(written()).toEqual([slow]);
    editor.redo();
    expect(written()).toEqual([slow, quick]);
  });

  it('change one and leave the others as they were written', () => {
    const broken = { id: 7 };
    const { editor, written } = editorWith([broken, slow]);

    editor.execute(setScenario, { index: 1, scenario: quick });

    expect(written()).toEqual([broken, quick]);
    expect(editor.execute(setScenario, { index: 2, scenario: slow })).toBe(false);
  });

  it('leave no step when nothing changes', () => {
    const { editor, steps } = editorWith([slow]);

    expect(editor.execute(setScenario, { index: 0, scenario: { ...slow } })).toBe(false);
    expect(steps()).toEqual([]);
  });

  it('leave no empty list behind', () => {
    const { editor, extra } = editorWith([slow]);

    editor.execute(removeScenario, { index: 0 });
    expect(extra()).toEqual({ other: 1 });

    editor.undo();
    expect(extra()).toMatchObject({ scenarios: [slow] });
  });

  it('keep what stood there instead of a list', () => {
    const { editor, written } = editorWith('mine');

    editor.execute(addScenario, { scenario: slow });

    expect(written()).toEqual(['mine', slow]);
  });

  it('leave no step when a tool is given the name it has', () => {
    const { editor, steps } = editorWith([{ id: 'slow', tools: { monitor: { seconds: 1 } } }]);
    const tool = newTool(nodeId('m'), 'monitor');
    editor.execute(addNode, { node: tool, edges: [] });
    const before = steps();

    expect(editor.execute(setNodeField, { nodeId: tool.id, field: 'toolName', value: 'monitor' })).toBe(false);
    expect(steps()).toEqual(before);
  });

  it('follow a tool that gets another name, wherever it is named, in one step', () => {
    const written = {
      id: 'slow',
      tools: { monitor: { seconds: 1 }, other: {} },
      jobs: { monitor: { startedBy: 'start' } },
      model: {
        plan: ['start', 'monitor'],
        script: [{ text: '', calls: [{ name: 'monitor', input: { name: 'monitor' } }] }],
      },
      expectations: [{ kind: 'calls-at-most', tool: 'monitor' }, 'broken'],
    };
    const { editor, written: now } = editorWith([written]);
    const tool = newTool(nodeId('m'), 'monitor');
    editor.execute(addNode, { node: tool, edges: [] });

    editor.execute(setNodeField, { nodeId: tool.id, field: 'toolName', value: 'watch' });

    expect(now()).toEqual([
      {
        id: 'slow',
        tools: { watch: { seconds: 1 }, other: {} },
        jobs: { watch: { startedBy: 'start' } },
        model: {
          plan: ['start', 'watch'],
          script: [{ text: '', calls: [{ name: 'watch', input: { name: 'monitor' } }] }],
        },
        expectations: [{ kind: 'calls-at-most', tool: 'watch' }, 'broken'],
      },
    ]);
    editor.undo();
    expect(now()).toEqual([written]);
  });

  it('stay as they are while two tools have one name', () => {
    const { editor, written } = editorWith([{ id: 'slow', tools: { monitor: {} } }]);
    const tool = newTool(nodeId('m'), 'monitor');
    editor.execute(addNode, { node: tool, edges: [] });
    editor.execute(addNode, { node: newTool(nodeId('o'), 'other'), edges: [] });

    editor.execute(setNodeField, { nodeId: tool.id, field: 'toolName', value: 'other' });

    expect(written()).toEqual([{ id: 'slow', tools: { monitor: {} } }]);
  });
});
