import { describe, expect, it } from 'vitest';
import { parseJsonPath } from './parseJsonPath';
import { parseReferencePath } from './parseReferencePath';

describe('parseJsonPath', () => {
  it.each([
    ['', 0],
    ['a', 0],
    ['$.', 1],
    ['$..', 1],
    ['$.a b', 4],
    ['$.a[', 4],
    ['$.a[]', 4],
    ['$.a[1', 5],
    ["$.a['x", 4],
    ['$.a[:]', 5],
    ['$.a[(@.length-1)]', 4],
    ['$.a[?@.x]', 5],
    ['$.a[?(@.x ==)]', 12],
    ['$.a[?(@.x ~ 1)]', 10],
    ['$.a[?(1)]', 6],
    ['$.a[?(@.x =~ /[/)]', 13],
    ['$.a.shout()', 4],
  ])('%j is no path, and the problem stands at %i', (text, at) => {
    const parsed = parseJsonPath(text);

    expect(parsed.ok ? undefined : parsed.error.at).toBe(at);
  });

  it.each([
    ['$', true],
    ['$.a.b[0]', true],
    ["$.a['x','y']", true],
    ["$.a['x','y'].z", true],
    ['$.a[0,1]', false],
    ['$.a[1:]', false],
    ['$.a[*]', false],
    ['$..a', false],
    ['$.a[?(@.b)]', false],
    ['$.a.length()', true],
  ])('knows whether %s is definite: %s', (text, definite) => {
    const parsed = parseJsonPath(text);

    expect(parsed.ok && parsed.value.definite).toBe(definite);
  });

  it('gives the same object for the same text', () => {
    expect(parseJsonPath('$.same')).toBe(parseJsonPath('$.same'));
  });

  it('refuses absurd nesting and length instead of overflowing', () => {
    expect(parseJsonPath(`$[?(${'!('.repeat(10_000)}@.a${')'.repeat(10_000)})]`).ok).toBe(false);
    expect(parseJsonPath('$' + '.a'.repeat(10_000)).ok).toBe(false);
  });
});

describe('parseReferencePath', () => {
  it.each(['$', '$.a', "$.a['b c'][0].d", '$$.Execution.Id', '$name.a[2]'])('%s points to one place', (text) => {
    expect(parseReferencePath(text).ok).toBe(true);
  });

  it.each(['$.a[*]', '$..a', '$.a[0:1]', '$.a[0,1]', "$['a','b']", '$.a[?(@.b)]', '$.a.length()', '$.a[-1]', 'a'])(
    '%s does not',
    (text) => {
      expect(parseReferencePath(text).ok).toBe(false);
    },
  );
});
