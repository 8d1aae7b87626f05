import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { AgentLayoutResult } from '../../../core/layout';
import { displayName, nodeId, nodeOf, type NodeId } from '../../../core/model';
import { deleteAction, moveNodes, useEditorInstance } from '../../../editor';
import { announce } from '../../../ui';
import { labels } from '../labels';
import { useCanvasStore } from '../shared/canvasStore';
import { focusNode, focusedNodeId, isTyping } from '../shared/focus';
import { directionOf, neighbourInDirection, type Direction } from '../shared/neighbourInDirection';
import type { ViewportControls } from '../shared/useViewport';

/** One step of Alt + arrow; ten times that with Shift. */
const STEP = 4;

const stepOf: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The keyboard on the Agent view. Arrows go from node to node, with Alt they move what is selected (a burst is one step of undo), Enter
 * opens the inspector, F2 renames, Delete removes and goes to the neighbour, the menu key opens the menu, Escape lets go.
 */
export function useAgentKeys(layout: AgentLayoutResult, view: ViewportControls) {
  const editor = useEditorInstance();
  const canvas = useCanvasStore();
  const moving = useRef(false);

  const endMove = useCallback(() => {
    if (!moving.current) return;
    moving.current = false;
    editor.commitGesture();
    const { selection, document } = editor.store.getState();
    const [first] = selection.nodes;
    const node = first === undefined ? undefined : nodeOf(document, first);
    announce(
      selection.nodes.length > 1 || node === undefined
        ? labels.movedMany(selection.nodes.length)
        : labels.moved(displayName(node)),
    );
  }, [editor]);
  useEffect(() => endMove, [endMove]);

  const move = (direction: Direction, far: boolean) => {
    const { selection } = editor.store.getState();
    if (selection.nodes.length === 0) return;
    if (!moving.current) {
      moving.current = true;
      view.taken();
      editor.beginGesture();
    }
    const [dx, dy] = stepOf[direction];
    const by = far ? STEP * 10 : STEP;
    const positions = selection.nodes.flatMap((id) => {
      const rect = layout.placement.rects.get(id);
      return rect === undefined ? [] : [[id, { x: rect.x + dx * by, y: rect.y + dy * by }] as const];
    });
    editor.execute(moveNodes, { positions: Object.fromEntries(positions) });
  };

  const go = (from: NodeId, direction: Direction, extend: boolean) => {
    const next = neighbourInDirection(layout.placement.rects, from, direction);
    if (next === null) return;
    const id = nodeId(next);
    const { selection } = editor.store.getState();
    editor.select({ nodes: extend ? [...new Set([...selection.nodes, id])] : [id], edges: [], statePointer: null });
    const rect = layout.placement.rects.get(id);
    if (rect !== undefined) view.reveal(rect);
    focusNode(id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const at = focusedNodeId(event.target);
    const handled = at === null ? onCanvasKey(event) : onNodeKey(event, nodeId(at));
    if (handled) event.preventDefault();
  };

  function onCanvasKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape') return false;
    editor.select({ nodes: [], edges: [], statePointer: null });
    return true;
  }

  function onNodeKey(event: KeyboardEvent, at: NodeId): boolean {
    const direction = directionOf(event.key);
    if (direction !== null && !event.ctrlKey && !event.metaKey) {
      if (event.altKey) move(direction, event.shiftKey);
      else go(at, direction, event.shiftKey);
      return true;
    }
    const { selection, document } = editor.store.getState();
    switch (event.key) {
      case 'Enter':
        editor.reveal({ kind: 'node', nodeId: at });
        return true;
      case ' ':
        editor.select({ nodes: event.ctrlKey ? toggled(selection.nodes, at) : [at], edges: [], statePointer: null });
        return true;
      case 'F2':
        if (nodeOf(document, at)?.kind === 'start' || nodeOf(document, at)?.kind === 'end') return false;
        canvas.setState({ renaming: at });
        return true;
      case 'Delete':
      case 'Backspace':
        // What is highlighted goes, also when it was selected from elsewhere (a copy, a step of undo).
        if (selection.nodes.length === 0) editor.select({ nodes: [at], edges: [] });
        if (!deleteAction.isEnabled(editor)) return false;
        deleteAction.run(editor);
        announce(labels.deleted);
        focusNode(editor.store.getState().selection.nodes[0] ?? null);
        return true;
      case 'ContextMenu':
        return openMenu(event, at);
      case 'F10':
        return event.shiftKey && openMenu(event, at);
      case 'Escape':
        return onCanvasKey(event);
      default:
        return false;
    }
  }

  function openMenu(event: KeyboardEvent, at: NodeId): boolean {
    const box = event.target instanceof Element ? event.target.getBoundingClientRect() : null;
    if (box === null) return false;
    editor.select({ nodes: [at], edges: [] });
    canvas.setState({ menu: { nodeId: at, x: box.left + 24, y: box.top + 24 } });
    return true;
  }

  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'Alt') endMove();
  };

  return { onKeyDown, onKeyUp };
}

function toggled(nodes: readonly NodeId[], id: NodeId): NodeId[] {
  return nodes.includes(id) ? nodes.filter((one) => one !== id) : [...nodes, id];
}
