import { useCallback, type KeyboardEvent } from 'react';
import { focusedNodeId } from '../shared/focus';

/** Enter or Space on a node goes to its next visit, as a click does. */
export function useVisitKeys(visit: (id: string) => void): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      const id = event.key === 'Enter' || event.key === ' ' ? focusedNodeId(event.target) : null;
      if (id === null) return;
      event.preventDefault();
      visit(id);
    },
    [visit],
  );
}
