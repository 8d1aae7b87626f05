import { writeFile } from 'node:fs/promises';
import { isConnectedToModel, toolsOf, type AgentDocument, type ToolNode } from '../core/model';
import { scenariosOf, type Scenario } from '../core/proof';
import { UsageError } from './command';
import { readText, reasonOf } from './files';
import { diagnosticLine, tell } from './output';
import { readSource } from './source';

/** Reads the one file of a command that is about an agent. Its errors are told; it is run none the less, as it would be deployed. */
export async function readAgent(positionals: readonly string[]): Promise<AgentDocument> {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('One agent at a time.');
  const source = readSource(await readText(file));
  for (const diagnostic of source.diagnostics) {
    if (diagnostic.severity === 'error') tell(diagnosticLine(file, diagnostic));
  }
  if (source.kind === 'agent') return source.document;
  throw new UsageError(
    source.kind === 'asl'
      ? `"${file}" is a definition in ASL; this takes an agent.`
      : `"${file}" cannot be read as an agent.`,
  );
}

/** The tool of that name; without a name the first one that waits, or else the first. */
export function toolNamed(document: AgentDocument, name: string | undefined): ToolNode {
  const tools = toolsOf(document).filter(({ id }) => isConnectedToModel(document, id));
  const tool =
    name === undefined
      ? (tools.find(({ polling }) => polling.mode !== 'none') ?? tools[0])
      : tools.find(({ toolName }) => toolName === name);
  if (tool !== undefined) return tool;
  const names = tools.map(({ toolName }) => toolName).join(', ');
  throw new UsageError(
    names === '' ? 'The agent has no tool.' : `There is no tool "${name ?? ''}". There is: ${names}.`,
  );
}

/** The first scenario saved in the agent, or the one made from it. */
export function firstScenario(document: AgentDocument): Scenario {
  const scenarios = scenariosOf(document);
  if (!scenarios.ok) throw new UsageError(scenarios.error.map(({ message }) => message).join('\n'));
  const [first] = scenarios.value;
  if (first === undefined) throw new UsageError('The list of scenarios is empty.');
  return first;
}

/** Writes what a command was asked to leave in a file. */
export async function writeOutput(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new UsageError(`"${file}" cannot be written: ${reasonOf(error)}.`, { cause: error });
  });
}
