import { useCallback, type KeyboardEvent } from 'react';
import type { JsonPointer } from '../../../core/json';
import type { StatesLayoutResult } from '../../../core/layout';
import { NOTHING_SELECTED, useEditorInstance } from '../../../editor';
import { focusedNodeId, focusNode, isTyping } from '../shared/focus';
import { directionOf, neighbourInDirection } from '../shared/neighbourInDirection';
import type { ViewportControls } from '../shared/useViewport';

/** The keyboard on the States view: arrows go from State to State, Enter shows it in the ASL, Escape lets go. */
export function useStateKeys(
  { states }: StatesLayoutResult,
  view: ViewportControls,
  select: (pointer: JsonPointer) => void,
): (event: KeyboardEvent) => void {
  const editor = useEditorInstance();
  return useCallback(
    (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      if (event.key === 'Escape') editor.select(NOTHING_SELECTED);
      const at = states.find((state) => state.pointer === focusedNodeId(event.target));
      if (at === undefined) return;
      const direction = event.altKey || event.ctrlKey || event.metaKey ? null : directionOf(event.key);
      if (direction !== null) {
        const boxes = new Map(
          states.filter((state) => !state.container || state === at).map((state) => [state.pointer, state.rect]),
        );
        const next = states.find((state) => state.pointer === neighbourInDirection(boxes, at.pointer, direction));
        if (next !== undefined) {
          select(next.pointer);
          view.reveal(next.rect);
          focusNode(next.pointer);
        }
      } else if (event.key === 'Enter') editor.reveal({ kind: 'asl', pointer: at.pointer });
      else if (event.key === ' ') select(at.pointer);
      else return;
      event.preventDefault();
    },
    [editor, states, view, select],
  );
}
