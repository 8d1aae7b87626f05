import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { dig, digList, digObject, digText, unquote } from './dig';

/** The parts every agent machine has, whoever generated it. */
export interface AgentLoop {
  readonly states: JsonObject;
  /** The Task that calls the model. */
  readonly model: { readonly name: string; readonly state: JsonObject };
  /** The Map over the calls of one turn, and the router in it; null: an agent without tools. */
  readonly toolMap: ToolMap | null;
}

export interface ToolMap {
  readonly name: string;
  readonly state: JsonObject;
  /** States of one iteration. */
  readonly inner: JsonObject;
  /** Rules of the router by tool, in order. */
  readonly routes: ReadonlyMap<string, readonly JsonObject[]>;
}

/** Whether a value is a definition in Amazon States Language. */
export function isStateMachine(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && typeof value['StartAt'] === 'string' && isJsonObject(value['States']);
}

/** Finds model call and tool loop by what the States do, not by their names; null: the machine is no agent. */
export function findAgentLoop(definition: JsonObject): AgentLoop | null {
  const states = digObject(definition, 'States') ?? {};
  const entries = Object.entries(states).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]));
  const model = entries.find(([, state]) => isModelCall(state));
  if (model === undefined) return null;
  const maps = entries.map(([name, state]) => toolMapOf(name, state)).filter((map) => map !== null);
  const [toolMap = null] = [...maps].sort((a, b) => b.routes.size - a.routes.size);
  return { states, model: { name: model[0], state: model[1] }, toolMap };
}

/** A Task that sends the conversation: the framework's Lambda, Bedrock's converse, or any Lambda that gets `messages`. */
function isModelCall(state: JsonObject): boolean {
  if (state['Type'] !== 'Task') return false;
  const settings = state['Arguments'] ?? state['Parameters'];
  const sendsMessages = ['messages', 'messages.$'].some((name) => dig(settings, 'Payload', name) !== undefined);
  return sendsMessages || (dig(settings, 'ModelId') !== undefined && dig(settings, 'Messages') !== undefined);
}

function toolMapOf(name: string, state: JsonObject): ToolMap | null {
  if (state['Type'] !== 'Map') return null;
  const processor = digObject(state, 'ItemProcessor') ?? digObject(state, 'Iterator');
  const inner = digObject(processor, 'States');
  if (processor === undefined || inner === undefined) return null;
  const router = digObject(inner, digText(processor, 'StartAt') ?? '');
  const routes = new Map<string, JsonObject[]>();
  for (const rule of digList(router, 'Choices')) {
    const tool = isJsonObject(rule) ? toolOfRule(rule) : null;
    if (tool === null || !isJsonObject(rule)) continue;
    routes.set(tool, [...(routes.get(tool) ?? []), rule]);
  }
  const overCalls = JSON.stringify([state['Items'] ?? null, state['ItemsPath'] ?? null]).includes('function_calls');
  return routes.size > 0 || overCalls ? { name, state, inner, routes } : null;
}

const NAME_TEST = /\.name\s*=\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/;

/** The tool a rule of the router is for: `$states.input.name = 'T'`, or `StringEquals` on `$.name`. */
function toolOfRule(rule: JsonObject): string | null {
  const [, literal] = NAME_TEST.exec(digText(rule, 'Condition') ?? '') ?? [];
  if (literal !== undefined) return unquote(literal);
  return digText(rule, 'Variable')?.endsWith('.name') === true ? (digText(rule, 'StringEquals') ?? null) : null;
}
