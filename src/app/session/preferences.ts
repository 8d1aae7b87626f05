import { parsePriceSettings } from '../../core/cost';
import type { KeyValueStorage, ViewState } from '../../editor';

const KEY = 'stepwright/view';

/** How the person likes to look at things. Anything unreadable is ignored: preferences are never worth an error. */
export function loadPreferences(storage: KeyValueStorage): Partial<ViewState> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { theme, bottomPanel, prices } = kept as Record<string, unknown>; // checked member by member below
    const priced = parsePriceSettings(prices);
    return {
      ...((theme === 'light' || theme === 'dark' || theme === 'system') && { theme }),
      ...(isPanel(bottomPanel) && { bottomPanel }),
      ...(priced.ok && { prices: priced.value }),
    };
  } catch {
    return {};
  }
}

export function savePreferences(storage: KeyValueStorage, { theme, bottomPanel, prices }: ViewState): void {
  try {
    storage.setItem(KEY, JSON.stringify({ theme, bottomPanel, prices }));
  } catch {
    // A full storage is told where it matters: at the agent itself.
  }
}

function isPanel(value: unknown): value is ViewState['bottomPanel'] {
  if (typeof value !== 'object' || value === null) return false;
  const { open, tab, height } = value as Record<string, unknown>; // checked on this line's next
  return (
    typeof open === 'boolean' &&
    typeof height === 'number' &&
    height >= 100 &&
    height <= 2000 &&
    (tab === 'asl' || tab === 'problems' || tab === 'prompt' || tab === 'changes')
  );
}
