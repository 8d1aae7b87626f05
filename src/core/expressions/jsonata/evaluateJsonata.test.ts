import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import type { ExpressionFailure } from '../failure';
import { evaluateJsonata, unexpectedResultType } from './evaluateJsonata';

const world = { nowMs: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678), random: () => 0.25, uuid: () => 'an-id' };

async function outcome(expression: string, input: JsonValue = {}, variables: Record<string, JsonValue> = {}) {
  return evaluateJsonata(
    expression,
    { states: { input, context: { State: { Name: 'Here' } } }, variables },
    world,
    'Output',
  );
}

async function value(
  expression: string,
  input: JsonValue = {},
  variables: Record<string, JsonValue> = {},
): Promise<JsonValue> {
  const result = await outcome(expression, input, variables);
  return result.ok ? result.value : result.error.cause;
}

async function failure(expression: string, input: JsonValue = {}): Promise<ExpressionFailure | undefined> {
  const result = await outcome(expression, input);
  return result.ok ? undefined : result.error;
}

describe('evaluateJsonata', () => {
  it('sees $states and the variables', async () => {
    expect(await value('$states.input.a + $n', { a: 1 }, { n: 2 })).toBe(3);
    expect(await value('$states.context.State.Name')).toBe('Here');
  });

  it.each<readonly [expression: string, expected: JsonValue]>([
    ['$parse("{\\"a\\":[1,-0]}")', { a: [1, 0] }],
    ['$parse("null")', null],
    ['$partition([1,2,3], 2)', [[1, 2], [3]]],
    ['$partition([1], 5)', [[1]]],
    ["$base64encode('é')", 'w6k='],
    ["$base64decode('w6k')", 'é'],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(1, 9, 9)', 1],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$count($range(1, 2000, 1))', 2000],
    ['$partition([1,2,3], 2.9)', [[1, 2], [3]]],
    ['$random(42)', 0.7275636800328681],
    ['$hash("input data", "SHA-1")', 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['$uuid()', 'an-id'],
    ['$random()', 0.25],
    ['$random(7) = $random(7)', true],
    ['$now()', '2026-01-02T03:04:05.678Z'],
    ['$now("[Y0001]-[M01]-[D01]")', '2026-01-02'],
    ['$millis()', 1_767_323_045_678],
    ['$fromMillis($millis(), "[H01]")', '03'],
  ])('%s speaks the dialect of AWS with time and chance from the world', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each([
    ['operators', `1${' + 1'.repeat(30_000)}`],
    ['parentheses', `${'('.repeat(30_000)}1${')'.repeat(30_000)}`],
    ['lists', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ])('fails as a value where %s are nested deeper than anyone can walk', async (_what, text) => {
    expect((await failure(text))?.error).toBe('States.QueryEvaluationError');
  });

  it('leaves no mark of jsonata on a list made in a path', async () => {
    const made = await value('$states.input.a.[1, 2]', { a: {} });

    expect(made).toEqual([1, 2]);
    expect(Object.getOwnPropertyNames(made)).toEqual(['0', '1', 'length']);
  });

  it('makes plain JSON of sequences, and one item of a sequence of one', async () => {
    const input = { l: [{ x: 1 }, { x: 2 }, { y: 3 }] };

    expect(await value('$states.input.l.x', input)).toStrictEqual([1, 2]);
    expect(await value('{"xs": $states.input.l.x, "none": $states.input.none}', input)).toStrictEqual({ xs: [1, 2] });
    expect(await value('$states.input.l.y', input)).toBe(3);
    expect(await value('$states.input.l.y[]', input)).toStrictEqual([3]);
  });

  it('hands back parts of the input as they are', async () => {
    const input = { large: Array.from({ length: 500 }, (_, index) => ({ index })) };
    const result = await outcome('{"large": $states.input.large}', input);

    expect(result.ok && (result.value as { large: unknown }).large).toBe(input.large);
  });

  it('knows a conversation that grew at its end, and still sees what is new', async () => {
    const messages = Array.from({ length: 100 }, (_, index) => ({ index }));
    const grown = await value('$append($states.input, [{"new": $states.input.none, "n": 1}])', messages);

    expect(grown).toEqual([...messages, { n: 1 }]);
    expect(await value('$append($states.input, [{"f": $sum}])', messages)).toContain('unsupported result type');
    expect(await value('$append($states.input, [$states.input.index[$ < 2]])', messages)).toHaveLength(102);
  });

  it.each([
    ['$states.input.none', 'returned nothing (undefined).'],
    ['$unknown', 'returned nothing (undefined).'],
    ['$partition([], 2)', 'returned nothing (undefined).'],
    ["$base64decode('!')", 'threw an internal error during evaluation. an-id'],
    ['$partition([1], 0)', 'returned nothing (undefined).'],
    ['$range(1, 5)', 'returned nothing (undefined).'],
    ['$range(1, 5, -1)', 'returned nothing (undefined).'],
    ['$hash("a")', 'returned nothing (undefined).'],
    ['function($x){$x}', 'returned an unsupported result type.'],
    ['{"f": $sum}', 'returned an unsupported result type.'],
    [
      '1 + "a"',
      'threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number',
    ],
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$error("no")', 'threw an error during evaluation. D3137: no'],
    ['$parse("{")', 'threw an error during evaluation. D3137: The text is not valid JSON: {'],
    ['1 +', 'threw an error during evaluation. S0207: Unexpected end of expression'],
    [
      '$states.input.a ?? 1',
      'threw an error during evaluation. S0211: The symbol "?" cannot be used as a unary operator',
    ],
    [
      '$states.input.a ?: 1',
      'threw an error during evaluation. S0211: The symbol ":" cannot be used as a unary operator',
    ],
  ])('%s fails the state: it %s', async (expression, problem) => {
    expect(await failure(expression)).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `The JSONata expression '${expression}' specified for the field 'Output' ${problem}`,
      location: 'Output',
    });
  });

  it('stops endless recursion by depth and an endless loop by steps', async () => {
    const recursion = await failure('($f := function($n){ 1 + $f($n + 1) }; $f(1))');
    expect(recursion?.budget).toBe('depth');

    const loop = await evaluateJsonata(
      '($f := function($n){ $f($n + 1) }; $f(1))',
      { states: { input: {}, context: {} }, variables: {} },
      world,
      'Output',
      { steps: 10_000, depth: 500 },
    );
    expect(loop.ok ? undefined : loop.error.budget).toBe('steps');
    expect(loop.ok ? undefined : loop.error.cause).toContain(
      'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
    );
  });

  it('grants the depth and the memory AWS grants', async () => {
    const terms = (count: number): string => Array.from({ length: count }, () => '1').join('+');
    const recursion = (times: number): string => `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${times}))`;

    expect(await value(terms(100))).toBe(100);
    expect((await failure(terms(101)))?.cause).toContain(
      'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function.  ' +
        'Consider rewriting as tail-recursive. Depth=101 max=100',
    );
    expect(await value(recursion(31))).toBe(31);
    expect((await failure(recursion(32)))?.budget).toBe('depth');
    expect(await value('[1..873782] ~> $count()')).toBe(873_782);
    expect((await failure('[1..873783] ~> $count()'))?.cause).toContain('Expression evaluation memory limit exceeded');
    expect((await failure('$range(1, 360146, 1)'))?.budget).toBe('memory');
    // Texts nobody may take apart: the list of their characters would end the process.
    const doubled = '$reduce([1..21], function($a, $b){ $a & $a }, "xxxxxxxx")';
    for (const text of ['$pad("x", 400000000)', `$length(${doubled})`, `$substring(${doubled}, 1)`]) {
      expect((await failure(text))?.budget).toBe('memory');
    }
    expect((await failure(`$split(${doubled}, "")`))?.budget).toBe('memory');
    expect(await value('["aé😀", "b"].$length()')).toEqual([3, 1]);
    expect(await value('$map(["ab", "c"], $length)')).toEqual([2, 1]);
    // Wide constructors and groups are not deep.
    const items = Array.from({ length: 300 }, (_, index) => ({ k: String(index), v: { w: index } }));
    expect(Object.keys((await value('$states.input{k: $sum(v.w)}', items)) as object)).toHaveLength(300);
    expect(await value(`[${Array.from({ length: 300 }, () => '$states.input.($)').join(',')}]`, 7)).toHaveLength(300);
  });

  it('writes a number JSON does not have as a text', async () => {
    expect(await value('{"a": 1/0, "b": [-1/0]}')).toEqual({ a: 'Infinity', b: ['-Infinity'] });
  });

  it('keeps overlapping evaluations of one expression apart', async () => {
    const ids = ['a', 'b', 'c'];
    const results = await Promise.all(
      ids.map((id) =>
        evaluateJsonata(
          '$map([1, 2], function($n) { $uuid() & $n })',
          { states: { input: {}, context: {} }, variables: {} },
          { ...world, uuid: () => id },
          'x',
        ),
      ),
    );

    expect(results.map((result) => result.ok && result.value)).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
      ['c1', 'c2'],
    ]);
  });

  it('words a result of the wrong type as AWS does', () => {
    expect(unexpectedResultType("'string'", 'Items', { expected: 'array', value: 'string' }).cause).toBe(
      `The JSONata expression ''string'' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'string' for value: "string"`,
    );
  });
});
