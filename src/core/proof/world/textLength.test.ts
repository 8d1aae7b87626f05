import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { textLength } from './textLength';

it('is the length of the JSON text, also of parts that were measured before', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const json = value as JsonValue; // fc.jsonValue makes nothing else

      expect(textLength(json)).toBe(JSON.stringify(json).length);
      expect(textLength({ again: [json, json] })).toBe(JSON.stringify({ again: [json, json] }).length);
    }),
  );
});
