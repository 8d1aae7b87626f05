import { choice, DISTRIBUTED, DONE, jsonPath, map, task, wait, type RuleCase } from './ruleCase';

const retry = (...entries: readonly Record<string, string | number | string[]>[]): ReturnType<typeof jsonPath> =>
  jsonPath({ Call: task({ Retry: entries }) });

const token = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const withToken = { Resource: token, Parameters: { 'MessageBody.$': '$$.Task.Token' } };

export const stateCases: readonly RuleCase[] = [
  {
    code: 'asl/choice-without-operator',
    title: 'a rule compares nothing',
    broken: choice({ Variable: '$.n' }),
    at: '/States/Route/Choices/0',
    good: choice({ Variable: '$.n', NumericEquals: 1 }),
  },
  {
    code: 'asl/choice-several-operators',
    title: 'a rule makes two comparisons',
    broken: choice({ Variable: '$.n', NumericGreaterThan: 1, NumericLessThan: 5 }),
    at: '/States/Route/Choices/0',
    good: choice({
      And: [
        { Variable: '$.n', NumericGreaterThan: 1 },
        { Variable: '$.n', NumericLessThan: 5 },
      ],
    }),
  },
  {
    code: 'asl/choice-operand',
    title: 'a number is compared with a text',
    broken: choice({ Variable: '$.n', NumericEquals: '1' }),
    at: '/States/Route/Choices/0/NumericEquals',
    good: choice({ Variable: '$.n', NumericEquals: '${Limit}' }),
  },
  {
    code: 'asl/field-missing',
    title: 'a comparison without Variable',
    broken: choice({ NumericEquals: 1 }),
    at: '/States/Route/Choices/0',
    good: choice({ Variable: '$.n', NumericEquals: 1 }),
  },
  {
    code: 'asl/field-unknown',
    title: 'a rule inside Not leads somewhere',
    broken: choice({ Not: { Variable: '$.n', IsNull: true, Next: 'Done' } }),
    at: '/States/Route/Choices/0/Not/Next',
    good: choice({ Not: { Variable: '$.n', IsNull: true } }),
  },
  {
    code: 'asl/choice-without-default',
    title: 'a Choice has no Default',
    broken: jsonPath({
      Route: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Done' }] },
      Done: DONE,
    }),
    at: '/States/Route',
    good: choice({ Variable: '$.a', IsNull: true }),
  },
  {
    code: 'asl/only-one-of',
    title: 'a Wait has two forms',
    broken: jsonPath({ Pause: wait({ Seconds: 1, SecondsPath: '$.s' }) }),
    at: '/States/Pause',
    good: jsonPath({ Pause: wait({ SecondsPath: '$.s' }) }),
  },
  {
    code: 'asl/one-of-missing',
    title: 'a Wait does not say how long',
    broken: jsonPath({ Pause: wait() }),
    at: '/States/Pause',
    good: jsonPath({ Pause: wait({ Timestamp: '2026-03-14T01:59:00Z' }) }),
  },
  {
    code: 'asl/wait-beyond-express',
    title: 'an Express machine waits longer than it may run',
    broken: jsonPath({ Pause: wait({ Seconds: 301 }) }),
    at: '/States/Pause/Seconds',
    good: jsonPath({ Pause: wait({ Seconds: 300 }) }),
    type: 'EXPRESS',
  },
  {
    code: 'asl/timestamp-invalid',
    title: 'a time on the 30th of February',
    broken: jsonPath({ Pause: wait({ Timestamp: '2026-02-30T01:59:00Z' }) }),
    at: '/States/Pause/Timestamp',
    good: jsonPath({ Pause: wait({ Timestamp: '2026-02-28T01:59:00.5+01:00' }) }),
  },
  {
    code: 'asl/states-all-not-alone',
    title: 'States.ALL beside another error',
    broken: retry({ ErrorEquals: ['States.ALL', 'States.Timeout'] }),
    at: '/States/Call/Retry/0/ErrorEquals',
    good: retry({ ErrorEquals: ['States.ALL'] }),
  },
  {
    code: 'asl/states-all-not-last',
    title: 'States.ALL before another Retrier',
    broken: retry({ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['States.Timeout'] }),
    at: '/States/Call/Retry/0/ErrorEquals',
    good: retry({ ErrorEquals: ['States.Timeout'] }, { ErrorEquals: ['States.ALL'] }),
  },
  {
    code: 'asl/error-name-reserved',
    title: 'a reserved name that does not exist',
    broken: retry({ ErrorEquals: ['States.TimedOut'] }),
    at: '/States/Call/Retry/0/ErrorEquals/0',
    good: retry({ ErrorEquals: ['States.Timeout'] }),
  },
  {
    code: 'asl/error-name-caught-before',
    title: 'two Retriers name the same error',
    broken: retry({ ErrorEquals: ['A'] }, { ErrorEquals: ['B', 'A'] }),
    at: '/States/Call/Retry/1/ErrorEquals',
    good: retry({ ErrorEquals: ['A'] }, { ErrorEquals: ['B'] }),
  },
  {
    code: 'asl/max-delay-not-above-interval',
    title: 'the longest delay is not longer than the first',
    broken: retry({ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }),
    at: '/States/Call/Retry/0/MaxDelaySeconds',
    good: retry({ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 6 }),
  },
  {
    code: 'asl/heartbeat-not-below-timeout',
    title: 'a heartbeat as long as the timeout',
    broken: jsonPath({ Call: task({ TimeoutSeconds: 60, HeartbeatSeconds: 60 }) }),
    at: '/States/Call/HeartbeatSeconds',
    good: jsonPath({ Call: task({ TimeoutSeconds: 60, HeartbeatSeconds: 59 }) }),
  },
  {
    code: 'asl/token-not-passed',
    title: 'a callback whose token goes nowhere',
    broken: jsonPath({ Ask: task({ ...withToken, Parameters: { MessageBody: 'hello' }, TimeoutSeconds: 9 }) }),
    at: '/States/Ask',
    good: jsonPath({ Ask: task({ ...withToken, TimeoutSeconds: 9 }) }),
  },
  {
    code: 'asl/wait-without-timeout',
    title: 'a callback without a limit',
    broken: jsonPath({ Ask: task(withToken) }),
    at: '/States/Ask',
    good: jsonPath({ Ask: task({ ...withToken, HeartbeatSeconds: 60 }) }),
  },
  {
    code: 'asl/one-of-missing',
    title: 'a Map runs nothing',
    broken: jsonPath({ Each: { Type: 'Map', End: true } }),
    at: '/States/Each',
    good: jsonPath({ Each: { Type: 'Map', Iterator: jsonPath({ A: DONE }), End: true } }),
  },
  {
    code: 'asl/only-distributed',
    title: 'an inline Map has a batcher',
    broken: jsonPath({ Each: map({ A: DONE }, { ItemBatcher: { MaxItemsPerBatch: 5 } }) }),
    at: '/States/Each/ItemBatcher',
    good: jsonPath({ Each: map({ A: DONE }, { ItemBatcher: { MaxItemsPerBatch: 5 } }, DISTRIBUTED) }),
  },
  {
    code: 'asl/only-one-of',
    title: 'a batcher has a number and a path',
    broken: jsonPath({
      Each: map({ A: DONE }, { ItemBatcher: { MaxItemsPerBatch: 5, MaxItemsPerBatchPath: '$.n' } }, DISTRIBUTED),
    }),
    at: '/States/Each/ItemBatcher',
    good: jsonPath({ Each: map({ A: DONE }, { ItemBatcher: { MaxItemsPerBatchPath: '$.n' } }, DISTRIBUTED) }),
  },
  {
    code: 'asl/label-invalid',
    title: 'a label with a blank',
    broken: jsonPath({ Each: map({ A: DONE }, { Label: 'my map' }, DISTRIBUTED) }),
    at: '/States/Each/Label',
    good: jsonPath({ Each: map({ A: DONE }, { Label: 'my-map' }, DISTRIBUTED) }),
  },
  {
    code: 'asl/label-duplicate',
    title: 'two Maps have one label',
    broken: jsonPath({
      One: map({ A: DONE }, { Label: 'm', Next: 'Two', End: false }, DISTRIBUTED),
      Two: map({ B: DONE }, { Label: 'm' }, DISTRIBUTED),
    }),
    at: '/States/Two/Label',
    good: jsonPath({
      One: map({ A: DONE }, { Label: 'm', Next: 'Two', End: false }, DISTRIBUTED),
      Two: map({ B: DONE }, { Label: 'n' }, DISTRIBUTED),
    }),
  },
];
