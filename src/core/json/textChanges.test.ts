import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChanges, type TextChange } from './textChanges';

/** The old text with the changes made, from the last to the first so that offsets stay right. */
function applied(before: string, changes: readonly TextChange[]): string {
  return changes.toReversed().reduce((text, { start, removed, added }) => {
    const end = start + removed.join('').length;
    expect(text.slice(start, end)).toBe(removed.join(''));
    return text.slice(0, start) + added.join('') + text.slice(end);
  }, before);
}

const machine = (seconds: number, limit: number) =>
  JSON.stringify({ Wait: { Type: 'Wait', Seconds: seconds }, Many: Array(50).fill('same'), Limit: limit }, null, 2);

describe('textChanges', () => {
  it('finds nothing in the same text', () => {
    expect(textChanges('a\nb', 'a\nb')).toEqual([]);
  });

  it('finds two distant values as two changes of one line each', () => {
    const changes = textChanges(machine(30, 20), machine(45, 12));

    expect(changes.map(({ line, removed, added }) => [line, removed, added])).toEqual([
      [4, ['    "Seconds": 30\n'], ['    "Seconds": 45\n']],
      [58, ['  "Limit": 20\n'], ['  "Limit": 12\n']],
    ]);
    expect(applied(machine(30, 20), changes)).toBe(machine(45, 12));
  });

  it('keeps whole lines when only digits are shared', () => {
    expect(textChanges('"a": 30,\n', '"a": 300,\n')).toEqual([
      { line: 1, removed: ['"a": 30,\n'], added: ['"a": 300,\n'], start: 0 },
    ]);
  });

  it('inserts and removes lines without touching their neighbours', () => {
    expect(textChanges('a\nb\n', 'a\nnew\nb\n')).toEqual([{ line: 2, removed: [], added: ['new\n'], start: 2 }]);
    expect(textChanges('a\ngone\nb\n', 'a\nb\n')).toEqual([{ line: 2, removed: ['gone\n'], added: [], start: 2 }]);
  });

  it('takes very different texts as one change', () => {
    const before = Array.from({ length: 2000 }, (_, index) => `a${index}`).join('\n');
    const after = Array.from({ length: 2000 }, (_, index) => `b${index}`).join('\n');

    expect(textChanges(before, after)).toHaveLength(1);
    expect(applied(before, textChanges(before, after))).toBe(after);
  });

  it('always leads from one text to the other, by whole lines and in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = textChanges(before, after);

        expect(applied(before, changes)).toBe(after);
        changes.forEach(({ line, start }) => expect(before.slice(0, start).split('\n')).toHaveLength(line));
      }),
    );
  });

  it('does so in long texts as well, with changes near and far', () => {
    const long = Array.from({ length: 1_000 }, (_, index) => `"Field ${index}": "value",`);
    const edit = fc.record({ at: fc.nat(999), kind: fc.constantFrom('replace', 'insert', 'remove') });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const lines = [...long];
        for (const { at, kind } of edits) {
          lines.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : ['"new": 1,']));
        }
        const before = long.join('\n');
        const after = lines.join('\n');

        const changes = textChanges(before, after);

        expect(applied(before, changes)).toBe(after);
        // Nothing but what was edited is touched: each edit costs at most one line on each side.
        expect(changes.reduce((sum, { added }) => sum + added.length, 0)).toBeLessThanOrEqual(edits.length + 1);
      }),
      { numRuns: 60 },
    );
  });
});
