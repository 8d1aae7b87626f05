import type { Draft } from 'immer';
import { displayName, toolsOf, writtenScenarios, type AgentDocument, type NodeId } from '../../core/model';
import type { JsonValue } from '../../core/json';
import { renameToolInScenario } from '../../core/proof';
import { defineCommand } from '../command';
import { writeScenarios } from './scenarios';

/**
 * Sets one field of a node by its dotted path: `polling.polling_interval`, `target.functionArn`. The whole of what is behind the path is
 * replaced. Fixes of diagnostics use it too, so paths and values are plain data.
 */
export const setNodeField = defineCommand<{
  readonly nodeId: NodeId;
  readonly field: string;
  readonly value: JsonValue;
}>('node.set', {
  label: (document, { nodeId, field }) => {
    const node = document.nodes[nodeId];
    return `Change ${field.split('.').at(-1) ?? field} of “${node === undefined ? nodeId : displayName(node)}”`;
  },
  allowed: (document, { nodeId }) => nodeId in document.nodes,
  apply(draft, { nodeId, field, value }) {
    if (field === 'toolName' && typeof value === 'string') renameInScenarios(draft, nodeId, value);
    setPath(draft.nodes[nodeId], field, value);
  },
});

/** Saved scenarios name tools: they go with a tool that gets another name, unless two have one of the names. */
function renameInScenarios(draft: Draft<AgentDocument>, renamed: NodeId, to: string): void {
  const from = toolsOf(draft).find(({ id }) => id === renamed)?.toolName;
  const others = toolsOf(draft).filter(({ id }) => id !== renamed);
  if (from === undefined || from === to || others.some(({ toolName }) => toolName === from || toolName === to)) return;
  const written = writtenScenarios(draft);
  if (written.length === 0) return;
  writeScenarios(
    draft,
    written.map((scenario) => renameToolInScenario(scenario, from, to)),
  );
}

/** Sets one field of the agent itself by its dotted path: `name`, `settings.naming`. */
export const setAgentField = defineCommand<{ readonly field: string; readonly value: JsonValue }>('agent.set', {
  label: (_document, { field }) => `Change ${field.split('.').at(-1) ?? field}`,
  allowed: (_document, { field }) => field === 'name' || field === 'description' || field.startsWith('settings.'),
  apply(draft, { field, value }) {
    setPath(draft, field, value);
  },
});

/** Assigns unless the value is already there, so that a change of nothing leaves no step of undo. */
function setPath(root: unknown, path: string, value: JsonValue): void {
  const keys = path.split('.');
  const last = keys.pop();
  let target = root as Record<string, unknown>; // a draft node: every path of the form table leads through objects
  for (const key of keys) target = target[key] as Record<string, unknown>;
  if (last !== undefined && JSON.stringify(target[last]) !== JSON.stringify(value)) target[last] = value;
}
