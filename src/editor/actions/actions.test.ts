import { describe, expect, it } from 'vitest';
import { actions, matchesShortcut, shortcutText } from './index';

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

describe('actions', () => {
  it('share no shortcut and no id', () => {
    const shortcuts = actions.flatMap((action) => action.shortcut ?? []);
    const ids = actions.map((action) => action.id);

    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('shortcuts', () => {
  it('take Ctrl or Command for Mod, and mind Shift', () => {
    expect(matchesShortcut('Mod+Z', press('z', { ctrlKey: true }))).toBe(true);
    expect(matchesShortcut('Mod+Z', press('z', { metaKey: true }))).toBe(true);
    expect(matchesShortcut('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matchesShortcut('N', press('n', { ctrlKey: true }))).toBe(false);
  });

  it('let a sign bring its own Shift', () => {
    expect(matchesShortcut('?', press('?', { shiftKey: true }))).toBe(true);
  });

  it('are written as the platform writes them', () => {
    expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  });
});
