import type { JsonValue } from '../core/json';
import type { Command } from './command';
import { connectNodes, removeEdges } from './commands/edges';
import { setAgentField, setNodeField } from './commands/fields';
import { addNode, moveNodes, removeNodes, tidyUp } from './commands/nodes';

const commands: readonly Command<never>[] = [
  addNode,
  connectNodes,
  moveNodes,
  removeEdges,
  removeNodes,
  setAgentField,
  setNodeField,
  tidyUp,
];

/** The command a fix names; its args are plain data. */
export function commandById(id: string): Command<JsonValue> | undefined {
  // A diagnostic makes the args of its fix for the command it names; nothing else hands them in.
  return commands.find((command) => command.id === id) as Command<JsonValue> | undefined;
}
