import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_POLLING, emptyAgent, newTool, nodeId, type PollingSettings, type ToolNode } from '../../core/model';
import { addNode, createEditor, EditorProvider } from '../../editor';
import { Inspector } from './Inspector';

// jsdom has no layout, so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

/** The inspector beside an agent with one selected tool. */
export function renderInspector(polling: Partial<PollingSettings> = {}, tool: Partial<ToolNode> = {}) {
  const editor = createEditor(emptyAgent('an-agent'));
  const node = newTool(nodeId('monitor'), 'monitor_batch', {
    polling: { ...DEFAULT_POLLING, mode: 'wait-before-call', ...polling },
    ...tool,
  });
  editor.execute(addNode, { node, edges: [] }, [node.id]);
  const view = render(
    <EditorProvider editor={editor}>
      <Inspector />
    </EditorProvider>,
  );
  const monitor = () => {
    const current = editor.store.getState().document.nodes[node.id];
    if (current?.kind !== 'tool') throw new Error('The tool is gone.');
    return current;
  };
  return {
    ...view,
    editor,
    monitor,
    user: userEvent.setup(),
    steps: () => editor.store.getState().history.done.length,
  };
}
