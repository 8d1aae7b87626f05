import type { Action } from '../../editor';

/** Actions in whose name all the words occur, those that begin with the query first. */
export function searchActions(actions: readonly Action[], query: string): readonly Action[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = actions.filter((action) => {
    const text = `${action.group} ${action.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (action: Action) => Number(!action.label.toLowerCase().startsWith(query.toLowerCase()));
  return query === '' ? found : [...found].sort((a, b) => begins(a) - begins(b));
}
