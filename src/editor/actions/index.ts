export type { Action } from './action';
export {
  actions,
  commandsAction,
  deleteAction,
  deployAction,
  duplicateAction,
  exportAction,
  newAction,
  openAction,
  redoAction,
  shortcutsAction,
  simulateAction,
  undoAction,
} from './registry';
export { matchesShortcut, shortcutText, type KeyPress } from './shortcut';
