import type { KeyValueStorage } from '../../editor';

/** The browser's storage, or one in memory where the browser forbids its own (a private window, a policy). */
export function browserStorage(open: () => Storage): KeyValueStorage {
  try {
    const storage = open();
    storage.getItem('stepwright');
    return storage;
  } catch {
    return memoryStorage();
  }
}

function memoryStorage(): KeyValueStorage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
