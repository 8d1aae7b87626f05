import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../json';
import type { JsonataScope } from '../../scope';
import { compileJsonata } from '../compileJsonata';
import { DEFAULT_JSONATA_BUDGET } from '../evaluateJsonata';
import { plainResult } from '../plainResult';
import { UNSURE } from '../unsure';

const world = { nowMs: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678), random: () => 0.25, uuid: () => 'an-id' };

const input: JsonObject = {
  a: { b: [{ c: 1 }, { c: [2, 3] }, {}], c: 'text' },
  list: [3, 1, 2],
  nested: [[1, 2], [3], []],
  one: [{ a: 1 }],
  empty: [],
  words: ['b', 'a', 'c'],
  messages: [
    { role: 'system', content: 'be brief' },
    { role: 'user', content: ' hello ' },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: '' },
        { type: 'tool_use', id: 'x', input: { n: 1 } },
      ],
    },
  ],
};

function scopeOf(value: JsonValue, variables: Record<string, JsonValue> = {}): JsonataScope {
  return { states: { input: value, context: { State: { Name: 'Here' } } }, variables };
}

/** What comes out directly, as JSON and as a copy: jsonata may put its marks on the input. Undefined for nothing. */
function direct(text: string, scope: JsonataScope): unknown {
  const compiled = compileJsonata(text);
  if (!compiled.ok) return compiled.error;
  const value = compiled.value.evaluateDirectly(scope, world, DEFAULT_JSONATA_BUDGET);
  return value === UNSURE || value === undefined ? value : structuredClone(plainResult(value));
}

/** What jsonata makes of it. */
async function byJsonata(text: string, { states, variables }: JsonataScope): Promise<unknown> {
  const compiled = compileJsonata(text);
  if (!compiled.ok) return compiled.error;
  try {
    const value = await compiled.value.evaluate({ ...variables, states }, world, DEFAULT_JSONATA_BUDGET);
    return value === undefined ? undefined : plainResult(value);
  } catch (error) {
    return { error };
  }
}

describe('an expression evaluated directly', () => {
  it.each([
    '$states.input.a.b.c',
    '$states.input.a.b[0].c',
    '$states.input.a.b[-1]',
    '$states.input.a.b[c = 1]',
    '$states.input.a.b[$exists(c)].c[0]',
    '$states.input.nested[0]',
    '$states.input.nested.$sum($)',
    '$states.input.one.a',
    '$states.input.one[0].a[]',
    '$states.input.one.a[]',
    '$states.input.one[]',
    '$states.input.empty',
    '$states.input.empty.a',
    '$states.input.list[[0, 2]]',
    '$states.input.list[$ > 1]',
    '($states.input.list)[1]',
    '$states.input."a"."c"',
    '$states.input.a.{"x": c, "none": d}',
    '[$states.input.list, [4], 5, $states.input.none]',
    '{"a": $states.input.list[0], "b": {"c": null}}',
    '{$states.input.a.c: 1, $states.input.none: 2}',
    '1 + 2 * 3 - 4 / 2 % 5',
    '-$states.input.list[0]',
    '$states.input.none + 1',
    '"a" & 1 & true & null & $states.input.list & 0.1 & $states.input.none',
    '"a" < "b" and 1 <= 1 or $states.input.none > 1',
    '$states.input.list = [3, 1, 2] and $states.input.a != {"c": 1}',
    '"a" in $states.input.words',
    '$states.input.list ? "full" : "empty"',
    '$states.input.none ? 1',
    '($x := 1; $y := $x + 1; $x := 5; $x + $y)',
    '($x := 1; ($x := 2; $x) + $x)',
    '($f := function($n){ $n > 2 ? $n : $f($n + 1) }; $f(0))',
    '($k := 2; $f := function($n){ $n * $k }; $k := 3; $map($states.input.list, $f))',
    '$map($states.input.list, function($v, $i, $l){ $v * $i + $count($l) })',
    '$map($states.input.words, $uppercase)',
    '[$map($states.input.nested, function($l){ $filter($l, function($n){ $n > 2 }) })]',
    '$filter($states.input.list, function($v){ $v > 2 })',
    '$reduce($states.input.list, function($sum, $v){ $sum + $v })',
    '$reduce($states.input.list, function($sum, $v, $i){ $sum + $v * $i }, 10)',
    '$single($states.input.list, function($v){ $v = 1 })',
    '$each($states.input.a, function($v, $k){ $k })',
    '$sift($states.input.a, function($v, $k){ $k = "c" })',
    '$sort($states.input.words)',
    '$sort($states.input.list, function($l, $r){ $l < $r })',
    '$count($states.input.none)',
    '$string($states.input.a) & $type($states.input.list)',
    '$states.input.words.$uppercase()',
    '$states.input.words ~> $join("-")',
    '$append($states.input.list, 4)[3]',
    '$merge([$states.input.a, {"d": 1}])',
    '$contains("abc", "b") and $replace("aba", "a", "$1") = "$1b$1"',
    '$split("a,b", ",")',
    '$match("abcb", /b(c)?/)',
    '[$match("abc", /x/)]',
    '$contains("abc", /B/i) and $not($contains($states.input.none, /a/))',
    '$split("a1b22c", /[0-9]+/)',
    '$replace("a1b22c3", /[0-9]+/, "-")',
    '$replace("abc", /$/, "-")',
    '$millis() & $now()',
    '$parse("{\\"a\\": 1}").a',
    '$partition($states.input.list, 2)',
    '$range(1, 3, 1)',
    '$round(2.5) + $power(2, 3) + $max($states.input.list)',
    '$toMillis("2024-01-01T00:00:00Z")',
    `( $block := function($b) { $b.type = 'text' ? {'Text': $trim($b.text) = '' ? '(empty)' : $b.text} : $b };
       [$map($states.input.messages[role != 'system'], function($m) { {'Role': $m.role, 'Content': [$map([$m.content], $block)]} })] )`,
  ])('%s gives what jsonata gives', async (text) => {
    const scope = scopeOf(input);

    expect(direct(text, scope)).not.toBe(UNSURE);
    expect(direct(text, scope)).toEqual(await byJsonata(text, scope));
  });

  it.each([
    ['an error', '1 + "a"'],
    ['a number that is none', '$string(1 / 0)'],
    ['a function as a value', 'function($x){ $x }'],
    ['chance', '$random()'],
    ['a group in a replacement', '$replace("ab", /(a)/, "$1")'],
    ['a pattern that matches nothing again and again', '$split("ab", /x*/)'],
    ['a regular expression as a value', '/a/'],
    ['a range', '[1..3]'],
    ['ancestors', '$states.input.a.b.c.%'],
    ['grouping', '$states.input.list{$string($): $}'],
    ['a name a function may use too early', '($f := function(){ $x }; $x := 1; $f())'],
    ['recursion without end', '($f := function($n){ 1 + $f($n) }; $f(1))'],
    ['a condition on a call in tail position', '($f := function($l){ ($filter($l, function($v){ $v }))[0] }; $f([1]))'],
  ])('leaves %s to jsonata', (_what, text) => {
    expect(direct(text, scopeOf(input))).toBe(UNSURE);
  });

  it('leaves a function to jsonata that a variable of the machine hides', () => {
    expect(direct('$count([1])', scopeOf({}, { count: 1 }))).toBe(UNSURE);
    expect(direct('$map([1], $string)', scopeOf({}, { string: 1 }))).toBe(UNSURE);
  });

  it('gives up near the limit of steps and of depth', () => {
    const compiled = compileJsonata('$map($states.input, function($x){ $x + 1 })');
    const evaluate = (items: number, budget: { steps: number; depth: number }): unknown =>
      compiled.ok && compiled.value.evaluateDirectly(scopeOf(Array<number>(items).fill(1)), world, budget);

    expect(evaluate(100, { steps: 100, depth: 100 })).toBe(UNSURE);
    expect(evaluate(100, { steps: 10_000, depth: 4 })).toBe(UNSURE);
    expect(evaluate(100, { steps: 10_000, depth: 100 })).toHaveLength(100);
  });

  it('is either in doubt or what jsonata gives, whatever the expression and the data', async () => {
    await fc.assert(
      fc.asyncProperty(expressions, values, values, async (text, value, variable) => {
        const scope = scopeOf(value, { v: variable });
        const made = direct(text, scope);
        fc.pre(made !== UNSURE);

        expect(made).toEqual(await byJsonata(text, scope));
      }),
      { numRuns: 1_000 },
    );
  });
});

const values: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false, 0, 1, -1, 2.5, '', 'a', 'b', '1'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Expressions of the kinds of node there are, with few names, so that they meet the data. */
const expressions: fc.Arbitrary<string> = fc.letrec<{ text: string; function: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', '0', '-1', '"a"', 'true', 'null', '[]', '{}', '$', 'a', 'b', '$v', '$x', '$states.input'),
    fc.constantFrom('$v.a', '$v.a.b', '$states.input.a', '$states.input.b.c', 'a.b', '$v[]', '$v.a[]', '$v.b[0]'),
    filled(tie('text'), ['(', ')', '.', '']),
    filled(tie('text'), ['', '[', ']']),
    filled(tie('text'), ['(', ')[', ']']),
    filled(tie('text'), ['(', ').(', ')']),
    filled(tie('text'), ['(', ').{"a": ', '}']),
    filled(tie('text'), ['[', ', ', ']']),
    filled(tie('text'), ['{"a": ', ', "b": ', '}']),
    filled(tie('text'), ['{', ': ', '}']),
    filled(tie('text'), ['(', ' ? ', ' : ', ')']),
    filled(tie('text'), ['(', ' + ', ')']),
    filled(tie('text'), ['(', ' & ', ')']),
    filled(tie('text'), ['(', ' = ', ')']),
    filled(tie('text'), ['(', ' < ', ')']),
    filled(tie('text'), ['(', ' and ', ')']),
    filled(tie('text'), ['(', ' in ', ')']),
    filled(tie('text'), ['($x := ', '; ', ')']),
    filled(tie('text'), ['($x := ', '; $y := ', '; [$x, $y])']),
    ...['count', 'string', 'exists', 'type', 'boolean', 'not', 'keys', 'distinct', 'reverse', 'spread', 'sum'].map(
      (name) => filled(tie('text'), [`$${name}(`, ')']),
    ),
    filled(tie('text'), ['$append(', ', ', ')']),
    filled(tie('text'), ['$lookup(', ', "a")']),
    filled(tie('text'), ['$zip(', ', ', ')']),
    filled(tie('text'), ['$merge([', ', ', '])']),
    filled(tie('text'), ['(', ') ~> $count()']),
    filled(tie('text'), ['$match(', ', /a|(b)/)']),
    filled(tie('text'), ['$contains(', ', /^a*$/i)']),
    filled(tie('text'), ['$split(', ', /[ab]?/)']),
    filled(tie('text'), ['$replace(', ', /a*/, ', ')']),
    ...['map', 'filter', 'single', 'each', 'sift', 'reduce', 'sort'].map((name) =>
      fc.tuple(tie('text'), tie('function')).map(([list, each]) => `$${name}(${list}, ${each})`),
    ),
    fc.tuple(tie('function'), tie('text')).map(([each, value]) => `($f := ${each}; $f(${value}, ${value}))`),
  ),
  function: fc.oneof(
    tie('text').map((body) => `function($x){ ${body} }`),
    tie('text').map((body) => `function($x, $y){ ${body} }`),
    fc.constantFrom('$string', '$count', '$exists', '$f'),
  ),
})).text;

/** The parts of a text with expressions between them. */
function filled(text: fc.Arbitrary<string>, parts: readonly string[]): fc.Arbitrary<string> {
  const inner = parts.slice(1).map(() => text);
  return fc.tuple(...inner).map((texts) => parts.map((part, index) => part + (texts[index] ?? '')).join(''));
}
