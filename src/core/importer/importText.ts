import { err, ok, type Result } from '../base';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../diagnostics';
import { isJsonObject, jsonTextLocator, parseJsonText, type JsonObject, type JsonValue, type TextRange } from '../json';
import {
  fileSizeProblem,
  parseAgentDocument,
  parseAgentText,
  textDiagnostic,
  toolsOf,
  type AgentDocument,
} from '../model';
import { isStateMachine } from './asl/findAgentLoop';
import { importAsl } from './asl/importAsl';
import { findingsIn, type Findings } from './findings';
import type { ImportFormat, ImportResult } from './importResult';
import { holdsRegistryItems, importRegistry } from './registry/importRegistry';
import { holdsToolConfigs, importToolConfigs } from './toolConfigs/importToolConfigs';
import { readPythonFile } from './toolConfigs/readPythonFile';

const WHAT_IS_READ =
  'Stepwright opens agent files, tool_configs (JSON or Python), items of the agent and tool registries, and state machines of agents.';

/**
 * Decides what a pasted, dropped or opened text is, and reads it.
 *
 * @returns an agent with notes on what could not be taken over, or what is wrong, each with line and column. Never throws.
 */
export function importText(text: string): Result<ImportResult, Diagnostic[]> {
  const tooLarge = fileSizeProblem(text);
  if (tooLarge !== null) return err([tooLarge]);
  const json = parseJsonText(text);
  if (json.ok) return importJson(json.value, text);

  const python = readPythonFile(text);
  const isToolText = text.includes('tool_name');
  if (python?.ok === true && isToolText) {
    const { toolConfigs, locate, parts } = python.value;
    const findings = findingsIn(text, locate);
    return conclude('tool-configs', importToolConfigs(toolConfigs, findings, parts), { text, findings });
  }
  if (python?.ok === false && isToolText) return refuse(text, python.error.message, python.error.range);
  if (/^\s*[[{]/.test(text)) return refuse(text, json.error.message, json.error.range);
  return err([describeForeign(text)]);
}

function importJson(value: JsonValue, text: string): Result<ImportResult, Diagnostic[]> {
  const findings = findingsIn(text, jsonTextLocator(text));
  if (isAgentFile(value)) {
    const result = parseAgentText(text);
    return result.ok ? conclude('agent', result.value, { text, findings }) : result;
  }
  const machine = machineIn(value);
  if (machine !== undefined) return importMachine(machine, text, findings);
  if (holdsRegistryItems(value)) return conclude('registry', importRegistry(value, findings), { text, findings });
  if (holdsToolConfigs(value)) return conclude('tool-configs', importToolConfigs(value, findings), { text, findings });
  return err([describeForeign(text)]);
}

/** A definition: as it is, or as `describe-state-machine` answers it, with the definition as a text. */
function machineIn(value: JsonValue): JsonObject | undefined {
  if (isStateMachine(value)) return value;
  const inner =
    isJsonObject(value) && typeof value['definition'] === 'string' ? parseJsonText(value['definition']) : undefined;
  return inner?.ok === true && isStateMachine(inner.value) ? inner.value : undefined;
}

function importMachine(machine: JsonObject, text: string, findings: Findings): Result<ImportResult, Diagnostic[]> {
  return conclude('asl', importAsl(machine, findings), { text, findings });
}

/** The document through the one door, with what was said about it. */
function conclude(
  format: ImportFormat,
  document: AgentDocument | undefined,
  { text, findings }: { readonly text: string; readonly findings: Findings },
): Result<ImportResult, Diagnostic[]> {
  const diagnostics = sortDiagnostics(findings.list);
  if (document === undefined || hasErrors(diagnostics)) return err(diagnostics);
  const checked = parseAgentDocument(document);
  if (!checked.ok) {
    return err(checked.error.map((problem) => textDiagnostic(text, problem, { start: 0, end: text.length })));
  }
  return ok({ format, summary: summarise(format, checked.value), document: checked.value, diagnostics });
}

function summarise(format: ImportFormat, document: AgentDocument): string {
  const count = toolsOf(document).length;
  const tools = `${count} ${count === 1 ? 'tool' : 'tools'}`;
  switch (format) {
    case 'agent':
      return `The agent “${document.name}” with ${tools}.`;
    case 'tool-configs':
      return `${tools} from tool_configs.`;
    case 'registry':
      return `The agent “${document.name}” with ${tools} from registry items.`;
    case 'asl':
      return `The agent “${document.name}” with ${tools}, recognised in a state machine.`;
  }
}

function isAgentFile(value: JsonValue): boolean {
  return isJsonObject(value) && 'version' in value && ('nodes' in value || typeof value['version'] === 'number');
}

function refuse(text: string, message: string, range: TextRange): Result<never, Diagnostic[]> {
  return err([textDiagnostic(text, { code: 'file/not-readable', message }, range)]);
}

function describeForeign(text: string): Diagnostic {
  const message =
    text.trim() === '' ? 'The text is empty.' : `This is nothing Stepwright can open as an agent. ${WHAT_IS_READ}`;
  return { code: 'file/unknown-format', severity: 'error', message, at: { kind: 'text', line: 1, column: 1 } };
}
