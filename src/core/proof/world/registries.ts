import { exportRegistry } from '../../export';
import { isJsonObject, toDynamoDbItem, type JsonObject, type JsonValue } from '../../json';
import type { AgentDocument } from '../../model';
import type { TaskCall } from '../../simulator';

/** What the tables of the framework answer to `getItem`. */
export type Registries = (request: JsonValue) => JsonObject;

/**
 * The framework's registries as they are once the agent's own registry items were put there. The table of models is the framework's own
 * and is taken to have the model.
 */
export function registriesOf(document: AgentDocument): Registries {
  const { agentItem, toolItems } = exportRegistry(document);
  // As with put-item: of two tools with one name the later one is there.
  const tools = new Map(toolItems.map((item) => [item['tool_name'], item]));
  return (request) => {
    const key = isJsonObject(request) ? request['Key'] : undefined;
    if (!isJsonObject(key)) return {};
    if ('agent_name' in key) return { Item: toDynamoDbItem(agentItem) };
    if ('pk' in key) return { Item: { pk: key['pk'] ?? null } };
    const name = isJsonObject(key['tool_name']) ? key['tool_name']['S'] : undefined;
    const tool = tools.get(name ?? null);
    return tool === undefined ? {} : { Item: toDynamoDbItem(tool) };
  };
}

/** Whether a Task that is no tool of the agent reads a registry. */
export function readsRegistry({ target }: Pick<TaskCall, 'target'>): boolean {
  return target.kind === 'integration' && target.service === 'dynamodb' && target.action === 'getItem';
}
