import { sortDiagnostics, type Diagnostic, type Place } from '../../diagnostics';
import type { AgentDocument, ToolNode } from '../../model';
import { agentView, type AgentFinding, type AgentRule, type AgentView, type ToolRule } from './agentRule';
import * as limits from './rules/limits';
import * as numbers from './rules/numbers';
import * as prompt from './rules/prompt';
import * as runs from './rules/runs';
import * as waiting from './rules/waiting';

/** Every rule over agent documents. */
export const agentRules: readonly AgentRule[] = [
  ...Object.values(numbers),
  ...Object.values(limits),
  ...Object.values(waiting),
  ...Object.values(runs),
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
  return sortDiagnostics([
    ...wholeRules.flatMap((rule) => rule.check(view).map((found) => diagnosticOf(rule, found, view))),
    ...view.tools.flatMap((tool) => [...judgedAlone(tool, view), ...judged(tool, lookingAround, view)]),
  ]);
}

const wholeRules = agentRules.filter((rule) => rule.visits === 'agent');
const toolRules = agentRules.filter((rule) => rule.visits === 'tool');
const lookingAround = toolRules.filter(({ looksAround }) => looksAround === true);
const aloneRules = toolRules.filter(({ looksAround }) => looksAround !== true);

/** What a run with one tool takes from the agent around it. */
interface Around extends Pick<AgentDocument, 'settings' | 'name' | 'description'> {
  readonly model: AgentView['model'];
}

interface Judged extends Around {
  readonly diagnostics: readonly Diagnostic[];
}

/** Edits share the nodes they do not change: typing at one of two hundred tools judges one. */
const known = new WeakMap<ToolNode, Judged>();

function judgedAlone(tool: ToolNode, view: AgentView): readonly Diagnostic[] {
  const { settings, name, description } = view.document;
  const around: Around = { model: view.model, settings, name, description };
  const before = known.get(tool);
  if (before !== undefined && isSame(before, around)) return before.diagnostics;
  const diagnostics = judged(tool, aloneRules, view);
  known.set(tool, { ...around, diagnostics });
  return diagnostics;
}

function isSame(a: Around, b: Around): boolean {
  return a.model === b.model && a.settings === b.settings && a.name === b.name && a.description === b.description;
}

function judged(tool: ToolNode, rules: readonly ToolRule[], view: AgentView): Diagnostic[] {
  return rules.flatMap((rule) => {
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
