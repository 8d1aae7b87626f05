import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { checkExpression } from './checkExpression';
import { expressionSites } from './expressionSites';
import { variableReferences } from './variableReferences';

describe('checkExpression', () => {
  it('says what a path and an intrinsic function read', () => {
    const use = checkExpression(
      'pathOrIntrinsic',
      "States.Format('{}', $a.b[?(@.c == $d)], States.Array($$.Map.Item.Value))",
    );

    expect(use).toEqual({
      ok: true,
      value: {
        variables: ['a', 'd'],
        functions: ['States.Array', 'States.Format'],
        statesFields: [],
        contextFields: ['Map'],
        rootReferences: [],
      },
    });
  });

  it('says what a JSONata expression reads, without the names it binds itself', () => {
    const text = `(
      $total := $sum($states.input.items.price) + $base;
      $f := function($n) { $n = 0 ? $total : $f($n - 1) + $offset };
      $states.context.Execution.Id & $f($count) & $states.result & $now()
    )`;

    expect(checkExpression('jsonata', text)).toEqual({
      ok: true,
      value: {
        variables: ['base', 'offset'],
        functions: ['count', 'now', 'sum'],
        statesFields: ['context', 'input', 'result'],
        contextFields: ['Execution'],
        rootReferences: [],
      },
    });
  });

  it('counts a variable that is read before the expression binds its name', () => {
    const use = checkExpression('jsonata', '($x := $x + 1; $x)');

    expect(use.ok && use.value.variables).toEqual(['x']);
  });

  it('knows names bound by @ and #, and functions which are passed or called by name', () => {
    const use = checkExpression('jsonata', '$states.input.a@$v.b#$i[$i = $max and $v.c = $w] ~> $map($string)');

    expect(use.ok && use.value.variables).toEqual(['w']);
    expect(use.ok && use.value.functions).toEqual(['map', 'max', 'string']);
  });

  it('reports what is no expression, with its place', () => {
    expect(checkExpression('jsonata', '1 +')).toEqual({
      ok: false,
      error: { message: 'S0207: Unexpected end of expression', at: 3 },
    });
    expect(checkExpression('path', '@.a').ok).toBe(false);
    expect(checkExpression('referencePath', '$.a[*]').ok).toBe(false);
    expect(checkExpression('path', "States.Format('a')").ok).toBe(false);
  });
});

describe('expressionSites', () => {
  it('lists paths and templates of a JSONPath state with their kinds, and leaves literals alone', () => {
    const sites = expressionSites(
      {
        Type: 'Map',
        Comment: '$.no',
        InputPath: '$.in',
        ItemsPath: '$.items',
        ItemSelector: { 'v.$': '$$.Map.Item.Value', w: '$.literal', InputPath: '$.literal' },
        ItemReader: { Resource: 'r', ReaderConfig: { MaxItemsPath: '$max' }, Parameters: { 'Key.$': '$.k' } },
        ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$.inner' } } },
        Result: { 'x.$': '$.literal' },
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Assign: { 'e.$': '$.Error' }, Next: 'B' }],
      },
      'JSONPath',
    );

    expect(sites.map(({ at, kind, text }) => [at.join('/'), kind, text])).toEqual([
      ['InputPath', 'path', '$.in'],
      ['ItemsPath', 'referencePath', '$.items'],
      ['ItemSelector/v.$', 'pathOrIntrinsic', '$$.Map.Item.Value'],
      ['ItemReader/ReaderConfig/MaxItemsPath', 'referencePath', '$max'],
      ['ItemReader/Parameters/Key.$', 'pathOrIntrinsic', '$.k'],
      ['Catch/0/ResultPath', 'referencePath', '$.error'],
      ['Catch/0/Assign/e.$', 'pathOrIntrinsic', '$.Error'],
    ]);
  });

  it('lists every {% %} of a JSONata state, but not those of the states inside', () => {
    const sites = expressionSites(
      {
        Type: 'Parallel',
        Comment: '{% no %}',
        Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% $inner %}' } } }],
        Arguments: { list: ['{% $a %}'] },
        Catch: [{ ErrorEquals: ['X'], Output: '{% $states.errorOutput %}', Next: 'B' }],
      },
      'JSONata',
    );

    expect(sites.map(({ at }) => at.join('/'))).toEqual(['Arguments/list/0', 'Catch/0/Output']);
  });
});

describe('variableReferences', () => {
  it('lists the variables each state reads, sorted, states without any left out', () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1, 'y.$': '$z' }, Next: 'B' },
        B: {
          Type: 'Choice',
          Choices: [{ And: [{ Variable: '$b', StringEqualsPath: '$a.x' }, { Not: { Variable: '$c', IsNull: true } }] }],
        },
        C: {
          Type: 'Map',
          QueryLanguage: 'JSONata',
          Items: '{% $items %}',
          ItemProcessor: {
            StartAt: 'D',
            States: { D: { Type: 'Pass', Parameters: { 'v.$': '$inner', w: '{% $no %}' } } },
          },
        },
        E: { Type: 'Succeed' },
      },
    };

    expect(variableReferences(definition)).toEqual({ A: ['z'], B: ['a', 'b', 'c'], C: ['items'], D: ['inner'] });
  });

  const recorded = path.resolve(import.meta.dirname, '../../../../../shared/conformance/variable-references.json');
  const isThere = existsSync(recorded);
  if (!isThere) console.warn('Recorded variable references are not here; only our own cases run.');

  it.runIf(isThere)('agrees with every recorded answer of DescribeStateMachine', () => {
    const cases = JSON.parse(readFileSync(recorded, 'utf8')) as {
      id: string;
      definition: JsonValue;
      expected: { variableReferences: JsonValue };
    }[];

    for (const { id, definition, expected } of cases) {
      expect({ id, references: variableReferences(definition) }).toEqual({
        id,
        references: expected.variableReferences,
      });
    }
  });
});
