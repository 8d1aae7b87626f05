import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { expressionCases } from './cases/expressionCases';
import { pollingCases } from './cases/pollingCases';
import { resourceCases } from './cases/resourceCases';
import { DONE, jsonPath, map, task } from './cases/ruleCase';
import { stateCases } from './cases/stateCases';
import { structureCases } from './cases/structureCases';
import { transitionCases } from './cases/transitionCases';
import { validateDefinition } from './validateDefinition';
import { validateDefinitionText } from './validateDefinitionText';

describe('validateDefinition', () => {
  it('finds nothing in a good machine', () => {
    expect(validateDefinition(jsonPath({ Call: task() }))).toEqual([]);
  });

  it('goes on where a broken field does not matter', () => {
    const found = validateDefinition(
      jsonPath({ Call: task({ Next: 5, Retry: [{ ErrorEquals: [] }], TimeoutSeconds: -1 }) }),
    );

    expect(found.map((each) => each.code)).toEqual(['asl/wrong-type', 'asl/value-empty', 'asl/below-minimum']);
  });

  it('says what was probably meant', () => {
    const [found] = validateDefinition(jsonPath({ Call: task({ End: false, Next: 'Dnoe' }), Done: DONE }));

    expect(found).toMatchObject({ code: 'asl/target-missing', hint: 'Did you mean "Done"?' });
  });

  it('names the other place', () => {
    const definition = jsonPath({
      Each: map({ Inside: task({ End: false, Next: 'After' }) }, { Next: 'After', End: false }),
      After: DONE,
    });

    expect(validateDefinition(definition)).toMatchObject([
      { code: 'asl/target-outside', related: [{ at: { kind: 'asl', pointer: '/States/After' } }] },
    ]);
  });

  it('follows hostile nesting only so far', () => {
    let states: JsonValue = jsonPath({ Leaf: DONE });
    for (let level = 0; level < 3_000; level += 1) {
      states = jsonPath({ [`L${level}`]: { Type: 'Parallel', Branches: [states], End: true } });
    }

    expect(validateDefinition(states).map((each) => each.code)).toContain('asl/nested-too-deeply');
  });
});

describe('validateDefinitionText', () => {
  it('names line and column of what is no JSON', () => {
    expect(validateDefinitionText('{\n  "StartAt" "A"\n}')).toMatchObject([
      { code: 'file/not-json', at: { kind: 'text', line: 2, column: 13 } },
    ]);
  });

  it('notices a member that is written twice', () => {
    expect(validateDefinitionText('{"StartAt": "A", "StartAt": "B"}')).toMatchObject([{ code: 'file/not-json' }]);
  });

  it('counts bytes, not characters', () => {
    const text = (Comment: string): string => JSON.stringify({ ...jsonPath({ Done: DONE }), Comment });

    expect(validateDefinitionText(text('é'.repeat(600_000)))).toMatchObject([{ code: 'asl/definition-too-long' }]);
    expect(validateDefinitionText(text('e'.repeat(600_000)))).toEqual([]);
  });
});

describe('properties', () => {
  const seeds: JsonValue[] = [
    ...structureCases,
    ...transitionCases,
    ...stateCases,
    ...resourceCases,
    ...expressionCases,
    ...pollingCases,
  ]
    .filter((each) => each.code !== 'asl/nested-too-deeply')
    .map((each) => each.broken);
  /** A definition with one place replaced by any JSON: nearer to the rules than noise. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.nat(),
      fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue),
    )
    .map(([seed, place, value]) => replaceOne(seed, place, value));
  const definitions = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue().map((value) => value as JsonValue) },
    { weight: 4, arbitrary: mutated },
  );
  const types = fc.constantFrom('STANDARD' as const, 'EXPRESS' as const);

  it('never throws, does not change its input, and says the same twice', () => {
    fc.assert(
      fc.property(definitions, types, (definition, type) => {
        const before = JSON.stringify(definition);
        const first = validateDefinition(definition, { type });

        expect(JSON.stringify(definition)).toBe(before);
        expect(validateDefinition(JSON.parse(before) as JsonValue, { type })).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('points to places that exist, or to the object that lacks something', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        for (const { at } of validateDefinition(definition)) {
          expect(at.kind).toBe('asl');
          if (at.kind === 'asl') expect(exists(definition, at.pointer)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The value with its `place`-th part (counted in order) replaced. */
function replaceOne(value: JsonValue, place: number, by: JsonValue): JsonValue {
  const paths: (readonly string[])[] = [];
  const collect = (part: JsonValue, path: readonly string[]): void => {
    paths.push(path);
    if (typeof part === 'object' && part !== null)
      for (const [key, member] of Object.entries(part)) collect(member, [...path, key]);
  };
  collect(value, []);
  const chosen = paths[place % paths.length] ?? [];
  const put = (part: JsonValue, path: readonly string[]): JsonValue => {
    const [key, ...rest] = path;
    if (key === undefined) return by;
    if (Array.isArray(part))
      return part.map((entry: JsonValue, index) => (String(index) === key ? put(entry, rest) : entry));
    const members = part as Readonly<Record<string, JsonValue>>;
    return { ...members, [key]: put(members[key] ?? null, rest) };
  };
  return put(value, chosen);
}

function exists(definition: JsonValue, pointer: string): boolean {
  let at: unknown = definition;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}
