import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../json';
import { evaluatePayloadTemplate } from './evaluatePayloadTemplate';

const world = { nowMs: () => 0, random: () => 0.5, uuid: () => 'id' };
const scope = { input: { a: 1, list: [1, 2] }, context: { State: { Name: 'Here' } }, variables: { v: { deep: true } } };

function filled(template: JsonValue): JsonValue {
  const result = evaluatePayloadTemplate(template, scope, world);
  return result.ok ? result.value : result.error.cause;
}

describe('evaluatePayloadTemplate', () => {
  it('replaces members whose name ends in .$, on every level', () => {
    const template = {
      'value.$': '$.a',
      constant: '$.a',
      nested: { 'name.$': '$$.State.Name', list: [{ 'v.$': '$v.deep' }, '$.a', 3] },
      'call.$': "States.Format('{}!', $.a)",
      'all.$': '$.list[*]',
    };

    expect(filled(template)).toEqual({
      value: 1,
      constant: '$.a',
      nested: { name: 'Here', list: [{ v: true }, '$.a', 3] },
      call: '1!',
      all: [1, 2],
    });
  });

  it('hands back parts without expressions as they are', () => {
    const constant = { deep: [1, { x: null }] };
    const template = { constant, 'a.$': '$.a' };

    const result = filled(template) as { constant: unknown };

    expect(result.constant).toBe(constant);
    expect(filled(constant)).toBe(constant);
  });

  it('names the field and the input when a path leads nowhere', () => {
    expect(filled({ deep: [{ 'value.$': '$.none' }] })).toBe(
      `The JSONPath '$.none' specified for the field 'value.$' could not be found in the input '{"a":1,"list":[1,2]}'`,
    );
  });

  it('takes an index beyond an array for null, and shows the Context Object where it was searched', () => {
    expect(filled({ 'v.$': '$.list[5]' })).toEqual({ v: null });
    expect(filled({ 'v.$': '$.list[5].x' })).toContain('could not be found in the input');
    expect(filled({ 'v.$': '$.a[0]' })).toContain('could not be found in the input');
    expect(filled({ 'v.$': '$$.Nope' })).toContain(`could not be found in the input '{"State":{"Name":"Here"}}'`);
  });

  it('keeps a member called __proto__', () => {
    const template = JSON.parse('{"__proto__.$":"$.a","b":{"__proto__":2}}') as JsonValue;

    expect(JSON.stringify(filled(template))).toBe('{"__proto__":1,"b":{"__proto__":2}}');
  });
});
