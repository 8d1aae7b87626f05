import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerOf, pointerTokens } from './pointer';
import { printJson } from './printJson';
import { isJsonArray, isJsonObject, type JsonValue } from './value';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

/** The value a pointer leads to. */
function valueAt(value: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  return tokens.reduce<JsonValue | undefined>((current, token) => {
    if (isJsonArray(current)) return current[Number(token)];
    return isJsonObject(current) ? current[token] : undefined;
  }, value);
}

/** A member's range starts at its key. */
function valueText(slice: string, isMember: boolean): string {
  return isMember ? slice.slice(/^"(?:[^"\\]|\\.)*": /.exec(slice)?.[0].length ?? 0) : slice;
}

describe('printJson', () => {
  it('prints as JSON.stringify does', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(printJson(value).text).toBe(JSON.stringify(value, null, 2));
        expect(printJson(value, []).text).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('records ranges that slice to their values', () => {
    fc.assert(
      fc.property(json, (value) => {
        const { text, ranges } = printJson(value);
        for (const [pointer, { start, end }] of ranges) {
          const tokens = pointerTokens(pointer);
          const isMember = tokens.length > 0 && isJsonObject(valueAt(value, tokens.slice(0, -1)));
          expect(JSON.parse(valueText(text.slice(start, end), isMember))).toEqual(
            JSON.parse(JSON.stringify(valueAt(value, tokens))),
          );
        }
      }),
    );
  });

  it('gives wanted pointers the ranges they have among all, and prints the same text', () => {
    fc.assert(
      fc.property(json, fc.infiniteStream(fc.boolean()), (value, chosen) => {
        const all = printJson(value);
        const wanted = [...all.ranges.keys()].filter(() => chosen.next().value);

        const some = printJson(value, wanted);

        expect(some.text).toBe(all.text);
        expect(new Map(some.ranges)).toEqual(new Map(wanted.map((pointer) => [pointer, all.ranges.get(pointer)])));
      }),
    );
  });

  it('leaves out a pointer that leads nowhere', () => {
    expect(printJson({ a: [1] }, [pointerOf('a', 7), pointerOf('b')]).ranges.size).toBe(0);
  });
});
