import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { writeReferencePath } from './writeReferencePath';

function written(target: JsonValue, path: string): JsonValue | undefined {
  const result = writeReferencePath(target, path, 'new');
  return result.ok ? result.value : undefined;
}

describe('writeReferencePath', () => {
  it.each<readonly [target: JsonValue, path: string, expected: JsonValue]>([
    [{ a: 1 }, '$', 'new'],
    [{ a: 1 }, '$.b', { a: 1, b: 'new' }],
    [{ a: 1 }, '$.a', { a: 'new' }],
    [{ a: { b: 1 } }, '$.a.c', { a: { b: 1, c: 'new' } }],
    [{}, '$.a.b.c', { a: { b: { c: 'new' } } }],
    [{ a: [1, { b: 2 }] }, '$.a[1].b', { a: [1, { b: 'new' }] }],
    [{ a: [1, 2] }, "$['a'][0]", { a: ['new', 2] }],
  ])('in %j puts a value at %s', (target, path, expected) => {
    expect(written(target, path)).toEqual(expected);
  });

  it('shares everything beside the path and leaves the target alone', () => {
    const beside = { large: true };
    const target = { beside, a: { b: 1 } };

    const result = writeReferencePath(target, '$.a.b', 2);

    expect(result).toEqual({ ok: true, value: { beside: { large: true }, a: { b: 2 } } });
    expect(result.ok && (result.value as { beside: unknown }).beside).toBe(beside);
    expect(target).toEqual({ beside: { large: true }, a: { b: 1 } });
  });

  it.each<readonly [target: JsonValue, path: string, step: string]>([
    ['text', '$.a', 'a'],
    [[1], '$.a', 'a'],
    [{ a: 1 }, '$.a.b', 'b'],
    [{ a: null }, '$.a.b', 'b'],
    [{ a: [] }, '$.a[0]', '0'],
    [{}, '$.a[0]', '0'],
  ])('in %j cannot apply %s', (target, path, step) => {
    const result = writeReferencePath(target, path, 'new');

    expect(result.ok ? undefined : result.error.error).toBe('States.ResultPathMatchFailure');
    expect(result.ok ? undefined : result.error.cause).toContain(`Unable to apply step "${step}" to input `);
  });

  it.each(['$$.a', '$name.a', '$.a[*]', 'a'])('refuses to write to %s', (path) => {
    const result = writeReferencePath({}, path, 1);

    expect(result.ok ? undefined : result.error.error).toBe('States.Runtime');
  });

  it('writes a member called __proto__ without touching prototypes', () => {
    const result = writeReferencePath({}, "$['__proto__']", 1);

    expect(result.ok && JSON.stringify(result.value)).toBe('{"__proto__":1}');
  });
});
