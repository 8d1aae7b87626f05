import { describe, expect, it } from 'vitest';
import { keptAgents, loadAgentText, MAX_KEPT_AGENTS, saveAgentText, type KeyValueStorage } from './agentStorage';

function memoryStorage(entries: Record<string, string> = {}): KeyValueStorage {
  const map = new Map(Object.entries(entries));
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const agent = (id: string) => ({ id, name: id, savedAtMs: 0 });

describe('agents kept on this machine', () => {
  it('come back as they were saved, newest first', () => {
    const storage = memoryStorage();

    saveAgentText(storage, agent('a'), 'text of a');
    saveAgentText(storage, agent('b'), 'text of b');
    saveAgentText(storage, agent('a'), 'new text of a');

    expect(keptAgents(storage).map((kept) => kept.id)).toEqual(['a', 'b']);
    expect(loadAgentText(storage, 'a')).toBe('new text of a');
  });

  it('let the oldest go when there are too many', () => {
    const storage = memoryStorage();

    for (let index = 0; index <= MAX_KEPT_AGENTS; index += 1) saveAgentText(storage, agent(`a${index}`), 'text');

    expect(keptAgents(storage)).toHaveLength(MAX_KEPT_AGENTS);
    expect(loadAgentText(storage, 'a0')).toBeNull();
  });

  it('survive a damaged index', () => {
    const storage = memoryStorage({ 'stepwright/agents': '{{' });

    expect(keptAgents(storage)).toEqual([]);
    saveAgentText(storage, agent('a'), 'text');
    expect(keptAgents(storage)).toHaveLength(1);
  });

  it('say so when there is no room, and keep what was there', () => {
    const storage = memoryStorage();
    saveAgentText(storage, agent('a'), 'old');
    const full: KeyValueStorage = {
      ...storage,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };

    expect(() => saveAgentText(full, agent('a'), 'new')).toThrow('QuotaExceededError');
    expect(loadAgentText(storage, 'a')).toBe('old');
  });
});
