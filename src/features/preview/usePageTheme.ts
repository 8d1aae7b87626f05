import { useSyncExternalStore } from 'react';

/** The theme the page wears, from the attribute that dresses it. */
export function usePageTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, pageTheme);
}

function pageTheme(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
