import type { Patch } from 'immer';
import type { NodeId } from '../core/model';

/** One step of undo: what was done, how to undo it, and what was selected before and after. */
export interface HistoryEntry {
  readonly label: string;
  readonly redo: readonly Patch[];
  readonly undo: readonly Patch[];
  readonly selectedBefore: readonly NodeId[];
  readonly selectedAfter: readonly NodeId[];
}

export interface History {
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
  /** Length of `done` when the open gesture began; null: no gesture is open. */
  readonly mark: number | null;
}

export const EMPTY_HISTORY: History = { done: [], undone: [], mark: null };

/** Steps kept; the oldest fall off. */
const MAX_STEPS = 500;

export function recorded(history: History, entry: HistoryEntry): History {
  const done = [...history.done, entry];
  const dropped = history.mark === null ? Math.max(0, done.length - MAX_STEPS) : 0;
  return { ...history, done: dropped > 0 ? done.slice(dropped) : done, undone: [] };
}

/** Joins the entries since the mark into one: one gesture, one step. */
export function squashed(history: History): History {
  if (history.mark === null) return history;
  const kept = history.done.slice(0, history.mark);
  const gesture = history.done.slice(history.mark);
  const [first] = gesture;
  const last = gesture.at(-1);
  if (first === undefined || last === undefined) return { ...history, mark: null };
  const joined: HistoryEntry = {
    label: last.label,
    redo: gesture.flatMap((entry) => entry.redo),
    undo: gesture.toReversed().flatMap((entry) => entry.undo),
    selectedBefore: first.selectedBefore,
    selectedAfter: last.selectedAfter,
  };
  return { ...history, done: [...kept, joined], mark: null };
}
