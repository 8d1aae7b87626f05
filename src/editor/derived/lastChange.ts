import { applyPatches, type Patch } from 'immer';
import type { AgentDocument } from '../../core/model';
import type { EditorState } from '../editorState';
import { sourceMapOf } from './sourceMapOf';

/** What the last step, or the gesture that is going on, did to the printed machine. */
export interface LastChange {
  /** Label of the step, as the undo menu shows it. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** @returns null if nothing has been done yet. */
export function lastChange({ document, history }: Pick<EditorState, 'document' | 'history'>): LastChange | null {
  const from = Math.min(history.mark ?? history.done.length - 1, history.done.length - 1);
  const steps = history.done.slice(Math.max(0, from));
  const last = steps.at(-1);
  if (last === undefined) return null;
  const before = steps
    .toReversed()
    .reduce<AgentDocument>((current, { undo }) => applyPatches(current, undo as Patch[]), document); // immer asks for a mutable array which it does not change
  return { label: last.label, before: sourceMapOf(before).text, after: sourceMapOf(document).text };
}
