import type { AgentDocument } from './agentDocument';
import { nodesOf } from './queries';

/** Characters of a tool's name, by the rule of the model providers (`^[a-zA-Z0-9_-]{1,64}$`). @see Bedrock Converse, ToolSpecification */
const MAX_TOOL_NAME_CHARACTERS = 64;

/** What is wrong with a tool's name in itself, as a sentence for its field; null: nothing. */
export function toolNameProblem(name: string): string | null {
  if (name === '') return 'The tool has no name. The model calls it by its name.';
  const length = Array.from(name).length;
  if (length > MAX_TOOL_NAME_CHARACTERS) {
    return `The name has ${length} characters; models accept ${MAX_TOOL_NAME_CHARACTERS}.`;
  }
  const foreign = Array.from(name).find((character) => !/^[a-zA-Z0-9_-]$/.test(character));
  if (foreign === undefined) return null;
  const what = /^\s$/u.test(foreign) ? 'a blank' : `“${foreign}”`;
  return `The name contains ${what}; models accept letters a–z, digits, _ and -.`;
}

/**
 * A tool name no other node has, nearest to the wish: characters models refuse become `_`, a number is added when the name is taken.
 * `Get résumé` → `Get_resume`; `monitor`, taken → `monitor_2`.
 */
export function uniqueToolName(document: AgentDocument, wish: string): string {
  const taken = new Set(nodesOf(document).map((node) => ('toolName' in node ? node.toolName : '')));
  const base = plainName(wish);
  if (!taken.has(base)) return base;
  const stem = base.replace(/_\d+$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const name = stem.slice(0, MAX_TOOL_NAME_CHARACTERS - suffix.length) + suffix;
    if (!taken.has(name)) return name;
  }
}

function plainName(wish: string): string {
  const plain = wish
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-zA-Z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MAX_TOOL_NAME_CHARACTERS);
  return plain === '' ? 'tool' : plain;
}
