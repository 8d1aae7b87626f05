import { DISTRIBUTED, DONE, jsonata, jsonPath, map, pass, task, wait, type RuleCase } from './ruleCase';

const parameters = (Parameters: Record<string, string | number>): ReturnType<typeof jsonPath> =>
  jsonPath({ Shape: pass({ Parameters }) });
const output = (text: string): ReturnType<typeof jsonPath> => jsonata({ Shape: pass({ Output: text }) });
const AT = '/States/Shape/Output';

export const expressionCases: readonly RuleCase[] = [
  {
    code: 'asl/path-invalid',
    title: 'InputPath is an intrinsic function',
    broken: jsonPath({ Shape: pass({ InputPath: 'States.UUID()' }) }),
    at: '/States/Shape/InputPath',
    good: jsonPath({ Shape: pass({ InputPath: '$$.Execution.Id' }) }),
  },
  {
    code: 'asl/path-script',
    title: 'a script counts from the end',
    broken: jsonPath({ Shape: pass({ OutputPath: '$.list[(@.length-1)]' }) }),
    at: '/States/Shape/OutputPath',
    good: jsonPath({ Shape: pass({ OutputPath: '$.list[-1]' }) }),
  },
  {
    code: 'asl/reference-path-invalid',
    title: 'ResultPath has a wildcard',
    broken: jsonPath({ Shape: pass({ ResultPath: '$.list[*]' }) }),
    at: '/States/Shape/ResultPath',
    good: jsonPath({ Shape: pass({ ResultPath: '$.list[0].name' }) }),
  },
  {
    code: 'asl/reference-path-invalid',
    title: 'SecondsPath starts at the Context Object',
    broken: jsonPath({ Pause: wait({ SecondsPath: '$$.Execution.Input.s' }) }),
    at: '/States/Pause/SecondsPath',
    good: jsonPath({ Pause: wait({ SecondsPath: '$.s' }) }),
  },
  {
    code: 'asl/template-value-invalid',
    title: 'a member named .$ is plain text',
    broken: parameters({ 'name.$': 'ipsum' }),
    at: '/States/Shape/Parameters/name.$',
    good: parameters({ 'name.$': "States.Format('{} of {}', $.done, $$.Execution.Id)" }),
  },
  {
    code: 'asl/template-value-invalid',
    title: 'an intrinsic function that does not exist',
    broken: parameters({ 'name.$': 'States.Xyz($.a)' }),
    at: '/States/Shape/Parameters/name.$',
    good: parameters({ 'name.$': 'States.StringToJson($.a)' }),
  },
  {
    code: 'asl/template-value-not-text',
    title: 'a member named .$ is a number',
    broken: parameters({ 'n.$': 5 }),
    at: '/States/Shape/Parameters/n.$',
    good: parameters({ n: 5 }),
  },
  {
    code: 'asl/template-key-conflict',
    title: 'a member is written plain and evaluated',
    broken: parameters({ name: 'a', 'name.$': '$.name' }),
    at: '/States/Shape/Parameters/name.$',
    good: parameters({ first: 'a', 'name.$': '$.name' }),
  },
  {
    code: 'asl/path-not-evaluated',
    title: 'a path without .$',
    broken: parameters({ name: '$.name' }),
    at: '/States/Shape/Parameters/name',
    good: parameters({ 'name.$': '$.name' }),
  },
  {
    code: 'asl/result-not-evaluated',
    title: 'Result holds a path',
    broken: jsonPath({ Shape: pass({ Result: { 'name.$': '$.name' } }) }),
    at: '/States/Shape/Result',
    good: jsonPath({ Shape: pass({ Result: { name: 'plain' } }) }),
  },
  {
    code: 'asl/jsonata-invalid',
    title: 'an expression does not parse',
    broken: output('{% 10 + * 2 %}'),
    at: AT,
    good: output('{% 10 * 2 %}'),
  },
  {
    code: 'asl/jsonata-invalid',
    title: '?? of later versions',
    broken: output('{% $states.input.a ?? 1 %}'),
    at: AT,
    good: output('{% $exists($states.input.a) ? $states.input.a : 1 %}'),
  },
  {
    code: 'asl/jsonata-invalid',
    title: '?: of later versions',
    broken: output('{% $states.input.a ?: 1 %}'),
    at: AT,
    good: output('{% $states.input.a ? $states.input.a : 1 %}'),
  },
  {
    code: 'asl/jsonata-half-delimited',
    title: 'the opening mark is missing',
    broken: output('10 %}'),
    at: AT,
    good: output('{% 10 %}'),
  },
  {
    code: 'asl/jsonata-inside-text',
    title: 'an expression in the middle of a text',
    broken: output('Hello {% $states.input.n %}.'),
    at: AT,
    good: output("{% 'Hello ' & $states.input.n %}"),
  },
  {
    code: 'asl/jsonata-function-missing',
    title: '$eval',
    broken: output("{% $eval('1') %}"),
    at: AT,
    good: output("{% $parse('1') %}"),
  },
  {
    code: 'asl/jsonata-function-missing',
    title: 'a misspelled function',
    broken: output('{% $lenght($states.input) %}'),
    at: AT,
    good: output('{% ($double := function($n) { $n * 2 }; $double(2)) %}'),
  },
  {
    code: 'asl/jsonata-root-reference',
    title: 'a bare name',
    broken: output('{% phone %}'),
    at: AT,
    good: output('{% $states.input.phone[type = "home"] %}'),
  },
  {
    code: 'asl/jsonata-root-reference',
    title: '$$',
    broken: output('{% $$ %}'),
    at: AT,
    good: output('{% $states.input %}'),
  },
  {
    code: 'asl/jsonata-states-field',
    title: '$states.result in a Pass',
    broken: output('{% $states.result %}'),
    at: AT,
    good: jsonata({ Shape: task({ Output: '{% $states.result %}' }) }),
  },
  {
    code: 'asl/jsonata-states-field',
    title: '$states.errorOutput in Arguments',
    broken: jsonata({ Call: task({ Arguments: { e: '{% $states.errorOutput %}' } }) }),
    at: '/States/Call/Arguments/e',
    good: jsonata({
      Call: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done', Output: '{% $states.errorOutput %}' }] }),
      Done: DONE,
    }),
  },
  {
    code: 'asl/variable-name-invalid',
    title: 'a variable with a hyphen',
    broken: jsonata({ Shape: pass({ Assign: { 'top-level': 1 } }) }),
    at: '/States/Shape/Assign/top-level',
    good: jsonata({ Shape: pass({ Assign: { topLevel: 1 } }) }),
  },
  {
    code: 'asl/variable-undefined',
    title: 'a variable nobody assigns',
    broken: jsonata({
      Set: { Type: 'Pass', Assign: { count: 1 }, Next: 'Shape' },
      Shape: pass({ Output: '{% $coutn %}' }),
    }),
    at: AT,
    good: jsonata({
      Set: { Type: 'Pass', Assign: { count: 1 }, Next: 'Shape' },
      Shape: pass({ Output: '{% $count %}' }),
    }),
  },
  {
    code: 'asl/variable-undefined',
    title: 'a variable of a sibling branch',
    broken: jsonPath({
      Both: {
        Type: 'Parallel',
        Branches: [jsonPath({ A: pass({ Assign: { a: 1 } }) }), jsonPath({ B: pass({ Parameters: { 'a.$': '$a' } }) })],
        End: true,
      },
    }),
    at: '/States/Both/Branches/1/States/B/Parameters/a.$',
    good: jsonPath({
      Set: { Type: 'Pass', Assign: { a: 1 }, Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [jsonPath({ B: pass({ Parameters: { 'a.$': '$a' } }) })], End: true },
    }),
  },
  {
    code: 'asl/variable-of-outer-scope',
    title: 'a Map iteration assigns an outer variable',
    broken: jsonPath({
      Set: { Type: 'Pass', Assign: { n: 0 }, Next: 'Each' },
      Each: map({ Raise: pass({ Assign: { n: 1 } }) }),
    }),
    at: '/States/Each/ItemProcessor/States/Raise/Assign/n',
    good: jsonPath({
      Set: { Type: 'Pass', Assign: { n: 0 }, Next: 'Each' },
      Each: map({ Raise: pass({ Assign: { m: 1 } }) }, { Assign: { n: 1 } }),
    }),
  },
  {
    code: 'asl/variable-outside-distributed-map',
    title: 'an item of a Distributed Map reads an outer variable',
    broken: jsonPath({
      Set: { Type: 'Pass', Assign: { n: 0 }, Next: 'Each' },
      Each: map({ Read: pass({ InputPath: '$n' }) }, {}, DISTRIBUTED),
    }),
    at: '/States/Each/ItemProcessor/States/Read/InputPath',
    good: jsonPath({
      Set: { Type: 'Pass', Assign: { n: 0 }, Next: 'Each' },
      Each: map({ Read: pass({ InputPath: '$n' }) }),
    }),
  },
];
