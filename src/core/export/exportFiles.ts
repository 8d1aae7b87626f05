import { compileAgent, finalSystemPrompt } from '../compiler';
import type { Diagnostic } from '../diagnostics';
import { toDynamoDbItem, type JsonValue } from '../json';
import { serializeAgent, type AgentDocument } from '../model';
import { exportRole } from './exportRole';
import { exportRegistry } from './registry';
import { exportToolConfigs, toolConfigLosses } from './toolConfigs';
import { utf8 } from './utf8';

/** What can be exported. */
export type ExportId = 'asl' | 'agent' | 'tool-configs' | 'registry' | 'system-prompt' | 'execution-role';

/** A file as it would be saved; nothing is downloaded here. */
export interface ExportedFile {
  readonly id: ExportId;
  /** `batch-orchestrator-agent.asl.json`: the agent's name, safe for every file system. */
  readonly fileName: string;
  readonly mimeType: string;
  /** For preview and clipboard; the same as `bytes` in UTF-8. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** What this file does not say of the agent, or what keeps it from running. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Every file an agent can be exported as, the machine first. The same document gives the same bytes. */
export function exportFiles(document: AgentDocument): readonly ExportedFile[] {
  const compiled = compileAgent(document);
  // A StateMachine is JSON; its optional members keep it from being assignable.
  const role = exportRole(compiled.definition as unknown as JsonValue, document.name);
  const { agentItem, toolItems } = exportRegistry(document);
  return [
    file(document, {
      id: 'asl',
      suffix: '.asl.json',
      text: jsonText(compiled.definition),
      diagnostics: compiled.diagnostics,
    }),
    file(document, { id: 'agent', suffix: '.agent.json', text: serializeAgent(document) }),
    file(document, {
      id: 'tool-configs',
      suffix: '.tool_configs.json',
      text: jsonText(exportToolConfigs(document)),
      diagnostics: toolConfigLosses(document),
    }),
    file(document, {
      id: 'registry',
      suffix: '.registry.json',
      text: jsonText([agentItem, ...toolItems].map(toDynamoDbItem)),
      diagnostics: toolConfigLosses(document),
    }),
    file(document, { id: 'system-prompt', suffix: '.system-prompt.txt', text: `${finalSystemPrompt(document)}\n` }),
    file(document, {
      id: 'execution-role',
      suffix: '.execution-role.json',
      text: jsonText(role.policies),
      diagnostics: role.diagnostics,
    }),
  ];
}

interface Content {
  readonly id: ExportId;
  readonly suffix: string;
  readonly text: string;
  readonly diagnostics?: readonly Diagnostic[];
}

function file(document: AgentDocument, { id, suffix, text, diagnostics = [] }: Content): ExportedFile {
  return {
    id,
    fileName: `${fileStem(document.name)}${suffix}`,
    mimeType: suffix.endsWith('.json') ? 'application/json' : 'text/plain;charset=utf-8',
    text,
    bytes: utf8(text),
    diagnostics,
  };
}

/** A name no file system minds: no path, no reserved characters, not empty, not hidden. */
function fileStem(name: string): string {
  const safe = name
    .normalize('NFKC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}._ -]+/gu, '-')
    .replace(/^[. -]+|[. -]+$/g, '')
    .slice(0, 80);
  return safe === '' ? 'agent' : safe;
}

function jsonText(value: JsonValue | object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
