import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { parseExpression } from './parseExpression';

/** The tree of jsonata as plain data; what it says of a mistake. */
function treeOfJsonata(text: string): unknown {
  try {
    return plain(jsonata(text).ast());
  } catch (error) {
    return error;
  }
}

/** Without what has no value, and what jsonata's tokens inherit. */
function plain(tree: unknown): unknown {
  const text = JSON.stringify(tree, (_name, value: unknown) => (value instanceof RegExp ? String(value) : value));
  return JSON.parse(text);
}

describe('parseExpression', () => {
  it.each([
    '$states.input.a.b[0].c',
    "$states.input.`a b`.'c'[x = 1][-1]",
    'a.b[].c[0][]',
    '$x[]',
    '(a; $b := 1; $c := function($d){ $d + 1 };)',
    '[1, [2], 3..5]',
    '{"a": 1, b: [c].d}',
    'a.[b, c]',
    '[a].b',
    '-1 + -$x * 2 % 3 - 4 / (5)',
    '$a and $b or not = 1 in [or, and]',
    '$f($x, function($a, $b){ $a > 1 ? $g($b) : ($h($a)) })(1)[0]',
    'λ($x){ $x }(1) ~> $string()',
    '$count(*) & **.b',
    '"\\u00e9\\n\\"" & \'it"s\'',
    'true = false != null',
    '1.5e3 <= 2 >= 0.1',
    '$$.a.$.b',
    ' \t$now( ) ',
    '$match(a, /[a/]\\/(b)/im) / 2',
  ])('%s is read as jsonata reads it', (text) => {
    const tree = parseExpression(text);

    expect(tree).toBeDefined();
    expect(plain(tree)).toEqual(treeOfJsonata(text));
  });

  it.each([
    ...['a.%', 'a@$b', 'a#$i', 'a^(b)', 'a{b: c}', '$f(?)', '|a|{}|', '$a ?: 1', '$a ?? 1', 'function($x)<n:n>{1}'],
    ...[
      '',
      '1 +',
      '(',
      'a b',
      '"a',
      '"\\x"',
      '"\\u12"',
      '1e999',
      '`a',
      '1.a',
      '$a(',
      '{a}',
      '[1',
      'a := 1',
      'f(1){2}',
      '/* c */ 1',
    ],
  ])('%s is left to jsonata', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });

  it('reads what jsonata reads, and nothing else, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(texts, mistaken), (text) => {
        const tree = parseExpression(text);
        if (tree !== undefined) expect(plain(tree)).toEqual(treeOfJsonata(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

const operands = [
  '1',
  '-2.5',
  '"a"',
  "'b'",
  'true',
  'null',
  '$x',
  '$',
  '$$',
  'a',
  '`b c`',
  '*',
  '**',
  '/a(b)*/i',
  'and',
  'function($x){ a }',
];
const between = [
  '.',
  ' + ',
  '-',
  '*',
  '/',
  ' % ',
  '&',
  '=',
  '!=',
  '<',
  '<=',
  ' in ',
  ' and ',
  ' or ',
  ' ~> ',
  ' ? ',
  '[',
  '..',
  ':=',
  ' ',
];
const around: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['$f(', ')'],
  ['a[', ']'],
  ['-', ''],
  ['', '[]'],
  ['', '[0]'],
  ['{"k": ', '}'],
  ['$x := ', ''],
  ['$c ? ', ' : 0'],
  ['function($a){', '}'],
  ['(1; ', ')'],
  ['[0, ', ']'],
];

const texts: fc.Arbitrary<string> = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(...operands),
    fc.tuple(tie('text'), fc.constantFrom(...between), tie('text')).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...around), tie('text')).map(([[before, after], text]) => `${before}${text}${after}`),
  ),
})).text;

/** Texts with something left out or put in. */
const mistaken: fc.Arbitrary<string> = fc
  .tuple(
    texts,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom(
      '',
      ')',
      ']',
      '}',
      '"',
      '%',
      '@$v',
      '\\',
      ';',
      ',',
      ':',
      '.',
      '^(a)',
      '#$i',
      '/',
      '|',
      '?',
      '!',
      '~',
      'é',
      '\u00a0',
    ),
  )
  .map(([text, place, length, inserted]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + inserted + text.slice(at + length);
  });
