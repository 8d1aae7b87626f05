import { useMemo, type ReactNode } from 'react';
import {
  actions,
  deployAction,
  duplicateAction,
  exportAction,
  newAction,
  openAction,
  commandsAction,
  redoAction,
  setAgentField,
  shortcutsAction,
  shortcutText,
  simulateAction,
  undoAction,
  useEditor,
  useEditorInstance,
  type Action,
  type Editor,
} from '../editor';
import { Button, Icon, IconButton, Menu, type MenuItem, isMac } from '../ui';
import { AgentName } from './AgentName';
import { Logo } from './Logo';
import { useSession } from './sessionContext';
import type { InspectorSheet } from './useInspectorSheet';
import type { SaveState } from './session/session';

export interface TopBarProps {
  readonly problems: ReactNode;
  readonly narrow: boolean;
  /** The theme that is shown, whatever was chosen. */
  readonly theme: 'light' | 'dark';
  /** null: the inspector stands beside the canvas. */
  readonly sheet: InspectorSheet | null;
}

/** Name and state of the agent at the left; what can be done with it at the right. */
export function TopBar({ problems, narrow, theme, sheet }: TopBarProps) {
  const editor = useEditorInstance();
  const name = useEditor((state) => state.document.name);
  const undoLabel = useEditor((state) => state.history.done.at(-1)?.label);
  const redoLabel = useEditor((state) => state.history.undone.at(-1)?.label);
  const chosenTheme = useEditor((state) => state.view.theme);
  const items = useMemo(() => menuItems(editor, chosenTheme), [editor, chosenTheme]);
  return (
    <header className="top">
      <Logo />
      <AgentName name={name} onRename={(next) => editor.execute(setAgentField, { field: 'name', value: next })} />
      <Menu items={items} trigger={<IconButton small icon="chevron-down" label="Agent menu" />} />
      <SaveNote />
      <span className="vr" />
      <IconButton
        icon="undo"
        label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        shortcut={shortcutText(undoAction.shortcut ?? '', isMac)}
        disabled={undoLabel === undefined}
        onClick={() => editor.undo()}
      />
      <IconButton
        icon="redo"
        label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        shortcut={shortcutText(redoAction.shortcut ?? '', isMac)}
        disabled={redoLabel === undefined}
        onClick={() => editor.redo()}
      />
      <span className="grow" />
      {problems}
      <span className="vr" />
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        onClick={() => editor.setView({ theme: theme === 'dark' ? 'light' : 'dark' })}
      />
      {!narrow && (
        <IconButton
          icon="keyboard"
          label="Every command"
          shortcut={shortcutText(commandsAction.shortcut ?? '', isMac)}
          onClick={() => commandsAction.run(editor)}
        />
      )}
      {sheet !== null && (
        <IconButton
          icon="sliders"
          label="Settings of what is selected"
          aria-expanded={sheet.open}
          onClick={() => sheet.setOpen(!sheet.open)}
        />
      )}
      <Button variant="outline" icon="play" onClick={() => simulateAction.run(editor)}>
        Simulate
      </Button>
      <Button variant="outline" icon="export" onClick={() => exportAction.run(editor)}>
        Export
      </Button>
      <Button variant="solid" icon="deploy" onClick={() => deployAction.run(editor)}>
        Deploy
      </Button>
    </header>
  );
}

function SaveNote() {
  const save = useSession((state) => state.save);
  const { text, detail } = saveWords(save);
  return (
    <span className="cap nowrap row save-note" role="status" title={detail}>
      <Icon small name={save === 'saved' ? 'check' : save === 'not-saved-yet' ? 'pending' : 'error'} />
      {text}
    </span>
  );
}

function saveWords(save: SaveState): { readonly text: string; readonly detail: string | undefined } {
  if (save === 'saved') return { text: 'Saved', detail: 'Kept in this browser.' };
  if (save === 'not-saved-yet') return { text: 'Not saved yet', detail: undefined };
  return { text: 'Not saved', detail: `This browser could not keep it: ${save.failed}. Export the agent to be safe.` };
}

function menuItems(editor: Editor, chosenTheme: string): MenuItem[] {
  const line = (action: Action): MenuItem => ({
    type: 'action',
    id: action.id,
    label: action.label,
    tail: action.shortcut === undefined ? undefined : shortcutText(action.shortcut, isMac),
    run: () => action.run(editor),
  });
  const themes = actions.filter((action) => action.id.startsWith('view.theme-'));
  return [
    line(newAction),
    line(openAction),
    line(simulateAction),
    line(exportAction),
    line(deployAction),
    { type: 'rule' },
    line(duplicateAction),
    { type: 'rule' },
    ...themes.map((action) => ({
      ...line(action),
      ...(action.id === `view.theme-${chosenTheme}` && { tail: 'in use' }),
    })),
    { type: 'rule' },
    line(commandsAction),
    line(shortcutsAction),
  ];
}
