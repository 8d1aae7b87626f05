import type { NodeChange } from '@xyflow/react';
import { nodeId, type NodeId, type Position } from '../../core/model';

/** What React Flow's changes mean here. Nothing else of them goes any further. */
export interface CanvasChange {
  /** The new selection; null: it stays. */
  readonly selected: readonly NodeId[] | null;
  /** Where dragged nodes are now, of this change only; the document changes once, when they are let go. */
  readonly dragged: ReadonlyMap<NodeId, Position>;
}

/**
 * The door through which React Flow's `NodeChange`s come in. Measuring, replacing and removing are not asked of it: sizes come from the
 * layout, nodes from the document, removal from commands.
 */
export function applyCanvasChanges(changes: readonly NodeChange[], selection: readonly NodeId[]): CanvasChange {
  const selected = new Set(selection);
  const dragged = new Map<NodeId, Position>();
  for (const change of changes) {
    if (change.type === 'select') {
      if (change.selected) selected.add(nodeId(change.id));
      else selected.delete(nodeId(change.id));
    }
    if (change.type === 'position' && change.position !== undefined && change.dragging === true) {
      dragged.set(nodeId(change.id), { x: Math.round(change.position.x), y: Math.round(change.position.y) });
    }
  }
  const same = selected.size === selection.length && selection.every((id) => selected.has(id));
  return { selected: same ? null : [...selected], dragged };
}
