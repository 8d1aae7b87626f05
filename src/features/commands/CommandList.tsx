import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { actions, shortcutText, useEditorInstance, type Action } from '../../editor';
import { classNames, isMac } from '../../ui';
import { Dialog } from '../../ui/Dialog';
import { searchActions } from './searchActions';
import './commands.css';

/** Every command by name: type, arrow down, Enter. */
export function CommandList({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditorInstance();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = useMemo(() => searchActions(actions, query), [query]);
  const chosen = found[Math.min(at, found.length - 1)];

  const run = (action: Action | undefined) => {
    if (action?.isEnabled(editor) !== true) return;
    onClose();
    action.run(editor);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <Dialog title="Every command" open onClose={onClose}>
      <span className="field">
        <input
          type="text"
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
          aria-label="Find a command"
          placeholder="Find a command"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </span>
      <ul id={listId} role="listbox" aria-label="Commands" className="command-list">
        {found.map((action) => (
          // The field above has the keys: arrows move the choice, Enter runs it.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={action.id}
            id={`${listId}-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={action === chosen}
            aria-disabled={!action.isEnabled(editor)}
            className={classNames('menu-item', !action.isEnabled(editor) && 'off')}
            ref={(row) => {
              if (action === chosen) row?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(action)}
          >
            <span className="cap command-group">{action.group}</span>
            <span>{action.label}</span>
            {action.shortcut !== undefined && <span className="tail">{shortcutText(action.shortcut, isMac)}</span>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="cap">No command has this in its name.</p>}
    </Dialog>
  );
}
