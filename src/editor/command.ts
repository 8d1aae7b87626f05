import type { Draft } from 'immer';
import type { AgentDocument } from '../core/model';

/**
 * A change of the document a person can make, undo and redo. `apply` is a recipe on a draft; the recorded patches are its inverse, so
 * undo is not written by hand.
 */
export interface Command<Args> {
  /** `node.remove`: what diagnostics' fixes and tests call it. */
  readonly id: string;
  /** Shown in the undo menu and announced. */
  readonly label: (document: AgentDocument, args: Args) => string;
  /** The same question the canvas, the menu and the command ask. */
  readonly allowed: (document: AgentDocument, args: Args) => boolean;
  readonly apply: (draft: Draft<AgentDocument>, args: Args) => void;
}

/** Declares a command; `allowed` defaults to always. */
export function defineCommand<Args>(
  id: string,
  parts: Omit<Command<Args>, 'id' | 'allowed'> & Partial<Pick<Command<Args>, 'allowed'>>,
): Command<Args> {
  return { id, allowed: () => true, ...parts };
}
