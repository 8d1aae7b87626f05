import { useCallback, useEffect, useRef, useState } from 'react';
import type { NodeId, Position } from '../../../core/model';
import { displayName } from '../../../core/model';
import { moveNodes, useEditorInstance } from '../../../editor';
import { announce } from '../../../ui';
import { labels } from '../labels';

/** A drag: where the dragged nodes are until they are let go. */
export interface Drag {
  /** null: nothing is dragged. */
  readonly positions: ReadonlyMap<NodeId, Position> | null;
  readonly move: (positions: ReadonlyMap<NodeId, Position>) => void;
  /** Writes the positions into the document: one command, one step of undo. */
  readonly drop: () => void;
}

/** Holds a drag outside of the document, so that nothing but the canvas hears of it. Escape takes it back. */
export function useDrag(): Drag {
  const editor = useEditorInstance();
  const [positions, setPositions] = useState<ReadonlyMap<NodeId, Position> | null>(null);
  const current = useRef<ReadonlyMap<NodeId, Position> | null>(null);
  const cancelled = useRef(false);

  const hold = useCallback((next: ReadonlyMap<NodeId, Position> | null) => {
    current.current = next;
    setPositions(next);
  }, []);

  const dragging = positions !== null;
  useEffect(() => {
    if (!dragging) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancelled.current = true;
      hold(null);
      announce(labels.movedBack);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [dragging, hold]);

  const move = useCallback(
    (changed: ReadonlyMap<NodeId, Position>) => {
      if (!cancelled.current) hold(new Map([...(current.current ?? []), ...changed]));
    },
    [hold],
  );
  const drop = useCallback(() => {
    const moved = current.current;
    cancelled.current = false;
    hold(null);
    if (moved === null) return;
    editor.execute(moveNodes, { positions: Object.fromEntries(moved) });
    const [first] = moved.keys();
    const node = first === undefined ? undefined : editor.store.getState().document.nodes[first];
    announce(moved.size > 1 || node === undefined ? labels.movedMany(moved.size) : labels.moved(displayName(node)));
  }, [editor, hold]);

  return { positions, move, drop };
}
