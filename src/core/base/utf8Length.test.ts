import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Length } from './utf8Length';

it('counts the bytes that UTF-8 takes, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
  );
  expect(utf8Length('a\ud83d')).toBe(4);
});
