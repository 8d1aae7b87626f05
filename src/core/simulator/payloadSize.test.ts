import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../json';
import { exceedsBytes, payloadBytes } from './payloadSize';

function encodedBytes(value: JsonValue): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

describe('the size of a payload', () => {
  it('is that of its JSON text in UTF-8', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const json = value as JsonValue; // fc.jsonValue makes nothing else

        expect(payloadBytes(json)).toBe(encodedBytes(json));
        expect(exceedsBytes(json, encodedBytes(json))).toBe(false);
        expect(exceedsBytes(json, encodedBytes(json) - 1)).toBe(true);
      }),
    );
  });

  it('is right for a list that grows at its end, begins alike or shrinks', () => {
    const message = (text: string): JsonValue => ({ role: 'user', content: [{ type: 'text', text }] });
    const items: JsonValue[] = Array.from({ length: 40 }, (_, index) => message(`message ${index}`));
    const longer = [...items, message('one more')];
    const other = [...items.slice(0, 20), message('something else'), ...items.slice(20)];

    for (const list of [items, longer, [...longer, 1, null], other, items.slice(0, 18), longer, items]) {
      expect(payloadBytes(list)).toBe(encodedBytes(list));
    }
  });
});
