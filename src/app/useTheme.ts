import { useEffect } from 'react';
import { useEditor } from '../editor';
import { useMedia } from '../ui';

/** Puts the theme on the page; returns the one that is shown. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useEditor((state) => state.view.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}
