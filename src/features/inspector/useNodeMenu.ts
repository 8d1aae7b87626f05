import { canDuplicate, canRemove, type AgentNode } from '../../core/model';
import { deleteAction, duplicateAction, useEditor, useEditorInstance, useSourceMap } from '../../editor';
import type { MenuItem } from '../../ui';
import { labels } from './labels';

/** What can be done with a node besides setting its fields. */
export function useNodeMenu(node: AgentNode): readonly MenuItem[] {
  const editor = useEditorInstance();
  const document = useEditor((state) => state.document);
  const [made] = useSourceMap().statesOfNode(node.id);
  const items: MenuItem[] = [];
  if (made !== undefined) {
    items.push({
      type: 'action',
      id: 'show-asl',
      label: labels.showAsl,
      icon: 'braces',
      run: () => editor.reveal({ kind: 'asl', pointer: made.pointer }),
    });
  }
  if (canDuplicate(document, node.id) === true) {
    items.push({
      type: 'action',
      id: 'duplicate',
      label: labels.duplicate,
      icon: 'duplicate',
      tail: 'Ctrl+D',
      run: () => duplicateAction.run(editor),
    });
  }
  if (canRemove(document, node.id) === true) {
    items.push(
      { type: 'rule' },
      {
        type: 'action',
        id: 'delete',
        label: labels.remove,
        icon: 'trash',
        tail: 'Delete',
        run: () => deleteAction.run(editor),
      },
    );
  }
  return items;
}
