import type { Editor } from '../editor';

/** What a person can trigger. Toolbar, menus, command list and keyboard read one registry. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly group: 'Agent' | 'Edit' | 'Add' | 'View' | 'Help';
  /** `Mod+Shift+Z`; Mod is Ctrl, or Command on a Mac. Two actions never share one. */
  readonly shortcut?: string;
  readonly isEnabled: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

/** Declares an action; `isEnabled` defaults to always. */
export function defineAction(action: Omit<Action, 'isEnabled'> & Partial<Pick<Action, 'isEnabled'>>): Action {
  return { isEnabled: () => true, ...action };
}
