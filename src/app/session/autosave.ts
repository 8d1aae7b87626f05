import { saveAgentText, type Editor, type KeyValueStorage } from '../../editor';
import type { AgentDocument } from '../../core/model';
import type { Session } from './session';

/** Quiet time after a change before it is kept; leaving the page keeps it at once. */
const PAUSE_MS = 300;

export interface Autosave {
  /** Keeps what is not kept yet, now. */
  flush(): void;
}

/** Keeps the document on this machine after each change, and says in the session whether that worked. */
export function startAutosave(parts: {
  readonly editor: Editor;
  readonly session: Session;
  readonly storage: KeyValueStorage;
  readonly serialize: (document: AgentDocument) => string;
}): Autosave {
  const { editor, session, storage, serialize } = parts;
  let kept = session.getState().save === 'saved' ? editor.store.getState().document : null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    const { document } = editor.store.getState();
    if (document === kept || session.getState().phase === 'loading') return;
    try {
      const agent = { id: session.getState().agentId, name: document.name, savedAtMs: Date.now() };
      saveAgentText(storage, agent, serialize(document));
      kept = document;
      session.setState({ save: 'saved' });
    } catch (error) {
      session.setState({ save: { failed: error instanceof Error ? error.message : String(error) } });
    }
  };

  editor.store.subscribe((state, previous) => {
    if (state.document === previous.document) return;
    session.setState({ save: 'not-saved-yet' });
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  });
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  flush();
  return { flush };
}
