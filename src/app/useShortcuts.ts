import { useEffect } from 'react';
import { actions, matchesShortcut, type Editor } from '../editor';
import { announce } from '../ui';

/** Listens for the shortcuts of all actions. They keep still in fields, in Monaco and under a dialog, except undo in no field. */
export function useShortcuts(editor: Editor): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || editor.store.getState().view.dialog !== null) return;
      if (matchesShortcut('A', event)) {
        event.preventDefault();
        dispatchEvent(new CustomEvent('stepwright:find'));
        return;
      }
      const backspace = event.key === 'Backspace' ? { ...keyOf(event), key: 'Delete' } : event;
      const action = actions.find(
        (candidate) => candidate.shortcut !== undefined && matchesShortcut(candidate.shortcut, backspace),
      );
      if (action?.isEnabled(editor) !== true) return;
      event.preventDefault();
      action.run(editor);
      if (action.group === 'Edit') announce(action.label);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [editor]);
}

function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, shiftKey, altKey };
}

/** Fields, Monaco and open menus keep their keys to themselves. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, .monaco-editor, [role="menu"], [role="dialog"]') !== null)
  );
}
