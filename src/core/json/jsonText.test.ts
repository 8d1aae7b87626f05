import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateInJsonText, parseJsonText, positionAt } from './jsonText';

describe('parseJsonText', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('never throws and never accepts what JSON.parse refuses', () => {
    const nearlyJson = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'null', '//', '\\', '"', ' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          nearlyJson.map((parts) => parts.join('')),
        ),
        (text) => {
          const result = parseJsonText(text);
          if (result.ok) expect(JSON.parse(text)).toEqual(result.value);
          else expect(result.error.range.start).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it.each([
    ['', 'The text is empty.', 0],
    ['{"a" 1}', 'A colon is missing here.', 5],
    ['{"a": 1 "b": 2}', 'A comma is missing here.', 8],
    ['{"a": }', 'A value is missing here.', 6],
    ['[1, 2', 'A closing ] is missing here.', 5],
    ['{"a": 1', 'A closing } is missing here.', 7],
    ['{"a": 1,}', 'The name of a member, in double quotes, is missing here.', 8],
    ['{a: 1}', 'This is not a JSON value. Texts need double quotes; values are true, false, null and numbers.', 1],
    ['{"a": "x', 'The closing quote of this text is missing.', 6],
    ['{"a": "\\q"}', 'There is no such escape in JSON; a backslash is written \\\\.', 6],
    ['{"a": "\\u12"}', 'The \\u escape is not complete.', 6],
    ['{"a": 1} // note', 'JSON has no comments.', 9],
    ['{} {}', 'The JSON value ends before this.', 3],
    ['{"a": 1, "b": {"a": 2}, "a": 3}', 'The member “a” is there twice.', 24],
    ['{"a": "\u0001"}', 'A character that JSON does not allow is here.', 6],
  ])('says what is wrong with %s', (text, message, start) => {
    const result = parseJsonText(text);

    expect(result).toMatchObject({ ok: false, error: { message, range: { start } } });
  });

  it('refuses nesting that would exhaust a recursive reader', () => {
    expect(parseJsonText('['.repeat(1_000_000))).toMatchObject({
      ok: false,
      error: { message: 'The text nests deeper than 200 levels.', range: { start: 200 } },
    });
    expect(parseJsonText(JSON.stringify('['.repeat(500))).ok).toBe(true); // brackets inside a text do not count
  });

  it('passes over a byte order mark', () => {
    expect(parseJsonText('\ufeff{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(locateInJsonText('\ufeff{"a": 1}', ['a'])).toEqual({ start: 7, end: 8 });
  });

  it('keeps __proto__ as a plain member', () => {
    const result = parseJsonText('{"__proto__": {"polluted": true}}');

    expect(result.ok && Object.keys(result.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('positionAt', () => {
  it('counts lines and columns from 1 for every kind of line end', () => {
    const text = 'ab\r\ncd\re\nf';

    expect([0, 4, 5, 7, 9].map((offset) => positionAt(text, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });
});

describe('locateInJsonText', () => {
  it('finds a value, or the nearest container of one that is absent', () => {
    const text = '{"nodes": {"a": {"kind": "start"}}}';
    const slice = (path: readonly string[]): string => {
      const { start, end } = locateInJsonText(text, path);
      return text.slice(start, end);
    };

    expect(slice(['nodes', 'a', 'kind'])).toBe('"start"');
    expect(slice(['nodes', 'a', 'toolName'])).toBe('{"kind": "start"}');
    expect(slice(['missing'])).toBe(text);
  });
});
