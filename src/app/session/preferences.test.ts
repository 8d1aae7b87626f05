import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../editor/editorState';
import { loadPreferences, savePreferences } from './preferences';

function storageWith(text: string | null) {
  const kept = new Map<string, string>(text === null ? [] : [['stepwright/view', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('preferences', () => {
  it('keep the prices a person set', () => {
    const storage = storageWith(null);
    const prices = { region: 'eu-west-3', architecture: 'arm64', prices: { modelInputToken: 0.25 } } as const;

    savePreferences(storage, { ...DEFAULT_VIEW, prices });

    expect(loadPreferences(storage).prices).toEqual(prices);
  });

  it.each(['{"prices":{"region":"atlantis"}}', '{"prices":7}', 'no JSON', '[]', 'null'])(
    'ignore what cannot be read: %s',
    (text) => {
      expect(loadPreferences(storageWith(text))).toEqual({});
    },
  );
});
