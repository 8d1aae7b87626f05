import type { JsonValue } from '../core/json';
import type { Command } from './command';
import { connectNodes, removeEdges } from './commands/edges';
import { setAgentField, setNodeField } from './commands/fields';
import { addNode, moveNodes, removeNodes, tidyUp } from './commands/nodes';
import { addScenario, removeScenario, setScenario } from './commands/scenarios';

const commands: readonly Command<never>[] = [
  addNode,
  addScenario,
  connectNodes,
  moveNodes,
  removeEdges,
  removeNodes,
  removeScenario,
  setAgentField,
  setNodeField,
  setScenario,
  tidyUp,
];

/** The command a fix names; its args are plain data. */
export function commandById(id: string): Command<JsonValue> | undefined {
  // A diagnostic makes the args of its fix for the command it names; nothing else hands them in.
  return commands.find((command) => command.id === id) as Command<JsonValue> | undefined;
}
