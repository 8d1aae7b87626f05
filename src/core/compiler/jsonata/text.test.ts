import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { evaluateField } from '../testing/expressions';
import { memberAt } from './path';
import { expression, literal, plainText, plainValue, templateValue } from './text';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom("it's", '"', '\\', '{% $x %}', 'a\nb', '{%', '%}'),
);

describe('literal', () => {
  it('evaluates to the text, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        expect(await jsonata(literal(given)).evaluate({})).toBe(given);
      }),
    );
  });

  it('never holds the marks of an expression', () => {
    fc.assert(fc.property(text, (given) => !/\{%|%\}/.test(literal(given))));
  });
});

describe('plainText', () => {
  it('means the text, whatever it is, and stays as it is where it can', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        expect(await evaluateField(plainText(given))).toBe(given);
      }),
    );
    expect(plainText("It's 5 o'clock.")).toBe("It's 5 o'clock.");
  });
});

describe('values a person wrote', () => {
  it('are plain where they are data, and expressions where they are arguments', async () => {
    const written = { note: '{% $states.input.x %}', list: ['', 1, null] };

    expect(await evaluateField(plainValue(written))).toEqual(written);
    expect(await evaluateField(templateValue(written), { states: { input: { x: 7 } } })).toEqual({
      note: 7,
      list: ['', 1, null],
    });
  });
});

describe('memberAt', () => {
  it.each([
    ['status', { status: 'x' }],
    ['job.state', { job: { state: 'x' } }],
    ['jobs.1.status', { jobs: [{ status: 'y' }, { status: 'x' }] }],
    ['and.or', { and: { or: 'x' } }],
    ['job-state', { 'job-state': 'x' }],
    ["it's", { "it's": 'x' }],
  ])('finds %s', async (path, object) => {
    expect(await evaluateField(expression(memberAt('$object', path)), { variables: { object } })).toBe('x');
  });
});
