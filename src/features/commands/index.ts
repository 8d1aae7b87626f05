export { CommandList } from './CommandList';
export { ShortcutsDialog } from './ShortcutsDialog';
