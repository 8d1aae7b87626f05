import { canRemove, emptyAgent } from '../../core/model';
import { removeEdges } from '../commands/edges';
import { removeNodes, tidyUp } from '../commands/nodes';
import { duplicateNodes } from '../duplicate';
import type { Editor } from '../editor';
import type { DialogName } from '../editorState';
import { addPaletteItem, paletteItems } from '../palette';
import { defineAction, type Action } from './action';

const opens = (dialog: DialogName) => (editor: Editor) => editor.setView({ dialog });

export const undoAction = defineAction({
  id: 'edit.undo',
  label: 'Undo',
  group: 'Edit',
  shortcut: 'Mod+Z',
  isEnabled: (editor) => editor.store.getState().history.done.length > 0,
  run: (editor) => editor.undo(),
});

export const redoAction = defineAction({
  id: 'edit.redo',
  label: 'Redo',
  group: 'Edit',
  shortcut: 'Mod+Shift+Z',
  isEnabled: (editor) => editor.store.getState().history.undone.length > 0,
  run: (editor) => editor.redo(),
});

export const deleteAction = defineAction({
  id: 'edit.delete',
  label: 'Delete selection',
  group: 'Edit',
  shortcut: 'Delete',
  isEnabled: (editor) => removable(editor).length > 0 || editor.store.getState().selection.edges.length > 0,
  run(editor) {
    const nodeIds = removable(editor);
    const edgeIds = editor.store.getState().selection.edges;
    editor.beginGesture();
    if (edgeIds.length > 0) editor.execute(removeEdges, { edgeIds });
    if (nodeIds.length > 0) editor.execute(removeNodes, { nodeIds }, neighbour(editor, nodeIds));
    editor.commitGesture();
  },
});

export const duplicateAction = defineAction({
  id: 'edit.duplicate',
  label: 'Duplicate',
  group: 'Edit',
  shortcut: 'Mod+D',
  isEnabled: (editor) => removable(editor).length > 0,
  run: (editor) => duplicateNodes(editor, editor.store.getState().selection.nodes),
});

export const exportAction = defineAction({
  id: 'agent.export',
  label: 'Export…',
  group: 'Agent',
  shortcut: 'Mod+E',
  run: opens('export'),
});

export const simulateAction = defineAction({
  id: 'agent.simulate',
  label: 'Simulate',
  group: 'Agent',
  shortcut: 'Mod+Enter',
  run: opens('simulation'),
});

export const deployAction = defineAction({
  id: 'agent.deploy',
  label: 'Deploy…',
  group: 'Agent',
  shortcut: 'Mod+Shift+D',
  run: opens('deploy'),
});

export const newAction = defineAction({
  id: 'agent.new',
  label: 'New agent…',
  group: 'Agent',
  shortcut: 'N',
  run: opens('start'),
});

export const openAction = defineAction({
  id: 'agent.open',
  label: 'Open or paste…',
  group: 'Agent',
  shortcut: 'Mod+O',
  run: opens('open'),
});

export const commandsAction = defineAction({
  id: 'help.commands',
  label: 'Every command…',
  group: 'Help',
  shortcut: 'Mod+K',
  run: opens('commands'),
});

export const shortcutsAction = defineAction({
  id: 'help.shortcuts',
  label: 'Keyboard shortcuts',
  group: 'Help',
  shortcut: '?',
  run: opens('shortcuts'),
});

/** All actions, in the order of menus and of the list of commands. */
export const actions: readonly Action[] = [
  newAction,
  defineAction({
    id: 'agent.empty',
    label: 'Start with an empty agent',
    group: 'Agent',
    run: (editor) => editor.open(emptyAgent('untitled-agent')),
  }),
  openAction,
  simulateAction,
  exportAction,
  deployAction,
  undoAction,
  redoAction,
  duplicateAction,
  deleteAction,
  defineAction({
    id: 'edit.select-all',
    label: 'Select all tools',
    group: 'Edit',
    shortcut: 'Mod+A',
    run(editor) {
      const nodes = Object.values(editor.store.getState().document.nodes);
      editor.select({ nodes: nodes.filter((node) => node.kind === 'tool').map((node) => node.id), edges: [] });
    },
  }),
  defineAction({
    id: 'edit.tidy',
    label: 'Tidy up',
    group: 'Edit',
    shortcut: 'Shift+T',
    isEnabled: (editor) => Object.keys(editor.store.getState().document.layout.positions).length > 0,
    run: (editor) => editor.execute(tidyUp, {}),
  }),
  ...paletteItems.map((item) =>
    defineAction({
      id: `add.${item.id}`,
      label: `Add ${item.label.charAt(0).toLowerCase()}${item.label.slice(1)}`
        .replace('lambda', 'Lambda')
        .replace('aWS', 'AWS'),
      group: 'Add',
      run: (editor) => addPaletteItem(editor, item.id),
    }),
  ),
  defineAction({
    id: 'view.toggle-canvas',
    label: 'Switch between Agent and States',
    group: 'View',
    shortcut: 'S',
    run(editor) {
      const { canvas } = editor.store.getState().view;
      editor.setView({ canvas: canvas === 'agent' ? 'states' : 'agent' });
    },
  }),
  ...(['light', 'dark', 'system'] as const).map((theme) =>
    defineAction({
      id: `view.theme-${theme}`,
      label: theme === 'system' ? 'Theme of the system' : `${theme === 'light' ? 'Light' : 'Dark'} theme`,
      group: 'View',
      run: (editor) => editor.setView({ theme }),
    }),
  ),
  commandsAction,
  shortcutsAction,
];

function removable(editor: Editor) {
  const { document, selection } = editor.store.getState();
  return selection.nodes.filter((id) => canRemove(document, id) === true);
}

/** What is selected after a removal: the next tool, else the one before, so that focus is never lost. */
function neighbour(editor: Editor, removed: ReturnType<typeof removable>) {
  const { document } = editor.store.getState();
  const tools = Object.values(document.nodes)
    .map((node) => node.id)
    .filter((id) => canRemove(document, id) === true);
  const at = tools.findIndex((id) => removed.includes(id));
  const left = (id: (typeof tools)[number]) => !removed.includes(id);
  const next = tools.slice(at).find(left) ?? tools.slice(0, at).findLast(left);
  return next === undefined ? [] : [next];
}
