import { useDeferredValue, useMemo } from 'react';
import type { AgentDocument } from '../../core/model';
import type { Selection } from '../editorState';
import { useEditor } from '../useEditor';
import { meansTheSame } from './memoOnMeaning';

/** What a picture of the agent shows. */
export interface DrawnState {
  readonly document: AgentDocument;
  readonly selection: Selection;
}

/**
 * The document and the selection for pictures of them, which follow right behind a keystroke: what a person types into, its preview, costs
 * and problems come first. Where things are, and what is selected, is never behind.
 */
export function useDrawnState(): DrawnState {
  const document = useEditor((state) => state.document);
  const selection = useEditor((state) => state.selection);
  const current = useMemo(() => ({ document, selection }), [document, selection]);
  const following = useDeferredValue(current);
  // A selection may name what only the newer document has, so one does not go without the other.
  return meansTheSame(following.document, document) ? current : following;
}
