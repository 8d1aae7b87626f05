import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { evaluatePathOrIntrinsic } from '../evaluatePath';

const world = { nowMs: () => 0, random: () => 0.5, uuid: () => '1f2d3c4b-0000-4000-8000-000000000000' };

function call(text: string, input: JsonValue = {}): JsonValue | undefined {
  const result = evaluatePathOrIntrinsic(text, { input, context: {}, variables: { template: '{}-{}' } }, world);
  return result.ok ? result.value : undefined;
}

function failure(text: string, input: JsonValue = {}): string | undefined {
  const result = evaluatePathOrIntrinsic(text, { input, context: {}, variables: {} }, world);
  return result.ok ? undefined : `${result.error.error}: ${result.error.cause}`;
}

describe('intrinsic functions', () => {
  it.each<readonly [text: string, input: JsonValue, expected: JsonValue]>([
    ["States.Format('no placeholder')", {}, 'no placeholder'],
    ["States.Format('{} of {}', $.a, $.b)", { a: 1, b: 'two' }, '1 of two'],
    ["States.Format('{}{}{}', true, null, -1.5)", {}, 'truenull-1.5'],
    [String.raw`States.Format('it\'s \{\} and \\ and {}', 'x')`, {}, String.raw`it's {} and \ and x`],
    ['States.Format(\'{"a": {}}\', 1)', {}, '{"a": 1}'],
    ["States.Format($template, 'a', 'b')", {}, 'a-b'],
    ['States.Format($.t, 1)', { t: String.raw`\{{}\}` }, '{1}'],
  ])('%s formats', (text, input, expected) => {
    expect(call(text, input)).toBe(expected);
  });

  it.each<readonly [text: string, input: JsonValue, expected: JsonValue]>([
    ['States.StringToJson($)', '{"a":[1,-0]}', { a: [1, 0] }],
    ['States.StringToJson($)', '', null],
    ['States.StringToJson($)', ' \n', null],
    ['States.StringToJson($)', 'null', null],
    ['States.JsonToString($)', { a: [1, 'x'] }, '{"a":[1,"x"]}'],
    ['States.JsonToString($)', 'x', '"x"'],
    ['States.JsonMerge($.a, $.b, false)', { a: { x: { y: 1 }, z: 1 }, b: { x: { w: 2 } } }, { x: { w: 2 }, z: 1 }],
    ['States.Array()', {}, []],
    ["States.Array(1, 'a', null, $.x, States.Array())", { x: { y: 1 } }, [1, 'a', null, { y: 1 }, []]],
    ['States.ArrayPartition($, 4)', [1, 2, 3, 4, 5, 6, 7, 8, 9], [[1, 2, 3, 4], [5, 6, 7, 8], [9]]],
    ['States.ArrayPartition($, 2)', [], []],
    ['States.ArrayContains($, 5)', [1, 5], true],
    ['States.ArrayContains($.l, $.v)', { l: [{ b: 1, a: [2] }], v: { a: [2], b: 1 } }, true],
    ["States.ArrayContains($, '5')", [5], false],
    ['States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
    ['States.ArrayRange(9, 1, -4)', {}, [9, 5, 1]],
    ['States.ArrayRange(1, 9, -1)', {}, []],
    ['States.ArrayRange(3, 3, 1)', {}, [3]],
    ['States.ArrayRange(1.6, 1.4, 1)', {}, [1]],
    ['States.ArrayRange(5.4, -0.6, -2.4)', {}, [5, 3, 1]],
    ['States.ArrayGetItem($, 1)', ['a', 'b'], 'b'],
    ['States.ArrayGetItem($, 0)', [null], null],
    ['States.ArrayLength($)', [1, [2]], 2],
    ['States.ArrayUnique($)', [1, '1', 1, null, null, { a: 1 }, { a: 1 }, [1], [1]], [1, '1', null, { a: 1 }, [1]]],
    ["States.Base64Encode('Data to encode')", {}, 'RGF0YSB0byBlbmNvZGU='],
    ["States.Base64Encode('ab')", {}, 'YWI='],
    ['States.Base64Encode($)', '', ''],
    ['States.Base64Encode($)', 'ü€😀', 'w7zigqzwn5iA'],
    ['States.Base64Decode($)', 'w7zigqzwn5iA', 'ü€😀'],
    ['States.Base64Decode($)', 'YQ', 'a'],
    ['States.Base64Decode($)', '/w==', '\uFFFD'],
    ["States.Hash('input data', 'SHA-1')", {}, 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["States.Hash('input data', 'MD5')", {}, '812f45842bc6d66ee14572ce20db8e86'],
    ['States.MathAdd(111, -1)', {}, 110],
    ['States.MathAdd($, 0)', -3.5, -3],
    ['States.MathAdd($, 0)', 2.5, 3],
    ['States.MathRandom(1, 999)', {}, 500],
    ["States.StringSplit('1,2,3,4,5', ',')", {}, ['1', '2', '3', '4', '5']],
    ["States.StringSplit('This.is+a,test=string', '.+,=')", {}, ['This', 'is', 'a', 'test', 'string']],
    ["States.StringSplit(',,', ',')", {}, []],
    ["States.StringSplit('a b', '')", {}, ['a b']],
    ['States.UUID()', {}, '1f2d3c4b-0000-4000-8000-000000000000'],
  ])('%s of %j', (text, input, expected) => {
    expect(call(text, input)).toEqual(expected);
  });

  it('evaluates calls inside calls, and paths with commas, brackets and parentheses inside arguments', () => {
    const input = { arn: 'a:b:c', list: [{ n: 'x,)' }, { n: 'y' }] };

    expect(call("States.ArrayGetItem(States.StringSplit($.arn, ':'), States.MathAdd(1, 1))", input)).toBe('c');
    expect(call("States.ArrayLength($.list[?(@.n == 'x,)')])", input)).toBe(1);
    expect(call("States.Array($['arn'], $.list[0,1])", input)).toEqual(['a:b:c', input.list]);
  });

  it('gives the same random number for the same seed, in bounds', () => {
    const numbers = [1, 2, 3, 4].map((seed) => call(`States.MathRandom(0, 10, ${seed})`) as number);

    expect(numbers).toEqual([1, 2, 3, 4].map((seed) => call(`States.MathRandom(0, 10, ${seed})`)));
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 10)).toBe(true);
  });

  it('has no negative zero, which JSON would write as -0', () => {
    expect(Object.is(call('States.MathAdd($, 0)', -0.5), 0)).toBe(true);
    expect(Object.is(call("States.StringToJson('-0')"), 0)).toBe(true);
  });

  it.each<readonly [text: string, input: JsonValue]>([
    ["States.Format('{}', $.a)", { a: [1] }],
    ["States.Format('{} {}', 1)", {}],
    ["States.Format('{}')", {}],
    ['States.Format(1)', {}],
    ['States.StringToJson($)', '{bad'],
    ['States.StringToJson($)', 1],
    ['States.JsonMerge($, $, true)', {}],
    ['States.JsonMerge($, 1, false)', {}],
    ['States.ArrayPartition($, 0)', [1]],
    ['States.ArrayPartition(1, 1)', {}],
    ['States.ArrayRange(1, 2, 0)', {}],
    ['States.ArrayRange(1, 1001, 1)', {}],
    ["States.ArrayRange('a', 1, 1)", {}],
    ['States.ArrayGetItem($, 2)', [1, 2]],
    ['States.ArrayGetItem($, -1)', [1, 2]],
    ['States.ArrayLength($)', 'text'],
    ['States.ArrayUnique($)', {}],
    ['States.Base64Encode($)', 1],
    ['States.Base64Encode($)', 'x'.repeat(10_001)],
    ['States.Base64Decode($)', '!'],
    ["States.Hash('a', 'CRC')", {}],
    ["States.MathAdd('1', 1)", {}],
    ['States.MathRandom(5, 5)', {}],
    ["States.StringSplit('a', 1)", {}],
    ["States.ArrayContains('a', 'a')", {}],
  ])('%s of %j fails and quotes the call', (text, input) => {
    const name = text.slice(0, text.indexOf('('));

    expect(failure(text, input)).toBe(
      `States.Runtime: The function '${text}' had the following error: Invalid arguments in ${name}`,
    );
  });

  it('says which path an argument could not find', () => {
    expect(failure("States.Format('{}', $.x)", { y: 1 })).toBe(
      "States.Runtime: The function 'States.Format('{}', $.x)' had the following error: " +
        "The JsonPath argument for the field '$.x' could not be found in the input '{\"y\":1}'",
    );
  });

  it('quotes the outermost call, and names a path of the Context Object as one of the input', () => {
    expect(failure("States.Format('{}', States.MathAdd('a', 1))")).toBe(
      "States.Runtime: The function 'States.Format('{}', States.MathAdd('a', 1))' had the following error: " +
        'Invalid arguments in States.MathAdd',
    );
    expect(failure("States.Format('{}', $$.Nope.Deep)", { y: 1 })).toContain(
      "The JsonPath argument for the field '$.Nope.Deep' could not be found in the input '{\"y\":1}'",
    );
    expect(failure("States.Format('{}', $.y[0])", { y: 1 })).toContain(
      'error: Filter: [0] can only be applied to arrays. Current context is: 1',
    );
  });

  it.each([
    'States.Nope()',
    'States.Array(',
    'States.Array(1,)',
    "States.Array('a)",
    'States.Array(1) x',
    'States.UUID(1)',
    'States.MathAdd(1)',
    'States.Array(abc)',
    'States.Array("a")',
    String.raw`States.StringToJson('{"text":"An \"escaped double quote\" here"}')`,
  ])('%s is no call', (text) => {
    expect(failure(text)).toContain('States.Runtime: Invalid intrinsic function call');
  });
});
