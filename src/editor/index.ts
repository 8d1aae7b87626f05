export {
  actions,
  commandsAction,
  deleteAction,
  deployAction,
  duplicateAction,
  exportAction,
  matchesShortcut,
  newAction,
  openAction,
  redoAction,
  shortcutsAction,
  simulateAction,
  shortcutText,
  undoAction,
  type Action,
  type KeyPress,
} from './actions';
export { commandById } from './commandById';
export { defineCommand, type Command } from './command';
export { connectNodes, removeEdges } from './commands/edges';
export { setAgentField, setNodeField } from './commands/fields';
export { addNode, moveNodes, removeNodes, tidyUp } from './commands/nodes';
export { addScenario, removeScenario, setScenario } from './commands/scenarios';
export { compiledOf } from './derived/compiled';
export type { Estimate, RunEstimate } from './derived/estimate';
export { jobSchedule, type JobSchedule } from './derived/jobSchedule';
export type { LocatedDiagnostic } from './derived/located';
export type { MachineState } from '../core/asl';
export type { PrintedState, SourceMap } from './derived/sourceMap';
export { stateEntries, type StateEntry } from './derived/stateEntries';
export { lastChange, type LastChange } from './derived/lastChange';
export { usePromptParts } from './derived/promptParts';
export { sourceMapOf } from './derived/sourceMapOf';
export {
  useCompiled,
  useDiagnostics,
  useDiagnosticsOfNode,
  useEstimate,
  useFindings,
  useModelTurns,
  useSourceMap,
} from './derived/useDerived';
export { useDrawnState, type DrawnState } from './derived/useDrawnState';
export { createEditor, type Editor } from './editor';
export { duplicateNodes } from './duplicate';
export {
  NOTHING_SELECTED,
  type BottomTab,
  type DialogName,
  type EditorState,
  type InspectorTab,
  type Reveal,
  type Selection,
  type ViewState,
} from './editorState';
export type { History, HistoryEntry } from './history';
export { nodeIconName, nodeSubtitle, nodeWaits } from './nodeLook';
export { addPaletteItem, isPaletteItemId, paletteItems, type PaletteItem, type PaletteItemId } from './palette';
export {
  forgetAgent,
  keptAgents,
  loadAgentText,
  saveAgentText,
  type KeptAgent,
  type KeyValueStorage,
} from './persistence/agentStorage';
export { useDraft, type DraftOptions } from './useDraft';
export { EditorProvider, useEditor, useEditorInstance } from './useEditor';
export { inspectorTabOf } from './shownPlace';
export { createReplay, type Playhead, type Replay } from './replay/replay';
