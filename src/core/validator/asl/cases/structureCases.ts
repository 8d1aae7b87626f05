import type { JsonValue } from '../../../json';
import { DONE, jsonata, jsonPath, map, pass, task, wait, type RuleCase } from './ruleCase';

const nested = (levels: number): JsonValue => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as JsonValue;

export const structureCases: readonly RuleCase[] = [
  {
    code: 'asl/not-an-object',
    title: 'a state is a text',
    broken: jsonPath({ Call: 'Lambda' }),
    at: '/States/Call',
    good: jsonPath({ Call: task() }),
  },
  {
    code: 'asl/wrong-type',
    title: 'seconds are written as text',
    broken: jsonPath({ Pause: wait({ Seconds: '30' }) }),
    at: '/States/Pause/Seconds',
    good: jsonPath({ Pause: wait({ Seconds: 30 }) }),
  },
  {
    code: 'asl/wrong-type',
    title: 'seconds have a fraction',
    broken: jsonPath({ Pause: wait({ Seconds: 1.5 }) }),
    at: '/States/Pause/Seconds',
    good: jsonPath({ Pause: wait({ Seconds: '${Interval}' }) }),
  },
  {
    code: 'asl/field-missing',
    title: 'the state machine has no States and no StartAt',
    broken: { Comment: 'empty' },
    at: '',
    good: jsonPath({ Done: DONE }),
  },
  {
    code: 'asl/field-unknown',
    title: 'a field is misspelled',
    broken: jsonPath({ Call: task({ TimeoutSecond: 5 }) }),
    at: '/States/Call/TimeoutSecond',
    good: jsonPath({ Call: task({ TimeoutSeconds: 5 }) }),
  },
  {
    code: 'asl/field-unknown',
    title: 'a Pass has a Catch',
    broken: jsonPath({ Shape: pass({ Catch: [] }) }),
    at: '/States/Shape/Catch',
    good: jsonPath({ Shape: task({ Catch: [] }) }),
  },
  {
    code: 'asl/field-of-other-language',
    title: 'a JSONata state has Parameters',
    broken: jsonata({ Call: task({ Parameters: {} }) }),
    at: '/States/Call/Parameters',
    good: jsonata({ Call: task({ Arguments: {} }) }),
  },
  {
    code: 'asl/field-of-other-language',
    title: 'a state in a JSONata Map of a JSONPath machine has Output',
    broken: jsonPath({ Each: map({ Shape: pass({ Output: 1 }) }, { QueryLanguage: 'JSONata' }) }),
    at: '/States/Each/ItemProcessor/States/Shape/Output',
    good: jsonPath({
      Each: map({ Shape: pass({ Output: 1, QueryLanguage: 'JSONata' }) }, { QueryLanguage: 'JSONata' }),
    }),
  },
  {
    code: 'asl/language-downgrade',
    title: 'a state of a JSONata machine is set to JSONPath',
    broken: jsonata({ Shape: pass({ QueryLanguage: 'JSONPath', Output: 1 }) }),
    at: '/States/Shape/QueryLanguage',
    good: jsonata({ Shape: pass({ QueryLanguage: 'JSONata', Output: 1 }) }),
  },
  {
    code: 'asl/value-not-listed',
    title: 'a jitter strategy that does not exist',
    broken: jsonPath({ Call: task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'SOME' }] }) }),
    at: '/States/Call/Retry/0/JitterStrategy',
    good: jsonPath({ Call: task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'FULL' }] }) }),
  },
  {
    code: 'asl/state-type-unknown',
    title: 'a type in lower case',
    broken: jsonPath({ Done: { Type: 'succeed' }, Other: DONE }, { StartAt: 'Other' }),
    at: '/States/Done/Type',
    good: jsonPath({ Done: DONE }),
  },
  {
    code: 'asl/value-empty',
    title: 'a Parallel without branches',
    broken: jsonPath({ Both: { Type: 'Parallel', Branches: [], End: true } }),
    at: '/States/Both/Branches',
    good: jsonPath({ Both: { Type: 'Parallel', Branches: [jsonPath({ A: DONE })], End: true } }),
  },
  {
    code: 'asl/value-empty',
    title: 'a Choice without rules',
    broken: jsonPath({ Route: { Type: 'Choice', Choices: [], Default: 'Done' }, Done: DONE }),
    at: '/States/Route/Choices',
    good: jsonPath({
      Route: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Done' }], Default: 'Done' },
      Done: DONE,
    }),
  },
  {
    code: 'asl/value-empty',
    title: 'a rule that joins nothing',
    broken: jsonPath({ Route: { Type: 'Choice', Choices: [{ And: [], Next: 'Done' }], Default: 'Done' }, Done: DONE }),
    at: '/States/Route/Choices/0/And',
    good: jsonPath({
      Route: {
        Type: 'Choice',
        Choices: [{ And: [{ Variable: '$.a', IsNull: true }], Next: 'Done' }],
        Default: 'Done',
      },
      Done: DONE,
    }),
  },
  {
    code: 'asl/below-minimum',
    title: 'a back-off that shrinks',
    broken: jsonPath({ Call: task({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }) }),
    at: '/States/Call/Retry/0/BackoffRate',
    good: jsonPath({ Call: task({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 1 }] }) }),
  },
  {
    code: 'asl/above-maximum',
    title: 'a wait of more than 99,999,999 seconds',
    broken: jsonPath({ Pause: wait({ Seconds: 100_000_000 }) }),
    at: '/States/Pause/Seconds',
    good: jsonPath({ Pause: wait({ Seconds: 99_999_999 }) }),
  },
  {
    code: 'asl/text-too-long',
    title: 'a label of 41 characters',
    broken: jsonPath({
      Each: map({ A: DONE }, { Label: 'x'.repeat(41) }, { ProcessorConfig: { Mode: 'DISTRIBUTED' } }),
    }),
    at: '/States/Each/Label',
    good: jsonPath({ Each: map({ A: DONE }, { Label: 'x'.repeat(40) }, { ProcessorConfig: { Mode: 'DISTRIBUTED' } }) }),
  },
  {
    code: 'asl/only-one-of',
    title: 'a Fail has Cause and CausePath',
    broken: jsonPath({ Stop: { Type: 'Fail', Cause: 'a', CausePath: '$.a' } }),
    at: '/States/Stop',
    good: jsonPath({ Stop: { Type: 'Fail', Cause: 'a', ErrorPath: '$.a' } }),
  },
  {
    code: 'asl/nested-too-deeply',
    title: 'a template nests 300 levels deep',
    broken: jsonPath({ Shape: pass({ Parameters: nested(300) }) }),
    at: `/States/Shape/Parameters${'/0'.repeat(200)}`,
    good: jsonPath({ Shape: pass({ Parameters: nested(100) }) }),
  },
];
