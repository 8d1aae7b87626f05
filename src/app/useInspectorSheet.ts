import { useEffect, useState } from 'react';
import type { Editor } from '../editor';

export interface InspectorSheet {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Under this width there is no room for the inspector beside the canvas. */
export const SHEET_QUERY = '(max-width: 899px)';

/** The inspector as a sheet over the canvas: it comes with what is selected or asked for, and goes when nothing is. */
export function useInspectorSheet(editor: Editor): InspectorSheet {
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      editor.store.subscribe((state, before) => {
        if (state.selection !== before.selection) {
          const { nodes, statePointer } = state.selection;
          setOpen(nodes.length > 0 || statePointer !== null);
        }
        if (state.reveal !== before.reveal && state.reveal !== null) setOpen(true);
      }),
    [editor],
  );
  return { open, setOpen };
}
