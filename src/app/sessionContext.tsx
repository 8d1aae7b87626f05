import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../core/base';
import type { Session, SessionState } from './session/session';

export const SessionContext = createContext<Session | null>(null);

export function useSession<T>(selector: (state: SessionState) => T): T {
  const session = use(SessionContext);
  invariant(session !== null, 'useSession needs a SessionContext above it.');
  return useStore(session, selector);
}
