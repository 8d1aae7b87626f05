import type { Diagnostic, DiagnosticCode, Place } from '../../diagnostics';
import { isJsonObject } from '../../json';

/** Member names and indexes from the root of the file to the place of a problem. */
export type FilePath = readonly (string | number)[];

/** Something wrong with foreign data, before it is known whether the place is a node of a document or a line of a text. */
export interface AgentProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
  readonly path: FilePath;
}

/** Problems that are shown; a file with more is broken in a way that one can see from these. */
const MAX_SHOWN = 50;

export function toDiagnostics(problems: readonly AgentProblem[], placeOf: (path: FilePath) => Place): Diagnostic[] {
  return problems.slice(0, MAX_SHOWN).map(({ path, ...rest }) => ({ ...rest, severity: 'error', at: placeOf(path) }));
}

/** The place of a path in terms of the agent: its node and field, its setting, or the agent as a whole. */
export function agentPlace(path: FilePath): Place {
  const [area, name, ...rest] = path;
  if (area === 'nodes' && name !== undefined) {
    const place = { kind: 'node', nodeId: String(name) } as const;
    return rest.length === 0 ? place : { ...place, field: rest.join('.') };
  }
  return area === 'settings' && name !== undefined
    ? { kind: 'settings', field: [name, ...rest].join('.') }
    : { kind: 'agent' };
}

/** A path in a person's words: `“polling.mode” of “monitor_batch_execution”`, `“settings.naming”`, `The file`. */
export function nameOfPlace(path: FilePath, file: unknown): string {
  const [area, name, ...rest] = path;
  if (area === 'nodes' && name !== undefined) {
    const node = isJsonObject(file) && isJsonObject(file['nodes']) ? file['nodes'][name] : undefined;
    const toolName = isJsonObject(node) ? node['toolName'] : undefined;
    const owner = `“${shorten(typeof toolName === 'string' && toolName !== '' ? toolName : String(name))}”`;
    return rest.length === 0 ? `The node ${owner}` : `“${shorten(rest.join('.'))}” of ${owner}`;
  }
  return path.length === 0 ? 'The file' : `“${shorten(path.join('.'))}”`;
}

/** Foreign text quoted in a sentence, short enough to read. */
export function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
