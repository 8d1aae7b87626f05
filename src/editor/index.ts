export { defineCommand, type Command } from './command';
export { connectNodes, removeEdges } from './commands/edges';
export { setAgentField, setNodeField } from './commands/fields';
export { addNode, moveNodes, removeNodes, tidyUp } from './commands/nodes';
export { createEditor, type Editor } from './editor';
export { NOTHING_SELECTED, type BottomTab, type EditorState, type Selection, type ViewState } from './editorState';
export type { History, HistoryEntry } from './history';
export { nodeIconName, nodeSubtitle, nodeWaits } from './nodeLook';
export { EditorProvider, useEditor, useEditorInstance } from './useEditor';
