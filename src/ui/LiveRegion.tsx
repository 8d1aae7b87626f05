import { useSyncExternalStore } from 'react';

let message = '';
const listeners = new Set<() => void>();

/** Says a sentence once to people who use a screen reader: moves, connections, undo, finished runs. */
export function announce(text: string): void {
  // The same sentence twice in a row must still be read: a trailing no-break space makes it a change.
  message = text === message ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

/** The one live region of the page. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {text}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
