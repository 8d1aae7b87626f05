import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { evaluateJsonataTemplate, isJsonataString } from './evaluateJsonataTemplate';

const world = { nowMs: () => 0, random: () => 0.5, uuid: () => 'id' };
const scope = { states: { input: { a: 1 }, context: {} }, variables: {} };

describe('evaluateJsonataTemplate', () => {
  it('evaluates each text in {% %}, however deep, and nothing else', async () => {
    const template = [
      '{% $states.input.a %}',
      { b: '{%$states.input.a%}', c: ' {% 1 %} ', 'd.$': '$.a', e: [null, '{% "x" %}'] },
    ];

    expect(await evaluateJsonataTemplate(template, scope, world, 'Output')).toEqual({
      ok: true,
      value: [1, { b: 1, c: ' {% 1 %} ', 'd.$': '$.a', e: [null, 'x'] }],
    });
  });

  it('says where in the field an expression failed', async () => {
    const template = { Payload: { list: [1, '{% $none %}'] } };

    const result = await evaluateJsonataTemplate(template, scope, world, 'Arguments');

    expect(result.ok ? undefined : result.error).toEqual({
      error: 'States.QueryEvaluationError',
      cause: `The JSONata expression '$none' specified for the field 'Arguments/Payload/list[1]' returned nothing (undefined).`,
      location: 'Arguments/Payload/list[1]',
    });
  });

  it('hands back parts without expressions as they are', async () => {
    const constant: JsonValue = { deep: [1] };

    const result = await evaluateJsonataTemplate({ constant, a: '{% 1 %}' }, scope, world, 'Output');

    expect(result.ok && (result.value as { constant: unknown }).constant).toBe(constant);
  });

  it.each<readonly [value: JsonValue, expected: boolean]>([
    ['{% 1 %}', true],
    ['{%%}', true],
    ['{%}', false],
    [' {% 1 %}', false],
    ['{% 1 %} ', false],
    [1, false],
  ])('%j is an expression: %s', (value, expected) => {
    expect(isJsonataString(value)).toBe(expected);
  });
});
