import { err, type Result } from '../../core/base';
import type { Diagnostic } from '../../core/diagnostics';
import type { AgentDocument } from '../../core/model';
import { keptAgents, loadAgentText, type Editor, type KeyValueStorage } from '../../editor';
import type { AgentReader } from '../../features/start';
import type { Session } from './session';

/** Sample that a new user sees first. */
export const FIRST_SAMPLE = 'batch-orchestrator';

/** Opens the agent this tab had, else the one kept last, else the first sample. What cannot be read is told and stays kept. */
export async function openFirstAgent(parts: {
  readonly editor: Editor;
  readonly session: Session;
  readonly storage: KeyValueStorage;
  readonly wantedId: string | null;
  readonly reader: AgentReader;
  readonly newId: () => string;
}): Promise<void> {
  const { editor, session, storage, wantedId, reader, newId } = parts;
  const id = wantedId ?? keptAgents(storage)[0]?.id ?? null;
  const text = id === null ? null : loadAgentText(storage, id);
  if (id !== null && text !== null) {
    const read = reader.read(text);
    if (read.ok) {
      editor.open(read.value);
      session.setState({ phase: 'ready', agentId: id, save: 'saved' });
      return;
    }
    session.setState({
      notice: {
        message: 'The agent kept on this machine cannot be read. It is still there; this is the sample instead.',
        details: read.error,
      },
    });
  }
  const sample = await loadSample(FIRST_SAMPLE, reader);
  if (sample.ok) editor.open(sample.value);
  else session.setState({ notice: { message: 'The sample agent could not be loaded.', details: sample.error } });
  // Kept from the start, so that a deployment of the sample is known again as this agent's.
  session.setState({ phase: 'ready', agentId: newId(), save: 'not-saved-yet' });
}

/** A sample agent of this app by its id, or why it cannot be had. */
export async function loadSample(
  id: string,
  reader: AgentReader,
): Promise<Result<AgentDocument, readonly Diagnostic[]>> {
  try {
    const response = await fetch(`/samples/${id}.agent.json`);
    if (!response.ok) return err([missing(id, `the server answered ${response.status}`)]);
    return reader.read(await response.text());
  } catch (error) {
    return err([missing(id, error instanceof Error ? error.message : String(error))]);
  }
}

function missing(id: string, why: string): Diagnostic {
  return {
    code: 'file/sample-not-loaded',
    severity: 'error',
    message: `The sample “${id}” could not be loaded: ${why}.`,
    hint: 'Is the local server still running?',
    at: { kind: 'agent' },
  };
}
