import { describe, expect, it } from 'vitest';
import { compileAgent } from '../../../compiler';
import { asJson } from '../../../compiler/testing/expressions';
import { goldenAgents } from '../../../compiler/testing/goldenAgents';
import type { JsonObject, JsonValue } from '../../../json';
import { sample, sampleNames } from '../../../proof/testing/samples';
import { mockWorld, runStateMachine } from '../../../simulator';
import { pollingCases, poller } from '../cases/pollingCases';
import { DONE, jsonata, jsonPath, task } from '../cases/ruleCase';
import { validateDefinition, type ValidateOptions } from '../validateDefinition';
import { eventsOfVisit } from './roundEvents';

const codes = new Set<string>(pollingCases.map(({ code }) => code));

function messages(definition: JsonValue, options?: ValidateOptions): string[] {
  return validateDefinition(definition, options)
    .filter(({ code }) => codes.has(code))
    .map(({ message }) => message);
}

function only(definition: JsonValue, options?: ValidateOptions): string {
  const [message = '', ...others] = messages(definition, options);
  expect(others).toEqual([]);
  return message;
}

describe('a loop without a limit', () => {
  it('ends when the history is full: 9 events a round, 60 s each', () => {
    expect(only(jsonPath(poller()))).toBe(
      'Nothing limits the loop of "Pause", "Check" and "Ended?": if what it waits for never comes, the execution fails at 25,000 events, after about 2,777 rounds (1 d 22 h of waiting).',
    );
  });

  it('is left to the rules over agents where these are asked', () => {
    expect(messages(jsonPath(poller()), { judgesWaiting: false })).toEqual([]);
  });

  it('ends after a year where it waits long', () => {
    expect(only(jsonPath(poller({ wait: { Seconds: 86_400 } })))).toMatch(/the execution fails after 365 d\.$/);
  });

  it('ends after five minutes in an Express state machine', () => {
    expect(only(jsonPath(poller()), { type: 'EXPRESS' })).toMatch(/the execution fails after 5 min\.$/);
  });

  it('names no time where the interval is an expression', () => {
    expect(only(jsonPath(poller({ wait: { Seconds: '${Interval}' } })))).toMatch(/after about 2,777 rounds\.$/);
  });

  it('is not saved by a timeout that comes after the end of the history', () => {
    expect(messages(jsonPath(poller(), { TimeoutSeconds: 166_620 }))).toEqual([]);
    expect(messages(jsonPath(poller(), { TimeoutSeconds: 166_621 }))).toHaveLength(1);
    expect(messages(jsonPath(poller(), { TimeoutSeconds: '${Timeout}' }))).toEqual([]);
  });

  it('may be counted by a Lambda function whose flag is asked beside the status', () => {
    const flag = { Variable: '$.iterator.continue', BooleanEquals: false, Next: 'End' };
    const failed = { Variable: '$.status', StringEquals: 'FAILED', Next: 'End' };

    expect(messages(jsonPath(poller({ choices: [failed, flag] })))).toEqual([]);
  });

  it('is left by a flag that a state of the loop works out', () => {
    const check = { Assign: { done: "{% $states.result.Payload.status = 'FAILED' or $attempt = 9 %}" } };
    const choices = [{ Condition: '{% $done %}', Next: 'End' }];
    const init = { Init: { Type: 'Pass', Assign: { attempt: 0 }, Next: 'Pause' } };

    expect(messages(jsonata({ ...init, ...poller({ check, choices }) }))).toEqual([]);
    expect(messages(jsonata({ ...init, ...poller({ choices }) }))).toHaveLength(1);
  });

  it('needs a Wait and a Task: other loops are no waiting', () => {
    expect(messages(jsonPath({ ...poller(), Pause: { Type: 'Pass', Next: 'Check' } }))).toEqual([]);
    expect(messages(jsonPath({ ...poller(), Check: { Type: 'Pass', Next: 'Ended?' } }))).toEqual([]);
  });

  it('is found in the States of a Map and through a Catcher', () => {
    const lock = {
      Take: task({ End: false, Next: 'Done', Catch: [{ ErrorEquals: ['Taken'], Next: 'Pause' }] }),
      Pause: { Type: 'Wait', Seconds: 30, Next: 'Take' },
      Done: DONE,
    };
    const definition = jsonPath({ Each: { Type: 'Map', ItemProcessor: jsonPath(lock), End: true } });

    expect(validateDefinition(definition)).toMatchObject([
      { code: 'asl/loop-without-limit', at: { pointer: '/States/Each/ItemProcessor/States/Pause' } },
    ]);
  });

  it('may be long', () => {
    const steps = Array.from({ length: 20_000 }, (_, index) => [
      `Step ${index}`,
      { Type: 'Pass', Next: index === 19_999 ? 'Check' : `Step ${index + 1}` },
    ]);
    const states = { ...poller({ wait: { Next: 'Step 0' } }), ...(Object.fromEntries(steps) as JsonObject) };

    expect(only(jsonPath(states))).toContain('"Pause", "Step 0", "Step 1", "Step 2" and 19,999 more');
  });

  it('takes as many events a round as the simulator records', async () => {
    const states = poller({ choices: [{ Variable: '$.status', StringEquals: 'SUCCEEDED', Next: 'End' }] });
    const { history } = await runStateMachine({
      definition: jsonPath(states),
      input: { status: 'RUNNING' },
      startTimeMs: 0,
      maxHistoryEvents: 1_000,
      world: mockWorld({
        tasks: { 'arn:aws:states:::lambda:invoke': { kind: 'return', value: { status: 'RUNNING' } } },
      }),
    });

    const starts = history.filter(({ type }) => type === 'WaitStateEntered').map(({ id }) => id);
    const round = [states.Pause, states.Check, states['Ended?']].map((state) => eventsOfVisit(state));
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBe(round.reduce((sum, events) => sum + events));
  });
});

describe('other ways to wait badly', () => {
  it('says for which words a loop is left', () => {
    const choices = [{ Condition: "{% $states.input.status in ['SUCCEEDED', 'DONE'] %}", Next: 'End' }];

    expect(only(jsonata(poller({ choices }), { TimeoutSeconds: 900 }))).toBe(
      '"Ended?" leaves its loop only for "SUCCEEDED" or "DONE", so a job that failed is asked about again and again.',
    );
  });

  it('says how many transitions a short wait makes', () => {
    const [, pace] = messages(jsonPath(poller({ wait: { Seconds: 2 } })));
    const still = only(jsonPath(poller({ wait: { Seconds: 0 } }), { TimeoutSeconds: 1 }));

    expect(pace).toBe('"Pause" waits only 2 s: its loop makes up to 5,400 transitions an hour.');
    expect(still).toBe('"Pause" does not pause its loop: if a round takes 1 s, an hour makes 10,800 transitions.');
  });

  it('names the form of the call that waits by itself, which Express does not have', () => {
    const start = task({ Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution', End: false, Next: 'Pause' });
    const check = { Resource: 'arn:aws:states:::aws-sdk:sfn:describeExecution' };
    const definition = jsonPath({ Start: start, ...poller({ check }) }, { TimeoutSeconds: 60 });

    expect(only(definition)).toContain('with states:startExecution.sync:2');
    expect(messages(definition, { type: 'EXPRESS' })).toEqual([]);
  });

  it('says how long a Retrier hides a failure', () => {
    const retrier = { IntervalSeconds: 5, MaxAttempts: 360, BackoffRate: 1 };
    const polling = (...errors: readonly JsonObject[]): JsonObject =>
      jsonPath({ Check: task({ Retry: [...errors, { ErrorEquals: ['States.ALL'], ...retrier }] }) });

    expect(only(polling())).toBe(
      '"Check" is tried again up to 360 times, every 5 s, after any error: a real failure stays hidden for 30 min.',
    );
    expect(messages(polling({ ErrorEquals: ['JobFailed'], MaxAttempts: 0 }))).toEqual([]);
  });
});

describe('machines of agents', () => {
  const agents = [...sampleNames.map((name) => [name, sample(name)] as const), ...Object.entries(goldenAgents())];

  it.each(agents)('wait well: %s', (_, agent) => {
    expect(messages(asJson(compileAgent(agent).definition))).toEqual([]);
  });
});
