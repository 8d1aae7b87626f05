import { isJsonObject, type JsonValue } from '../../json';
import { MAX_NODES, type ToolNode } from '../../model';
import { assembleAgent, claimId, type AgentParts } from '../assembleAgent';
import type { Findings, SourcePath } from '../findings';
import { readToolConfig } from './readToolConfig';

/** Whether a value looks like tool_configs: a list with an entry that has a tool_name, or an object that holds such a list. */
export function holdsToolConfigs(value: JsonValue): boolean {
  return findToolList(value) !== null;
}

/**
 * `tool_configs` as an agent of those tools.
 *
 * @param parts - what else is known of the agent: its name or prompt from the same file.
 * @returns undefined if nothing of it can be used; `findings` then has an error.
 */
export function importToolConfigs(value: JsonValue, findings: Findings, parts: Omit<AgentParts, 'tools'> = {}) {
  const found = findToolList(value);
  if (found === null) {
    const message = 'No entry here has a tool_name, so these are no tool_configs.';
    findings.add({ code: 'file/no-tools', severity: 'error', message, path: [] });
    return undefined;
  }
  if (hasTooMany(found.entries.length, findings)) return undefined;
  const taken = new Set<string>();
  const claim = (toolName: string) => claimId(toolName, taken);
  const tools = found.entries.map((entry, index) =>
    readToolConfig(entry, [...found.path, ...(found.isSingle ? [] : [index])], { findings, claim }),
  );
  const usable = tools.filter((tool): tool is ToolNode => tool !== undefined);
  return usable.length === tools.length ? assembleAgent({ ...parts, tools: usable }) : undefined;
}

/** Refuses more tools than an agent can have, before each of them is read. */
export function hasTooMany(count: number, findings: Findings): boolean {
  if (count <= MAX_NODES) return false;
  const message = `There are ${count.toLocaleString('en')} tools here; an agent can have ${MAX_NODES}.`;
  findings.add({ code: 'file/too-many-tools', severity: 'error', message, path: [] });
  return true;
}

interface ToolList {
  readonly entries: readonly JsonValue[];
  readonly path: SourcePath;
  /** The value is the one entry itself, not a list. */
  readonly isSingle: boolean;
}

function findToolList(value: JsonValue): ToolList | null {
  if (Array.isArray(value)) {
    const entries = value as readonly JsonValue[];
    return entries.some(hasToolName) ? { entries, path: [], isSingle: false } : null;
  }
  if (!isJsonObject(value)) return null;
  if (hasToolName(value)) return { entries: [value], path: [], isSingle: true };
  for (const name of ['tool_configs', 'tools', 'Items']) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    const list = Array.isArray(inner) ? findToolList(inner) : null;
    if (list !== null) return { ...list, path: [name, ...list.path] };
  }
  return null;
}

function hasToolName(entry: JsonValue): boolean {
  return isJsonObject(entry) && Object.hasOwn(entry, 'tool_name');
}
