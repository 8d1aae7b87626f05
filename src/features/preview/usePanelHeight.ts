import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useEditor, useEditorInstance } from '../../editor';

export const MIN_HEIGHT = 120;
/** Left for the canvas above the panel. */
const MIN_CANVAS = 160;
const STEP = 24;

/** Height of the panel: dragged at its edge, or moved with the arrow keys of the separator. */
export function usePanelHeight() {
  const editor = useEditorInstance();
  const panel = useEditor((state) => state.view.bottomPanel);
  const drag = useRef<{ readonly y: number; readonly height: number; readonly max: number } | null>(null);

  const setHeight = (wanted: number, max: number) => {
    const height = Math.round(Math.min(max, Math.max(MIN_HEIGHT, wanted)));
    editor.setView({ bottomPanel: { ...panel, open: true, height } });
  };
  return {
    height: panel.height,
    separatorProps: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { y: event.clientY, height: panel.height, max: maxHeight(event.currentTarget) };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag.current === null) return;
        setHeight(drag.current.height + drag.current.y - event.clientY, drag.current.max);
      },
      onPointerUp: () => {
        drag.current = null;
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const max = maxHeight(event.currentTarget);
        const target = {
          ArrowUp: panel.height + STEP,
          ArrowDown: panel.height - STEP,
          Home: max,
          End: MIN_HEIGHT,
        }[event.key];
        if (target === undefined) return;
        event.preventDefault();
        setHeight(target, max);
      },
    },
  };
}

function maxHeight(separator: HTMLElement): number {
  const column = separator.parentElement?.parentElement;
  return Math.max(MIN_HEIGHT, (column?.clientHeight ?? 600) - MIN_CANVAS);
}
