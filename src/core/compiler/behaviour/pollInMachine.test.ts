import { describe, expect, it } from 'vitest';
import type { PollingSettings } from '../../model';
import { activityArn, agentWith, pollingTool } from '../testing/agents';
import {
  conversationProblems,
  failing,
  lambdaAnswer,
  runAgent,
  tokenAnswer,
  type AgentWorld,
} from '../testing/runAgent';

const AWAIT = 'await_batch';
const EXECUTE = `Execute ${AWAIT}`;

function awaitAgent(polling: Partial<PollingSettings> = {}) {
  return agentWith({ tools: [pollingTool(AWAIT, { mode: 'poll-in-machine', polling_interval: 10, ...polling })] });
}

/** Calls the tool once, then answers. */
const once: AgentWorld['model'] = (turn) => (turn === 1 ? { calls: [{ name: AWAIT }] } : { text: 'Done.' });

describe('a tool the machine polls by itself', () => {
  it('calls the model once after the job has ended', async () => {
    const run = await runAgent(awaitAgent(), {
      model: once,
      tasks: { [EXECUTE]: (_, count) => lambdaAnswer({ status: count < 4 ? 'running' : 'Succeeded' }) },
    });

    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 20, 30, 40]);
    expect(run.modelTurns).toBe(2);
    expect(run.contents).toEqual([
      { status: 'Succeeded', polling_metadata: { attempt: 4, max_attempts: 20, interval_seconds: 10 } },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('backs off up to the cap', async () => {
    const run = await runAgent(
      awaitAgent({ backoff: { rate: 1.5, maxIntervalSeconds: 30 }, max_polling_attempts: 6 }),
      {
        model: once,
        tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
      },
    );

    // 10, 15, 22.5 → 22, 30, 30, 30
    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 25, 47, 77, 107, 137]);
  });

  it('checks at once, and for the last time at the deadline', async () => {
    const run = await runAgent(awaitAgent({ firstCheck: 'at-once', deadlineSeconds: 25 }), {
      model: once,
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING', done: 0.4 }) },
    });

    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([0, 10, 20, 25]);
    expect(run.contents).toMatchObject([
      {
        status: 'POLLING_LIMIT_REACHED',
        elapsed_seconds: 25,
        last_status: 'RUNNING',
        polling_metadata: { attempt: 4 },
      },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it.each([
    { hint: 60, seconds: 60 },
    { hint: 1, seconds: 5 },
    { hint: 9999, seconds: 120 },
    { hint: -3, seconds: 5 },
    { hint: 7.5, seconds: 8 },
    { hint: null, seconds: 10 },
    { hint: 'soon', seconds: 10 },
  ])('waits $seconds s after the hint $hint', async ({ hint, seconds }) => {
    const run = await runAgent(awaitAgent({ hint: { floorSeconds: 5, ceilingSeconds: 120 } }), {
      model: once,
      tasks: {
        [EXECUTE]: (_, count) =>
          lambdaAnswer(count === 1 ? { status: 'RUNNING', next_check_in: hint } : { status: 'DONE' }),
      },
    });

    const [first = 0, second = 0] = run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds);
    expect(second - first).toBe(seconds);
  });

  it('waits at least a second, and never longer than the interval, with full jitter', async () => {
    const run = await runAgent(awaitAgent({ jitter: 'full', max_polling_attempts: 200 }), {
      model: once,
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
    });

    const times = [0, ...run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)];
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...waits)).toBe(1);
    expect(Math.max(...waits)).toBe(10);
    expect(new Set(waits).size).toBe(10);
  });

  it('goes on after an unknown status, and reports it at the end', async () => {
    const run = await runAgent(awaitAgent({ max_polling_attempts: 2 }), {
      model: once,
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'WARMING_UP' }) },
    });

    expect(run.callsOf(EXECUTE)).toHaveLength(2);
    expect(JSON.stringify(run.contents[0])).toContain('WARMING_UP');
  });

  it('ends the loop with an error, a failed job or a question to the user', async () => {
    const results = await Promise.all(
      [failing('TypeError'), lambdaAnswer({ status: 'FAILED' }), lambdaAnswer({ status: 'input_required' })].map(
        (answer) => runAgent(awaitAgent(), { model: once, tasks: { [EXECUTE]: () => answer } }),
      ),
    );

    expect(results.map(({ contents }) => contents[0])).toMatchObject([
      { status: 'TOOL_ERROR', error: 'TypeError' },
      { status: 'FAILED' },
      { status: 'input_required' },
    ]);
    expect(results.map((run) => run.callsOf(EXECUTE).length)).toEqual([1, 1, 1]);
  });

  it('counts for each call of a turn apart', async () => {
    const run = await runAgent(awaitAgent({ max_polling_attempts: 3 }), {
      model: (turn) => (turn === 1 ? { calls: [{ name: AWAIT }, { name: AWAIT }] } : { text: 'Done.' }),
      tasks: { [EXECUTE]: (call) => lambdaAnswer({ status: call.iteration === 0 ? 'RUNNING' : 'DONE' }) },
    });

    expect(run.contents).toMatchObject([
      { status: 'POLLING_LIMIT_REACHED', polling_metadata: { attempt: 3 } },
      { status: 'DONE', polling_metadata: { attempt: 1 } },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('fails the run when polling gives up, if it should', async () => {
    const run = await runAgent(awaitAgent({ max_polling_attempts: 2, onGiveUp: 'fail' }), {
      model: once,
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
    });

    expect(run.result).toMatchObject({ status: 'FAILED', error: 'Agent.PollingLimit' });
  });

  it('gives a long answer to the model unharmed', async () => {
    // 120,000 characters; every quotation mark and backslash is escaped twice on the way, and a state may hold 256 KiB.
    const text = 'abc{"d": [1]}, '.repeat(8000);
    const run = await runAgent(awaitAgent(), {
      model: once,
      tasks: { [EXECUTE]: () => lambdaAnswer(JSON.stringify({ status: 'DONE', text })) },
    });

    const [content] = run.contents;
    expect(content).toHaveProperty('status', 'DONE');
    expect(content).toSatisfy((answer: { text?: string }) => answer.text === text);
  });
});

describe('a person who is asked when polling gives up', () => {
  const agent = awaitAgent({ max_polling_attempts: 2, onGiveUp: 'human', giveUpActivityArn: activityArn('decide') });
  const running = { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) };

  it('can give the job more time', async () => {
    const run = await runAgent(agent, {
      model: once,
      tasks: {
        ...running,
        [`Ask About ${AWAIT}`]: (_, count) => tokenAnswer(count === 1 ? { continue: true } : {}, 100),
      },
    });

    // Two checks, 100 s until the person decides, two checks more, then the person stops.
    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([10, 20, 130, 140]);
    expect(run.contents).toMatchObject([{ status: 'POLLING_LIMIT_REACHED', decision: {} }]);
    expect(run.callsOf(`Ask About ${AWAIT}`)[0]?.request).toMatchObject({
      tool_name: AWAIT,
      tool_use_id: 'call_1_1',
      reason: 'POLLING_LIMIT_REACHED',
      report: { last_status: 'RUNNING' },
    });
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('may say nothing, or fail to', async () => {
    const runs = await Promise.all(
      [{ outcome: { kind: 'never' } } as const, failing(), tokenAnswer(null), tokenAnswer('stop')].map((answer) =>
        runAgent(agent, { model: once, tasks: { ...running, [`Ask About ${AWAIT}`]: () => answer } }),
      ),
    );

    for (const run of runs) {
      expect(run.result.status).toBe('SUCCEEDED');
      expect(run.contents).toMatchObject([{ status: 'POLLING_LIMIT_REACHED' }]);
      expect(conversationProblems(run.messages)).toEqual([]);
    }
  });
});
