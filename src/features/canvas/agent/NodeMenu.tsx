import { canConnect, canDuplicate, canRemove, displayName, modelOf, nodeOf, type NodeId } from '../../../core/model';
import {
  connectNodes,
  duplicateAction,
  deleteAction,
  removeEdges,
  useEditor,
  useEditorInstance,
  type Editor,
} from '../../../editor';
import { announce, PointMenu, type MenuItem } from '../../../ui';
import { labels } from '../labels';
import { useCanvas, useCanvasStore, type CanvasStore } from '../shared/canvasStore';
import { focusNode } from '../shared/focus';

/** The context menu of a node. */
export function NodeMenu() {
  const editor = useEditorInstance();
  const canvas = useCanvasStore();
  const menu = useCanvas((state) => state.menu);
  const exists = useEditor((state) => menu !== null && nodeOf(state.document, menu.nodeId) !== undefined);
  if (menu === null || !exists) return null;
  const close = () => {
    canvas.setState({ menu: null });
    if (canvas.getState().renaming === null) focusNode(editor.store.getState().selection.nodes[0] ?? null);
  };
  return <PointMenu at={menu} items={itemsFor(editor, canvas, menu.nodeId)} onClose={close} />;
}

function itemsFor(editor: Editor, canvas: CanvasStore, id: NodeId): MenuItem[] {
  const { document, selection } = editor.store.getState();
  const node = nodeOf(document, id);
  if (node === undefined) return [];
  const isPill = node.kind === 'start' || node.kind === 'end';
  const items: MenuItem[] = [
    {
      type: 'action',
      id: 'inspect',
      label: labels.inspect,
      icon: 'sliders',
      tail: 'Enter',
      run: () => editor.reveal({ kind: 'node', nodeId: id }),
    },
    {
      type: 'action',
      id: 'rename',
      label: labels.rename,
      icon: 'edit',
      tail: 'F2',
      disabled: isPill,
      run: () => canvas.setState({ renaming: id }),
    },
    {
      type: 'action',
      id: 'duplicate',
      label: labels.duplicate,
      icon: 'duplicate',
      tail: 'Ctrl+D',
      disabled: canDuplicate(document, id) !== true,
      run: () => duplicateAction.run(editor),
    },
    ...connectionItems(editor, id),
    {
      type: 'action',
      id: 'states',
      label: labels.showStates,
      icon: 'map',
      tail: 'S',
      run: () => editor.setView({ canvas: 'states' }),
    },
    { type: 'rule' },
    {
      type: 'action',
      id: 'remove',
      label: selection.nodes.length > 1 ? `${labels.remove} ${selection.nodes.length} nodes` : labels.remove,
      icon: 'trash',
      tail: 'Delete',
      disabled: canRemove(document, id) !== true,
      run: () => {
        deleteAction.run(editor);
        announce(labels.deleted);
      },
    },
  ];
  return items;
}

function connectionItems(editor: Editor, id: NodeId): MenuItem[] {
  const { document } = editor.store.getState();
  const model = modelOf(document);
  const node = nodeOf(document, id);
  if (model === undefined || node === undefined || (node.kind !== 'tool' && node.kind !== 'structured-output'))
    return [];
  const edge = Object.values(document.edges).find((one) => one.from === model.id && one.to === id);
  const name = displayName(node);
  if (edge !== undefined) {
    const run = () => {
      if (editor.execute(removeEdges, { edgeIds: [edge.id] })) announce(labels.disconnected(name));
    };
    return [{ type: 'action', id: 'disconnect', label: labels.disconnect, icon: 'close', run }];
  }
  const run = () => {
    if (editor.execute(connectNodes, { from: model.id, to: id })) announce(labels.connected(name));
  };
  const disabled = canConnect(document, model.id, id) !== true;
  return [{ type: 'action', id: 'connect', label: labels.connect, icon: 'connect', disabled, run }];
}
