import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagnostic } from '../../core/diagnostics';

/** What the page is doing around the document: loading it, keeping it, or telling why it could not. */
export interface SessionState {
  readonly phase: 'loading' | 'ready';
  readonly save: SaveState;
  /** Id under which the agent is kept on this machine. */
  readonly agentId: string;
  /** Something to tell at the top of the page: a file that could not be read, an agent changed in another tab. */
  readonly notice: Notice | null;
}

export type SaveState = 'saved' | 'not-saved-yet' | { readonly failed: string };

export interface Notice {
  readonly message: string;
  readonly details: readonly Diagnostic[];
}

export type Session = StoreApi<SessionState>;

export function createSession(agentId: string): Session {
  return createStore<SessionState>(() => ({ phase: 'loading', save: 'not-saved-yet', agentId, notice: null }));
}
