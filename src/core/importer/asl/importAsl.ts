import type { JsonObject } from '../../json';
import { newStructuredOutput, type AgentDocument } from '../../model';
import { assembleAgent, claimId } from '../assembleAgent';
import type { Findings } from '../findings';
import { digText } from './dig';
import { findAgentLoop, type AgentLoop } from './findAgentLoop';
import { readAgentName, readModel, readSettings, readTurnLimit } from './readModel';
import { readTool } from './readTool';
import { readToolDefinitions, type ToolDefinition } from './readToolDefinitions';

/**
 * Recognises the agent in a state machine: those of both framework generators and our own. States are read by what they do; their
 * names only decide how they will be named again.
 *
 * @returns undefined if it is no agent; `findings` then has an error.
 */
export function importAsl(definition: JsonObject, findings: Findings): AgentDocument | undefined {
  const loop = findAgentLoop(definition);
  if (loop === null || isRoutedByData(loop)) {
    const reason = loop === null ? 'No Task in it sends messages to a model' : 'Its tools are looked up when it runs';
    findings.add({
      code: 'file/asl-not-an-agent',
      severity: 'error',
      message: `This state machine is no agent Stepwright recognises. ${reason}; opening any machine is not supported yet.`,
      path: ['States'],
    });
    return undefined;
  }
  const taken = new Set<string>();
  const claim = (toolName: string) => claimId(toolName, taken);
  const definitions = readToolDefinitions(loop);
  const ending = endingTools(loop, definitions);
  const { toolMap } = loop;
  const routed = toolMap === null ? [] : [...toolMap.routes.keys()].filter((name) => !ending.has(name));
  const tools = routed.map((toolName) =>
    readTool(
      {
        toolName,
        definition: definitions.find(({ name }) => name === toolName),
        map: toolMap ?? { name: '', state: {}, inner: {}, routes: new Map() },
        path: ['States', toolMap?.name ?? ''],
      },
      { findings, claim },
    ),
  );
  const structuredOutputs = [...ending].map((name) => {
    const tool = definitions.find((definition_) => definition_.name === name);
    return newStructuredOutput(claim(name), name, {
      description: tool?.description ?? '',
      ...(tool !== undefined && { schema: tool.inputSchema }),
    });
  });
  noteDifferences(loop, findings);
  return assembleAgent({
    name: readAgentName(loop, definition) ?? 'imported-agent',
    description: digText(definition, 'Comment') ?? '',
    model: readModel(loop, tools),
    tools,
    structuredOutputs,
    settings: readSettings(loop, definition),
  });
}

/** A tool loop without a route for any tool: the machine finds the function of a tool only when it runs. */
function isRoutedByData({ toolMap, states }: AgentLoop): boolean {
  const hasMap = Object.values(states).some((state) => digText(state, 'Type') === 'Map');
  return hasMap && (toolMap === null || toolMap.routes.size === 0);
}

/** Tools whose call ends the run: the framework routes them to a Pass, our own machine before the Map. */
function endingTools({ toolMap, states }: AgentLoop, definitions: readonly ToolDefinition[]): Set<string> {
  const ending = new Set<string>();
  for (const [name, rules] of toolMap?.routes ?? []) {
    const leadsToEnding = rules.some(({ Next: next }) => next === 'Process Structured Output');
    if (leadsToEnding || isTestedBeforeMap(states, name)) ending.add(name);
  }
  for (const { name } of definitions) {
    if (toolMap?.routes.has(name) !== true && isTestedBeforeMap(states, name)) ending.add(name);
  }
  return ending;
}

/** A Choice of the machine itself asks for calls of this tool. */
function isTestedBeforeMap(states: JsonObject, toolName: string): boolean {
  return Object.values(states).some(
    (state) =>
      digText(state, 'Type') === 'Choice' && JSON.stringify(state).includes(`function_calls[name = '${toolName}'`),
  );
}

function noteDifferences(loop: AgentLoop, findings: Findings): void {
  if (readTurnLimit(loop) !== undefined) return;
  findings.add({
    code: 'file/asl-no-turn-limit',
    severity: 'info',
    message: 'The machine has no limit of model turns; 40 was set.',
    path: ['States', loop.model.name],
  });
}
