/** Where agents are kept between visits: text by key, as `localStorage` does. May throw when full or forbidden. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** An agent kept on this machine. */
export interface KeptAgent {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAtMs: number;
}

/** Agents kept; when one more comes, the one not opened for longest goes. */
export const MAX_KEPT_AGENTS = 30;

const INDEX_KEY = 'stepwright/agents';
const agentKey = (id: string) => `stepwright/agent/${id}`;

/** All kept agents, newest first. A damaged index reads as empty; the agents' own texts stay. */
export function keptAgents(storage: KeyValueStorage): KeptAgent[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(INDEX_KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isKeptAgent) : [];
  } catch {
    return []; // unreadable: the next save writes a sound one
  }
}

export function loadAgentText(storage: KeyValueStorage, id: string): string | null {
  return storage.getItem(agentKey(id));
}

/**
 * Keeps an agent's text. When the storage is full, the oldest other agents make room.
 *
 * @throws whatever the storage throws when there is no room even then; nothing half-written is left.
 */
export function saveAgentText(storage: KeyValueStorage, agent: KeptAgent, text: string): void {
  let others = keptAgents(storage).filter((kept) => kept.id !== agent.id);
  for (const dropped of others.slice(MAX_KEPT_AGENTS - 1)) storage.removeItem(agentKey(dropped.id));
  others = others.slice(0, MAX_KEPT_AGENTS - 1);
  storage.setItem(agentKey(agent.id), text);
  storage.setItem(INDEX_KEY, JSON.stringify([agent, ...others]));
}

export function forgetAgent(storage: KeyValueStorage, id: string): void {
  storage.removeItem(agentKey(id));
  storage.setItem(INDEX_KEY, JSON.stringify(keptAgents(storage).filter((kept) => kept.id !== id)));
}

function isKeptAgent(value: unknown): value is KeptAgent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'savedAtMs' in value &&
    typeof value.savedAtMs === 'number'
  );
}
