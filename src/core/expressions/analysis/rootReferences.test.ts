import { describe, expect, it } from 'vitest';
import { checkExpression } from './checkExpression';

describe('references to the input of an expression', () => {
  it.each([
    ['phone', ['phone']],
    ['phone.number + $sum(prices)', ['phone', 'prices']],
    ['{"a": b}', ['b']],
    ['$', ['$']],
    ['$.name', ['$']],
    ['*.name', ['*']],
    ['$$', ['$$']],
    ['$states.input.items[$$.x = 1]', ['$$']],
  ])('are found at the top level of %s', (text, expected) => {
    const use = checkExpression('jsonata', text);

    expect(use.ok && use.value.rootReferences).toEqual(expected);
  });

  it.each([
    '$states.input.phone[type = "home"]',
    '$states.input.(a + b)',
    '$states.input.items^(price)',
    '$states.input.items{kind: $sum(price)}',
    '$map($states.input.items, function($item) { $item.price })',
    '$states.input.items[$ > 3]',
    '$states.input ~> |account|{"seen": true}|',
    '($x := {"a": 1}; $x.a)',
  ])('are not seen inside of %s', (text) => {
    const use = checkExpression('jsonata', text);

    expect(use.ok && use.value.rootReferences).toEqual([]);
  });
});
