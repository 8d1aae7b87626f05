import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { evaluatePath } from '../evaluatePath';

const store: JsonValue = {
  book: [
    { category: 'reference', title: 'Sayings', price: 8.95 },
    { category: 'fiction', title: 'Sword', price: 12.99, isbn: '0-553' },
    { category: 'fiction', title: 'Moby Dick', price: 8.99, isbn: '0-395' },
  ],
  bicycle: { color: 'red', price: 19.95 },
  limit: 10,
  'odd name': true,
  empty: [],
};

const scope = {
  input: store,
  context: { Execution: { Id: 'arn', Input: { a: 1 } } },
  variables: { count: 3, list: [{ x: 1 }, { x: 2 }], nothing: null },
};

function found(path: string): JsonValue | undefined {
  const result = evaluatePath(path, scope);
  return result.ok ? result.value : undefined;
}

function cause(path: string, input: JsonValue = store): string | undefined {
  const result = evaluatePath(path, { ...scope, input });
  return result.ok ? undefined : result.error.cause;
}

describe('evaluatePath', () => {
  it.each<readonly [path: string, expected: JsonValue]>([
    ['$.limit', 10],
    ['$.bicycle.color', 'red'],
    ["$['bicycle']['color']", 'red'],
    ['$["odd name"]', true],
    ['$.book[0].title', 'Sayings'],
    ['$.book.[0].title', 'Sayings'],
    ['$.book[-1].title', 'Moby Dick'],
    ["$.bicycle['color','price']", { color: 'red', price: 19.95 }],
    ['$$.Execution.Id', 'arn'],
    ['$$.Execution.Input.a', 1],
    ['$count', 3],
    ['$list[1].x', 2],
    ['$list[*].x', [1, 2]],
    ['$nothing', null],
  ])('%s leads to one value or to a list of its matches', (path, expected) => {
    expect(found(path)).toEqual(expected);
  });

  it.each<readonly [path: string, expected: JsonValue]>([
    ['$.book[*].price', [8.95, 12.99, 8.99]],
    ['$.book[0,2].title', ['Sayings', 'Moby Dick']],
    ['$.book[:2].title', ['Sayings', 'Sword']],
    ['$.book[1:].title', ['Sword', 'Moby Dick']],
    ['$.book[-2:].title', ['Sword', 'Moby Dick']],
    ['$.book[0:-1].title', ['Sayings', 'Sword']],
    ['$.bicycle.*', ['red', 19.95]],
    ['$..price', [8.95, 12.99, 8.99, 19.95]],
    ['$..book[0].title', ['Sayings']],
    ['$.book[?(@.isbn)].title', ['Sword', 'Moby Dick']],
    ['$.book[?(!@.isbn)].title', ['Sayings']],
    ['$.book[?(@.price < 9)].title', ['Sayings', 'Moby Dick']],
    ['$.book[?(@.price < $.limit)].title', ['Sayings', 'Moby Dick']],
    ['$.book[?(@.price < 9 && @.isbn)].title', ['Moby Dick']],
    ['$.book[?(@.price > 12 || @.category == "reference")].title', ['Sayings', 'Sword']],
    ["$.book[?(!(@.category == 'fiction'))].title", ['Sayings']],
    ['$.book[?(@.category == reference)].title', ['Sayings']],
    ['$.book[?(@.title =~ /.*dick/i)].title', ['Moby Dick']],
    ['$.book[?(@.title =~ /dick/i)].title', []],
    ["$.book[?(@.category in ['reference','other'])].title", ['Sayings']],
    ["$.book[?(@.category nin ['reference'])].title", ['Sword', 'Moby Dick']],
    ["$.book[?(@.title contains 'ob')].title", ['Moby Dick']],
    ['$.book[?(@.title size 5)].title', ['Sword']],
    ['$.book[?(@.price == "8.95")].title', ['Sayings']],
    ['$.book[?(@.price === "8.95")].title', []],
    ['$.book[?(@.isbn == null)].title', []],
    ['$.bicycle[?(@.color == "red")].price', [19.95]],
  ])('%s gathers all matches in document order', (path, expected) => {
    expect(found(path)).toEqual(expected);
  });

  it.each<readonly [path: string, expected: JsonValue]>([
    ['$.book.length()', 3],
    ['$.book[*].price.length()', [null, null, null]],
    ['$..price.length()', 4],
    ['$.book[*].length()', [3, 4, 4]],
    ['$.bicycle.keys()', ['color', 'price']],
    ["$.concat('a', $.bicycle.color, 1)", 'ared1'],
    ['$.book.first().title', 'Sayings'],
    ['$.book.last().title', 'Moby Dick'],
    ['$list.append(7)', [{ x: 1 }, { x: 2 }, 7]],
  ])('%s applies a function as Jayway does', (path, expected) => {
    expect(found(path)).toEqual(expected);
  });

  it.each(['$.prices.sum()', '$..price.max()', '$.sum($.limit, 5)'])('%s finds no numbers, as on AWS', (path) => {
    expect(cause(path, { prices: [1, 2], price: 3, limit: 10 })).toContain('using empty array');
  });

  it('takes several names at the end of a path only, in the words of AWS', () => {
    expect(cause("$['a', 'b'].v", { a: { v: 1 }, b: { v: 2 } })).toBe(
      "Invalid path '$['a', 'b'].v' : Multi properties can only be used as path leafs: $['a', 'b']",
    );
  });

  it('gives the empty list for an indefinite path that leads nowhere, as AWS does', () => {
    expect(found('$.nothing[*]')).toEqual([]);
    expect(found('$.nothing.at.all[1:].x')).toEqual([]);
    expect(found('$.limit[?(@.x)]')).toEqual([]);
  });

  it('names the member that is missing, in the canonical form of the path', () => {
    expect(cause('$.NoSuchOutputPath')).toBe(
      "Invalid path '$.NoSuchOutputPath' : No results for path: $['NoSuchOutputPath']",
    );
    expect(cause('$.bicycle.gears.count')).toBe(
      "Invalid path '$.bicycle.gears.count' : Missing property in path $['bicycle']['gears']",
    );
    expect(cause('$.book[9]')).toBe("Invalid path '$.book[9]' : No results for path: $['book'][9]");
    expect(cause('$.limit.x')).toContain(
      "Expected to find an object with property ['x'] in path $['limit'] but found a number",
    );
    expect(cause('$.a[0]', { a: null })).toContain("The path $['a'] is null");
    expect(cause('$unknown.x')).toContain("Variable '$unknown' has no value");
  });

  it('keeps a backslash in a bracketed name, as recorded on AWS', () => {
    const name = 'Test\\""Name"';

    expect(evaluatePath(`$['${name}']`, { ...scope, input: { [name]: 7 } })).toEqual({ ok: true, value: 7 });
    expect(evaluatePath(String.raw`$['it\'s']`, { ...scope, input: { "it's": 8 } })).toEqual({ ok: true, value: 8 });
  });

  it('shares what it found with the input', () => {
    const result = evaluatePath('$.bicycle', scope);

    expect(result.ok && result.value).toBe(scope.input.bicycle);
  });

  it('does not take members that objects inherit', () => {
    expect(cause('$.constructor')).toBeDefined();
    expect(cause('$toString')).toBeDefined();
    expect(evaluatePath('$.__proto__', { ...scope, input: JSON.parse('{"__proto__":1}') })).toEqual({
      ok: true,
      value: 1,
    });
  });
});
