import { createRoot } from 'react-dom/client';
import { invariant } from '../core/base';
import { emptyAgent } from '../core/model';
import { createEditor, loadAgentText } from '../editor';
import '../ui/tokens.css';
import '../ui/ui.css';
import type { StartPorts } from '../features/start';
import { App } from './App';
import { browserStorage } from './session/browserStorage';
import { loadSample, openFirstAgent } from './session/openAgent';
import { loadPreferences, savePreferences } from './session/preferences';
import { createSession } from './session/session';
import { startAutosave } from './session/autosave';

/** Key in this tab's own storage: which agent it shows, so that a reload opens the same one. */
const TAB_AGENT_KEY = 'stepwright/agent-of-this-tab';

const local = browserStorage(() => localStorage);
const tab = browserStorage(() => sessionStorage);
const newId = () => crypto.randomUUID();
const loadReader = async () => (await import('./session/agentReader')).agentReader;

const editor = createEditor(emptyAgent('untitled-agent'), loadPreferences(local));
const session = createSession(newId());

const ports: StartPorts = {
  storage: local,
  loadReader,
  loadSample: async (id) => loadSample(id, await loadReader()),
  openAsNew(document, remarks = []) {
    autosave?.flush();
    const notice = remarks.length === 0 ? null : { message: 'Opened, with remarks.', details: remarks };
    session.setState({ agentId: newId(), notice, phase: 'ready' });
    editor.open(document);
  },
  async openKept(id) {
    autosave?.flush();
    const read = (await loadReader()).read(loadAgentText(local, id) ?? '');
    if (read.ok) {
      session.setState({ agentId: id, notice: null, phase: 'ready' });
      editor.open(read.value);
    } else session.setState({ notice: { message: 'This agent cannot be read.', details: read.error } });
  },
};

let autosave: ReturnType<typeof startAutosave> | undefined;

const root = document.getElementById('root');
invariant(root !== null, 'index.html has a #root.');
createRoot(root).render(<App editor={editor} session={session} ports={ports} />);

editor.store.subscribe((state, previous) => {
  if (state.view !== previous.view) savePreferences(local, state.view);
});
let agentOfTab: string | null = null;
session.subscribe(({ agentId }) => {
  if (agentId !== agentOfTab) tab.setItem(TAB_AGENT_KEY, agentId);
  agentOfTab = agentId;
});

// Asked for now, so that it arrives beside the agent rather than after it.
void import('../features/canvas');
void loadReader().then(async (reader) => {
  await openFirstAgent({ editor, session, storage: local, wantedId: tab.getItem(TAB_AGENT_KEY), reader, newId });
  autosave = startAutosave({ editor, session, storage: local, serialize: reader.serialize });
});
