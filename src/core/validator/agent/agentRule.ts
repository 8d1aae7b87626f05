import type { DiagnosticCode, Fix, Severity } from '../../diagnostics';
import type { JsonValue } from '../../json';
import {
  isConnectedToModel,
  modelOf,
  toolsOf,
  type AgentDocument,
  type ModelNode,
  type PollingSettings,
  type ToolNode,
} from '../../model';

/** What a rule looks at, gathered once. */
export interface AgentView {
  readonly document: AgentDocument;
  readonly model: ModelNode | undefined;
  /** Tools the model may call. */
  readonly tools: readonly ToolNode[];
  /** Those of them that are checked again and again. */
  readonly polledTools: readonly ToolNode[];
}

/** What a rule found; the place is the visited node unless it says another. */
export interface AgentFinding {
  /** Dotted path in the node; in the settings for `settings`. */
  readonly field?: string;
  readonly at?: 'node' | 'model' | 'settings' | 'agent';
  readonly message: string;
  readonly hint?: string;
  readonly fix?: Fix;
}

/** One rule over agent documents, as data. */
export type AgentRule = ToolRule | WholeRule;

interface RuleBase {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
}

/** Visits each tool the model may call. */
export interface ToolRule extends RuleBase {
  readonly visits: 'tool';
  /** Looks at more than the tool, the model and the settings, so it is asked again when anything changes. */
  readonly looksAround?: true;
  readonly check: (tool: ToolNode, view: AgentView) => AgentFinding | null;
}

/** Visits the agent once. */
export interface WholeRule extends RuleBase {
  readonly visits: 'agent';
  readonly check: (view: AgentView) => readonly AgentFinding[];
}

export function agentView(document: AgentDocument): AgentView {
  const tools = toolsOf(document).filter((tool) => isConnectedToModel(document, tool.id));
  return { document, model: modelOf(document), tools, polledTools: tools.filter((tool) => isPolled(tool.polling)) };
}

/** Whether the machine checks the tool until its status is final. */
export function isPolled({ mode }: PollingSettings): boolean {
  return mode === 'wait-before-call' || mode === 'poll-in-machine';
}

/** A fix that sets one field of a node. */
export function setField(node: { readonly id: string }, field: string, value: JsonValue, label: string): Fix {
  return { label, command: 'node.set', args: { nodeId: node.id, field, value } };
}
