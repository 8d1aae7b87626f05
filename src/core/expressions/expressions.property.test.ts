import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../json';
import {
  checkExpression,
  evaluateJsonata,
  evaluateJsonataTemplate,
  evaluatePathOrIntrinsic,
  evaluatePayloadTemplate,
  expressionSites,
  isJsonataString,
  variableReferences,
  writeReferencePath,
} from './index';

const world = { nowMs: () => 1_700_000_000_000, random: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' };

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

/** Texts near the grammars, where parsers break. */
const nearPaths = fc
  .array(
    fc.constantFrom(
      ...[
        '$',
        '$$',
        '$v',
        '@',
        '.',
        '..',
        'a',
        '[',
        ']',
        '(',
        ')',
        '?',
        '*',
        '0',
        '-1',
        ':',
        ',',
        "'",
        '"',
        '\\',
        '{}',
        '{',
        '}',
      ],
      ...[
        '==',
        '=~',
        '/',
        '&&',
        '||',
        '!',
        ' ',
        'States.',
        'States.Format',
        'States.Array',
        'length()',
        'null',
        'in',
        '1.5',
        'é',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const nearJsonata = fc
  .array(
    fc.constantFrom(
      ...[
        '$',
        '$states',
        '.input',
        '.a',
        '[',
        ']',
        '(',
        ')',
        '{',
        '}',
        ':',
        ',',
        '"x"',
        '1',
        '+',
        '-',
        '*',
        '**',
        '%',
        '&',
        '=',
        ';',
      ],
      ...[
        '$sum',
        '$map',
        '$partition',
        '$range',
        '$parse',
        'function($x)',
        ':=',
        '?',
        '~>',
        '^',
        '@$v',
        '#$i',
        '|',
        '/a/',
        ' and ',
        '..',
      ],
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

describe('expressions, whatever they are given', () => {
  it('evaluate or fail as values, never by an exception', () => {
    fc.assert(
      fc.property(fc.oneof(nearPaths, fc.string()), json, (text, input) => {
        const result = evaluatePathOrIntrinsic(text, { input, context: {}, variables: { v: input } }, world);

        if (result.ok) expect(() => JSON.stringify(result.value)).not.toThrow();
        else expect(result.error.error).toMatch(/^States\./);
        checkExpression('pathOrIntrinsic', text);
        checkExpression('referencePath', text);
        writeReferencePath(input, text, 1);
      }),
    );
  });

  it('evaluate JSONata to plain JSON or fail as values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearJsonata, fc.string()), json, async (text, input) => {
        const scope = { states: { input, context: {} }, variables: { v: input } };
        const result = await evaluateJsonata(text, scope, world, 'Output', { steps: 20_000, depth: 200 });

        if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
        else expect(result.error.error).toBe('States.QueryEvaluationError');
        checkExpression('jsonata', text);
      }),
    );
  });

  it('say the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(nearJsonata, nearPaths, json, async (jsonata, path, input) => {
        const states = { states: { input, context: {} }, variables: {} };
        const paths = { input, context: {}, variables: {} };

        expect(await evaluateJsonata(jsonata, states, world, 'x')).toEqual(
          await evaluateJsonata(jsonata, states, world, 'x'),
        );
        expect(evaluatePathOrIntrinsic(path, paths, world)).toEqual(evaluatePathOrIntrinsic(path, paths, world));
      }),
    );
  });

  it('leave a template without expressions as it is, the same object', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (template) => {
        fc.pre(!holdsExpression(template));

        const filled = evaluatePayloadTemplate(template, { input: {}, context: {}, variables: {} }, world);
        const evaluated = await evaluateJsonataTemplate(
          template,
          { states: { input: {}, context: {} }, variables: {} },
          world,
          'x',
        );

        expect(filled.ok && filled.value).toBe(template);
        expect(evaluated.ok && evaluated.value).toBe(template);
      }),
    );
  });

  it('never change the input', async () => {
    await fc.assert(
      fc.asyncProperty(nearPaths, nearJsonata, json, async (path, jsonata, input) => {
        const before = JSON.stringify(input);

        evaluatePathOrIntrinsic(path, { input, context: {}, variables: {} }, world);
        writeReferencePath(input, path, 'written');
        await evaluateJsonata(jsonata, { states: { input, context: {} }, variables: {} }, world, 'x', {
          steps: 20_000,
          depth: 200,
        });

        expect(JSON.stringify(input)).toBe(before);
      }),
    );
  });

  it('read any JSON as a definition', () => {
    fc.assert(
      fc.property(json, (value) => {
        variableReferences(value);
        variableReferences({
          States: { A: value, B: { Type: 'Map', ItemProcessor: value, Branches: [value], Choices: value } },
        });
        expressionSites({ Parameters: value, Catch: value, ItemReader: value }, 'JSONPath');
      }),
    );
  });
});

function holdsExpression(template: JsonValue): boolean {
  if (typeof template !== 'object' || template === null) return isJsonataString(template);
  return Object.entries(template).some(([name, value]) => name.endsWith('.$') || holdsExpression(value));
}
