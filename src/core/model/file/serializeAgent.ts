import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { AgentDocument, AgentNode } from '../agentDocument';
import { emptyAgent, newModel, newStructuredOutput, newTool } from '../defaults';
import { nodeId } from '../ids';
import { AGENT_MEMBERS } from '../schema/agentSchema';

/**
 * The text of the agent file: the same document gives the same bytes, whatever way it was edited to be what it is. Members this version
 * does not know stand where they stood, at the end of the file.
 */
export function serializeAgent(document: AgentDocument): string {
  return `${JSON.stringify(fileOf(document), null, 2)}\n`;
}

function fileOf(document: AgentDocument): JsonObject {
  const { extra, ...known } = document;
  const plain = plainJson(known);
  const nodes = Object.fromEntries(Object.values(document.nodes).map((node) => [node.id, orderedNode(node)]));
  const file = orderedLike(TEMPLATE, { ...plain, nodes });
  // an unknown member named like a known one stays under `extra`, or it would replace the known one
  const apart = Object.fromEntries(Object.entries(extra).filter(([name]) => AGENT_MEMBERS.has(name)));
  const beside = Object.fromEntries(Object.entries(extra).filter(([name]) => !AGENT_MEMBERS.has(name)));
  return { ...file, ...(Object.keys(apart).length > 0 && { extra: apart }), ...beside };
}

const TEMPLATE = plainJson({ ...emptyAgent(''), nodes: {}, edges: {} });

function orderedNode(node: AgentNode): JsonValue {
  return orderedLike(plainJson(templateOf(node)), plainJson(node));
}

function templateOf(node: AgentNode): object {
  switch (node.kind) {
    case 'model':
      return newModel(nodeId('template'));
    case 'tool':
      return newTool(nodeId('template'), '');
    case 'structured-output':
      return newStructuredOutput(nodeId('template'), '');
    case 'start':
    case 'end':
      return { id: '', kind: '' };
  }
}

/** Members whose content is a person's own: nothing in it is put in another order. */
const FREE_FORM: ReadonlySet<string> = new Set(['inputSchema', 'schema', 'extra', 'tags', 'positions']);

/** The members of `value` in the order of `template`, those it does not have after them. */
function orderedLike(template: JsonObject, value: JsonObject): JsonObject {
  const names = Object.keys(template).filter((name) => Object.hasOwn(value, name));
  const rest = Object.keys(value).filter((name) => !Object.hasOwn(template, name));
  return Object.fromEntries(
    [...names, ...rest].map((name) => {
      const model = template[name];
      const member = value[name] ?? null;
      return [
        name,
        isJsonObject(model) && isJsonObject(member) && !FREE_FORM.has(name) ? orderedLike(model, member) : member,
      ];
    }),
  );
}

function plainJson(value: object): JsonObject {
  return value as JsonObject; // a document holds nothing but JSON: the door saw to it
}
