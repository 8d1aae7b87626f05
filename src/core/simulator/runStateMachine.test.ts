import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json';
import { runStateMachine } from './runStateMachine';
import { mockWorld } from './world/mockWorld';
import { emptyWorld } from './world/world';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const startTimeMs = Date.UTC(2026, 0, 1);

function machine(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { StartAt: Object.keys(states)[0] ?? '', States: states, ...more };
}

const endless = machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } });

describe('running a state machine', () => {
  it('waits as long as the back-off of a Retrier says, up to its longest delay', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 3, BackoffRate: 2, MaxDelaySeconds: 10, MaxAttempts: 4 }];
    const definition = machine({ Call: { Type: 'Task', Resource: lambda, Retry, End: true } });

    const { history, status } = await runStateMachine({
      definition,
      input: {},
      startTimeMs,
      world: mockWorld({ tasks: { [lambda]: { kind: 'raise', error: 'Busy' } } }),
    });

    const calls = history
      .filter((event) => event.type === 'LambdaFunctionScheduled')
      .map((event) => event.timestamp - startTimeMs);
    // 3 s, 6 s, then 12 s and 24 s cut to 10 s
    expect(calls).toEqual([0, 3_000, 9_000, 19_000, 29_000]);
    expect(status).toBe('FAILED');
  });

  it('draws full jitter between nothing and the delay, under the seed', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100, JitterStrategy: 'FULL', MaxAttempts: 1 }];
    const definition = machine({ Call: { Type: 'Task', Resource: lambda, Retry, End: true } });
    const world = () => mockWorld({ tasks: { [lambda]: { kind: 'raise', error: 'Busy' } } });

    const spans = await Promise.all(
      [1, 2, 3].map(
        async (seed) => (await runStateMachine({ definition, input: {}, world: world(), seed })).metrics.virtualMs,
      ),
    );

    expect(new Set(spans).size).toBe(3);
    expect(spans.every((span) => span >= 0 && span < 100_000)).toBe(true);
  });

  it('says which budget ended a run that would go on', async () => {
    const run = (budgets: object, more: object = {}) =>
      runStateMachine({ definition: endless, input: {}, world: emptyWorld, maxHistoryEvents: 1e9, budgets, ...more });
    let now = 0;

    expect(await run({ steps: 1_000 })).toMatchObject({
      status: 'RUNNING',
      spentBudget: 'steps',
      metrics: { steps: 1_000 },
    });
    expect(await run({ events: 100 })).toMatchObject({ status: 'RUNNING', spentBudget: 'events' });
    expect(await run({ memoryBytes: 100_000 })).toMatchObject({ status: 'RUNNING', spentBudget: 'memoryBytes' });
    expect(await run({ wallMs: 5, clock: () => now++ })).toMatchObject({ status: 'RUNNING', spentBudget: 'wallMs' });
    expect(await run({}, { stop: () => true })).toMatchObject({ status: 'RUNNING', spentBudget: 'stopped' });
  });

  it('stops at a moment of virtual time', async () => {
    const definition = machine({ W: { Type: 'Wait', Seconds: 60, Next: 'W' } });

    const result = await runStateMachine({ definition, input: {}, world: emptyWorld, budgets: { virtualMs: 150_000 } });

    expect(result).toMatchObject({ status: 'RUNNING', spentBudget: 'virtualMs', metrics: { statesEntered: 3 } });
  });

  it('fails a Standard execution with its 25,000th event, and not an Express one', async () => {
    const standard = await runStateMachine({ definition: endless, input: {}, world: emptyWorld });
    const express = await runStateMachine({
      definition: endless,
      input: {},
      world: emptyWorld,
      type: 'EXPRESS',
      budgets: { events: 30_000 },
    });

    expect(standard).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(standard.history.at(-1)).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
    expect(express.spentBudget).toBe('events');
  });

  it('counts events it does not keep', async () => {
    const definition = machine({ A: { Type: 'Pass', End: true } });

    const result = await runStateMachine({ definition, input: {}, world: emptyWorld, keepHistory: false });

    expect(result).toMatchObject({ status: 'SUCCEEDED', history: [], metrics: { events: 4, transitions: 1 } });
  });

  it('stays RUNNING when it waits for a callback that never comes', async () => {
    const resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const definition = machine({ Ask: { Type: 'Task', Resource: resource, End: true } });

    const result = await runStateMachine({
      definition,
      input: {},
      world: mockWorld({ tasks: { [resource]: { kind: 'timeout' } } }),
    });

    expect(result).toMatchObject({ status: 'RUNNING' });
    expect(result.spentBudget).toBeUndefined();
  });

  it('takes null for a Result like any other value', async () => {
    const definition = machine({ A: { Type: 'Pass', Result: null, End: true } });

    expect(await runStateMachine({ definition, input: { a: 1 }, world: emptyWorld })).toMatchObject({ output: null });
  });

  it('refuses what is no state machine in words', async () => {
    const result = await runStateMachine({ definition: { States: {} }, input: {}, world: emptyWorld });

    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'InvalidDefinition',
      cause: 'The definition has no "StartAt".',
    });
  });

  it('lets a heartbeat keep a callback alive beyond one heartbeat interval', async () => {
    const resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const definition = machine({ Ask: { Type: 'Task', Resource: resource, HeartbeatSeconds: 10, End: true } });
    const answer = (heartbeatsMs: number[]) => ({
      ...emptyWorld,
      answer: () => ({ outcome: { kind: 'return', value: 'ok' } as const, latencyMs: 25_000, heartbeatsMs }),
    });

    const alive = await runStateMachine({ definition, input: {}, world: answer([8_000, 16_000]) });
    const lost = await runStateMachine({ definition, input: {}, world: answer([8_000]) });

    expect(alive).toMatchObject({ status: 'SUCCEEDED', output: 'ok' });
    // The last sign of life was at 8 s; ten seconds later the Task is lost.
    expect(lost).toMatchObject({ status: 'FAILED', error: 'States.Timeout', metrics: { virtualMs: 18_000 } });
  });

  it('measures a payload in bytes of UTF-8, not in characters', async () => {
    const definition = machine({ A: { Type: 'Pass', Parameters: { 'text.$': '$.t', 'again.$': '$.t' }, End: true } });
    const withText = async (t: string) =>
      (await runStateMachine({ definition, input: { t }, world: emptyWorld })).error;

    expect(await withText('a'.repeat(130_000))).toBeUndefined();
    expect(await withText('é'.repeat(70_000))).toBe('States.DataLimitExceeded');
  });
});
