import type { JsonObject, JsonValue } from '../../../json';
import { DONE, jsonata, jsonPath, task, type RuleCase } from './ruleCase';

/** Waits, asks for a status, and goes on when it is final. */
export function poller(
  parts: { readonly choices?: JsonValue; readonly wait?: JsonObject; readonly check?: JsonObject } = {},
) {
  const status = (word: string): JsonObject => ({ Variable: '$.status', StringEquals: word, Next: 'End' });
  return {
    Pause: { Type: 'Wait', Seconds: 60, Next: 'Check', ...parts.wait },
    Check: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'Ended?', ...parts.check },
    'Ended?': {
      Type: 'Choice',
      Choices: parts.choices ?? [status('SUCCEEDED'), status('FAILED')],
      Default: 'Pause',
    },
    End: DONE,
  };
}

const succeeded = { Variable: '$.status', StringEquals: 'SUCCEEDED', Next: 'End' };
const failed = { Variable: '$.status', StringMatches: 'FAILED*', Next: 'End' };
/** A timeout, so that nothing but the rule in question has something to say. */
const limited = { TimeoutSeconds: 3_600 };
const count = { Assign: { 'n.$': 'States.MathAdd($n, 1)' } };
const init = { Init: { Type: 'Pass', Assign: { n: 0 }, Next: 'Pause' } };

const query = { Resource: 'arn:aws:states:::athena:startQueryExecution', End: false, Next: 'Pause' };
const getQuery = { Resource: 'arn:aws:states:::aws-sdk:athena:getQueryExecution' };

const retry = (more: JsonObject): JsonObject =>
  jsonPath({
    Check: task({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 360, ...more }] }),
  });

export const pollingCases: readonly RuleCase[] = [
  {
    code: 'asl/loop-without-limit',
    title: 'only the polled status ends the loop',
    broken: jsonPath(poller()),
    at: '/States/Pause',
    good: jsonPath(poller(), limited),
  },
  {
    code: 'asl/loop-without-limit',
    title: 'rounds are counted, but no Choice asks for the count',
    broken: jsonPath({ ...init, ...poller({ check: count }) }),
    at: '/States/Pause',
    good: jsonPath({
      ...init,
      ...poller({ check: count, choices: [succeeded, failed, { Variable: '$n', NumericEquals: 20, Next: 'End' }] }),
    }),
  },
  {
    code: 'asl/loop-without-limit',
    title: 'a condition in JSONata without a deadline',
    broken: jsonata(
      poller({ choices: [{ Condition: "{% $states.input.status in ['DONE', 'FAILED'] %}", Next: 'End' }] }),
    ),
    at: '/States/Pause',
    good: jsonata(
      poller({
        choices: [
          { Condition: "{% $states.input.status in ['DONE', 'FAILED'] %}", Next: 'End' },
          { Condition: '{% $millis() > $toMillis($states.context.Execution.StartTime) + 900000 %}', Next: 'End' },
        ],
      }),
    ),
  },
  {
    code: 'asl/loop-without-limit',
    title: 'a loop in a Branch, beside one that fails after a while',
    broken: jsonPath({
      Both: { Type: 'Parallel', Branches: [jsonPath(poller()), jsonPath({ Other: DONE })], End: true },
    }),
    at: '/States/Both/Branches/0/States/Pause',
    good: jsonPath({
      Both: {
        Type: 'Parallel',
        Branches: [
          jsonPath(poller()),
          jsonPath({ Timer: { Type: 'Wait', Seconds: 900, Next: 'Late' }, Late: { Type: 'Fail' } }),
        ],
        End: true,
      },
    }),
  },
  {
    code: 'asl/loop-ignores-failure',
    title: 'whatever is not success goes back by Default',
    broken: jsonPath(poller({ choices: [succeeded] }), limited),
    at: '/States/Ended?/Default',
    good: jsonPath(poller({ choices: [succeeded, failed] }), limited),
  },
  {
    code: 'asl/loop-ignores-failure',
    title: 'a rule for all but success comes before the one for failure',
    broken: jsonPath(
      poller({ choices: [{ Not: { Variable: '$.status', StringEquals: 'completed' }, Next: 'Pause' }, failed] }),
      limited,
    ),
    at: '/States/Ended?/Choices/0',
    good: jsonPath(
      poller({ choices: [failed, { Not: { Variable: '$.status', StringEquals: 'completed' }, Next: 'Pause' }] }),
      limited,
    ),
  },
  {
    code: 'asl/wait-too-short',
    title: 'a second between checks, without a limit',
    broken: jsonPath(poller({ wait: { Seconds: 1 } })),
    at: '/States/Pause/Seconds',
    good: jsonPath(poller({ wait: { Seconds: 5 } })),
  },
  {
    code: 'asl/wait-too-short',
    title: 'no pause at all, though the rounds are counted',
    broken: jsonPath(
      poller({
        wait: { Seconds: 0 },
        choices: [succeeded, failed, { Variable: '$.n', NumericGreaterThan: 20, Next: 'End' }],
      }),
    ),
    at: '/States/Pause/Seconds',
    good: jsonPath(
      poller({
        wait: { Seconds: 1 },
        choices: [succeeded, failed, { Variable: '$.n', NumericGreaterThan: 20, Next: 'End' }],
      }),
    ),
  },
  {
    code: 'asl/service-can-wait',
    title: 'a query is started and then asked about',
    broken: jsonPath({ Start: task(query), ...poller({ check: getQuery }) }, limited),
    at: '/States/Start/Resource',
    // Started elsewhere: what started it could not wait for it here.
    good: jsonPath({ Start: task({ End: false, Next: 'Pause' }), ...poller({ check: getQuery }) }, limited),
  },
  {
    code: 'asl/retry-as-poll',
    title: 'any error means “not ready yet”, for half an hour',
    broken: retry({ BackoffRate: 1 }),
    at: '/States/Check/Retry/0',
    good: retry({ BackoffRate: 1, ErrorEquals: ['NotReady'] }),
  },
  {
    code: 'asl/retry-as-poll',
    title: 'delays that soon stop growing',
    broken: retry({ MaxDelaySeconds: 60 }),
    at: '/States/Check/Retry/0',
    good: retry({ MaxAttempts: 15 }),
  },
];
