import { compileAgent } from '../core/compiler';
import { sortDiagnostics, type Diagnostic } from '../core/diagnostics';
import { importText } from '../core/importer';
import { isJsonObject, parseJsonText, type JsonValue } from '../core/json';
import type { AgentDocument } from '../core/model';
import { validateAgent, validateDefinition, validateDefinitionText } from '../core/validator';

/** What a file on the command line turned out to be. */
export type Source =
  | { readonly kind: 'asl'; readonly definition: JsonValue; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'agent';
      readonly document: AgentDocument;
      readonly definition: JsonValue;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] };

/** Reads an agent, `tool_configs`, registry items or a definition in ASL. Whatever has `States` is taken for a definition. */
export function readSource(text: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Source {
  const json = parseJsonText(text);
  if (json.ok && isJsonObject(json.value) && ('States' in json.value || 'StartAt' in json.value)) {
    return { kind: 'asl', definition: json.value, diagnostics: validateDefinitionText(text, { type }) };
  }
  const imported = importText(text);
  if (!imported.ok) return { kind: 'unreadable', diagnostics: imported.error };
  const { document, diagnostics } = imported.value;
  const compiled = compileAgent(document);
  // The compiler gives a plain value; its type is the stricter one of ASL.
  const definition = compiled.definition as unknown as JsonValue;
  const judged = [
    ...compiled.diagnostics,
    ...validateAgent(document),
    ...validateDefinition(definition, { type: document.settings.stateMachineType, judgesWaiting: false }),
  ];
  return { kind: 'agent', document, definition, diagnostics: [...diagnostics, ...sortDiagnostics(judged)] };
}
