import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { readerOf } from '../python/reader';
import { readLiteral } from '../python/readLiteral';
import { dig, digList, digObject, digText } from './dig';
import type { AgentLoop } from './findAgentLoop';

/** A tool as the model is told about it. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/** Tool definitions written into the machine: as a list in the model call or a variable, or as JSON inside an expression. */
export function readToolDefinitions({ model, states }: AgentLoop): ToolDefinition[] {
  const settings = dig(model.state, 'Arguments') ?? dig(model.state, 'Parameters');
  const lists = [
    ...digList(settings, 'ToolConfig', 'Tools').map((tool) => dig(tool, 'ToolSpec')),
    ...digList(settings, 'Payload', 'tools'),
    ...Object.values(states).flatMap((state) => digList(state, 'Assign', 'tools')),
  ];
  const found = lists.map(definitionOf).filter((definition) => definition !== null);
  return found.length > 0 ? found : Object.values(states).flatMap(definitionsInExpression);
}

function definitionOf(tool: JsonValue | undefined): ToolDefinition | null {
  const name = digText(tool, 'name') ?? digText(tool, 'Name');
  if (name === undefined) return null;
  return {
    name,
    description: digText(tool, 'description') ?? digText(tool, 'Description') ?? '',
    inputSchema: digObject(tool, 'input_schema') ??
      digObject(tool, 'InputSchema', 'Json') ?? { type: 'object', properties: {} },
  };
}

/** With a registry, tools of structured output are written into the expression that adds them to those of the registry. */
function definitionsInExpression(state: JsonValue): ToolDefinition[] {
  const expression = digText(state, 'Assign', 'tools') ?? '';
  const starts = [...expression.matchAll(/\{\s*['"]name['"]\s*:\s*['"]/g)].map(({ index }) => index);
  return starts
    .map((start) => definitionOf(readLiteral(readerOf(expression, start))?.value))
    .filter((definition) => definition !== null)
    .filter(({ inputSchema }) => isJsonObject(inputSchema['properties']));
}
