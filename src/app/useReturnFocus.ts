import { useEffect } from 'react';
import type { DialogName, Editor } from '../editor';

/** Screens that cover the canvas; dialogs give focus back themselves. */
const screens: readonly (DialogName | null)[] = ['start', 'simulation'];

/** Gives focus back to where it was before a screen opened, once the screen is gone. */
export function useReturnFocus(editor: Editor): void {
  useEffect(() => {
    let opener: Element | null = null;
    return editor.store.subscribe(({ view }, { view: before }) => {
      if (view.dialog === before.dialog) return;
      if (screens.includes(view.dialog)) opener = openerNow();
      if (view.dialog !== null || !screens.includes(before.dialog)) return;
      // After the screen is gone and what it covered can take focus again.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    });
  }, [editor]);
}

/** What has the focus; for a line of a menu, which goes with its menu, the button of the menu. */
function openerNow(): Element | null {
  const buttonId = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return buttonId == null ? document.activeElement : document.getElementById(buttonId);
}
