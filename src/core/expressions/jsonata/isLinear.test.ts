import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { isLinear } from './isLinear';

describe('isLinear', () => {
  it.each([
    '1 + 2',
    '$states.input.a.b',
    '$states.input.messages[-1].content[0].text',
    '$n + 1 < 25 and $states.input.x = "a"',
    '{"a": $states.input.a, "b": [1, $count($states.input.l)]}',
    '$exists($states.input.a) ? $states.input.a : "none"',
    '$append($messages, [{"role": "user"}])',
    '$partition($states.input.l, 2)',
  ])('%s visits its data once', (text) => {
    expect(isLinear(jsonata(text).ast())).toBe(true);
  });

  it.each([
    '$map($l, function($x){ $x })',
    '($f := function($n){ $f($n) }; $f(1))',
    '$l.($l.($l.(1)))',
    '$l[$l[x = 1]]',
    '$l[type = "a"]',
    '$l@$a.$l@$b.x',
    '$l#$i.x',
    '$l^(x)',
    '$l{x: $sum(y)}',
    '$l.{"a": $l}',
    '|$l|{"a": 1}|',
    '$a ~> $f',
    '$states.a.b.%.x',
    '**.x',
    '/a+/',
    '$substring(?, 1)',
    '$now()',
    '$map($l, $uuid)',
    '$random()',
    '[1..$n]',
    '1' + '+1'.repeat(60),
  ])('%s may do more, or asks the world', (text) => {
    expect(isLinear(jsonata(text).ast())).toBe(false);
  });
});
