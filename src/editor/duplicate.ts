import { uniqueToolName, type AgentNode, type NodeId } from '../core/model';
import { addNode } from './commands/nodes';
import type { Editor } from './editor';
import { edgesFromModel, freshNodeId } from './palette';

/** Copies the tools among the nodes, each with a name of its own, and selects the copies; one step of undo. False: nothing to copy. */
export function duplicateNodes(editor: Editor, nodeIds: readonly NodeId[]): boolean {
  const copies: NodeId[] = [];
  editor.beginGesture();
  for (const id of nodeIds) {
    const { document } = editor.store.getState();
    const node = document.nodes[id];
    if (node?.kind !== 'tool' && node?.kind !== 'structured-output') continue;
    const copy: AgentNode = {
      ...node,
      id: freshNodeId(document, node.kind === 'tool' ? 'tool' : 'output'),
      toolName: uniqueToolName(document, node.toolName),
    };
    copies.push(copy.id);
    editor.execute(addNode, { node: copy, edges: edgesFromModel(document, copy.id) }, [...copies]);
  }
  editor.commitGesture();
  return copies.length > 0;
}
