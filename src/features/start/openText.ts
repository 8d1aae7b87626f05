import type { Diagnostic } from '../../core/diagnostics';
import { MAX_AGENT_FILE_BYTES } from '../../core/model';
import type { StartPorts } from './startPorts';

/** Opens what a text holds as an agent of its own. @returns what was wrong; empty: it is open. */
export async function openText(text: string, ports: StartPorts): Promise<readonly Diagnostic[]> {
  const read = (await ports.loadReader()).importText(text);
  if (!read.ok) return read.error;
  ports.openAsNew(read.value.document, read.value.diagnostics);
  return [];
}

/** Opens a file; one that is too large is refused before it is read. @returns what was wrong; empty: it is open. */
export async function openFile(file: File, ports: StartPorts): Promise<readonly Diagnostic[]> {
  if (file.size > MAX_AGENT_FILE_BYTES) {
    const megabytes = (file.size / 1e6).toFixed(1);
    return [fileProblem(`“${file.name}” has ${megabytes} MB; agent files may have ${MAX_AGENT_FILE_BYTES / 1e6} MB.`)];
  }
  try {
    return await openText(await file.text(), ports);
  } catch (error) {
    return [fileProblem(`“${file.name}” cannot be read: ${error instanceof Error ? error.message : String(error)}.`)];
  }
}

function fileProblem(message: string): Diagnostic {
  return { code: 'file/unreadable', severity: 'error', message, at: { kind: 'agent' } };
}
