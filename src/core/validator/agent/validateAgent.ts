import { sortDiagnostics, type Diagnostic, type Place } from '../../diagnostics';
import type { AgentDocument } from '../../model';
import { agentView, type AgentFinding, type AgentRule, type AgentView } from './agentRule';
import * as limits from './rules/limits';
import * as numbers from './rules/numbers';
import * as prompt from './rules/prompt';
import * as waiting from './rules/waiting';

/** Every rule over agent documents. */
export const agentRules: readonly AgentRule[] = [
  ...Object.values(numbers),
  ...Object.values(limits),
  ...Object.values(waiting),
  ...Object.values(prompt),
];

/**
 * What is unwise or impossible in an agent, in the person's own words and numbers, with a fix where there is one.
 *
 * What the compiler leaves out or replaces (no model, a tool without name or ARN, a name used twice) is said by `compileAgent`, and what is wrong with the machine by
 * `validateDefinition`; together they are all there is to say.
 */
export function validateAgent(document: AgentDocument): Diagnostic[] {
  const view = agentView(document);
  return sortDiagnostics(agentRules.flatMap((rule) => diagnosticsOf(rule, view)));
}

function diagnosticsOf(rule: AgentRule, view: AgentView): Diagnostic[] {
  if (rule.visits === 'agent') return rule.check(view).map((found) => diagnosticOf(rule, found, view));
  return view.tools.flatMap((tool) => {
    const found = rule.check(tool, view);
    return found === null ? [] : [diagnosticOf(rule, found, view, tool.id)];
  });
}

function diagnosticOf(
  { code, severity }: AgentRule,
  found: AgentFinding,
  view: AgentView,
  nodeId?: string,
): Diagnostic {
  const { message, hint, fix } = found;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    at: placeOf(found, view, nodeId),
    ...(fix === undefined ? {} : { fix }),
  };
}

function placeOf({ at = 'node', field }: AgentFinding, { model }: AgentView, nodeId: string | undefined): Place {
  if (at === 'settings' && field !== undefined) return { kind: 'settings', field };
  const id = at === 'model' ? model?.id : at === 'node' ? nodeId : undefined;
  if (id === undefined) return { kind: 'agent' };
  return { kind: 'node', nodeId: id, ...(field === undefined ? {} : { field }) };
}
