import { describe, expect, it } from 'vitest';
import { agentWith, lambdaTool, pollingTool } from '../testing/agents';
import { conversationProblems, failing, lambdaAnswer, runAgent, type AgentWorld, type Turn } from '../testing/runAgent';

const MONITOR = 'monitor_batch_execution';
const EXECUTE = `Execute ${MONITOR}`;
const agent = agentWith({
  tools: [lambdaTool('start_batch_execution'), pollingTool(MONITOR, { mode: 'wait-before-call' })],
});

/** Asks the monitor until its answer is not running, as a model does that follows its prompt. */
function polls(last: Record<string, unknown>): Turn {
  const text = JSON.stringify(last);
  const done = /SUCCEEDED|POLLING_LIMIT_REACHED|FAILED/.test(text);
  return done ? { text: 'Done.' } : { calls: [{ name: MONITOR, input: { execution_id: 'x-1' } }] };
}

describe('a monitor polled through the model, 30 s × 20', () => {
  it('starts its Tasks at least 30 seconds apart and stops after the final answer', async () => {
    const run = await runAgent(agent, {
      secondsPerTurn: 2,
      model: (_, last) => polls(last),
      tasks: {
        [EXECUTE]: (_, count) => lambdaAnswer({ status: count < 5 ? 'RUNNING' : 'SUCCEEDED', rows: count * 10 }),
      },
    });

    expect(run.result.status).toBe('SUCCEEDED');
    // 2 s for the model, 30 s of waiting, and again.
    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([32, 64, 96, 128, 160]);
    expect(run.modelTurns).toBe(6);
    expect(conversationProblems(run.messages)).toEqual([]);
    expect(run.contents[0]).toEqual({
      status: 'RUNNING',
      rows: 10,
      next_check_in: 30,
      polling_metadata: { attempt: 1, max_attempts: 20, interval_seconds: 30 },
    });
    expect(run.contents[4]).toEqual({
      status: 'SUCCEEDED',
      rows: 50,
      polling_metadata: { attempt: 5, max_attempts: 20, interval_seconds: 30 },
    });
  });

  it('is called exactly 20 times for a job that never ends; the 21st call is refused', async () => {
    const run = await runAgent(agent, {
      model: (_, last) => polls(last),
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
    });

    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.callsOf(EXECUTE)).toHaveLength(20);
    expect(run.contents.at(-2)).toEqual({
      status: 'RUNNING',
      polling_metadata: { attempt: 20, max_attempts: 20, interval_seconds: 30 },
    });
    expect(run.contents.at(-1)).toMatchObject({
      status: 'POLLING_LIMIT_REACHED',
      polling_metadata: { attempt: 20, max_attempts: 20, interval_seconds: 30 },
      elapsed_seconds: 600,
    });
    expect(run.toolResults.at(-1)).toMatchObject({ type: 'tool_result', tool_use_id: 'call_21_1' });
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('gives two calls of one turn their own numbers, and answers an unknown tool between them', async () => {
    const world: AgentWorld = {
      model: (turn) =>
        turn === 1 ? { calls: [{ name: MONITOR }, { name: 'no_such_tool' }, { name: MONITOR }] } : { text: 'Enough.' },
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
    };
    const run = await runAgent(agent, world);

    expect(run.contents).toMatchObject([
      { polling_metadata: { attempt: 1 } },
      { status: 'UNKNOWN_TOOL' },
      { polling_metadata: { attempt: 2 } },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('does not let a job that ends refill the attempts of one that does not', async () => {
    const run = await runAgent(
      agentWith({ tools: [pollingTool(MONITOR, { mode: 'wait-before-call', max_polling_attempts: 4 })] }),
      {
        model: (turn) => (turn <= 4 ? { calls: [{ name: MONITOR }, { name: MONITOR }] } : { text: 'Enough.' }),
        // Every second call is about a job that is done.
        tasks: { [EXECUTE]: (call) => lambdaAnswer({ status: call.iteration === 0 ? 'SUCCEEDED' : 'RUNNING' }) },
      },
    );

    // The open job counts one a turn: attempts 1 2, 2 3, 3 4, then 4 and a refusal.
    expect(run.contents.map((content) => JSON.stringify(content).match(/"attempt":(\d+)/)?.[1])).toEqual([
      '1',
      '2',
      '2',
      '3',
      '3',
      '4',
      '4',
      '4',
    ]);
    expect(run.contents.at(-1)).toMatchObject({ status: 'POLLING_LIMIT_REACHED' });
  });

  it('starts counting anew once a job has ended', async () => {
    const run = await runAgent(agent, {
      model: (turn) => (turn <= 4 ? { calls: [{ name: MONITOR }] } : { text: 'Enough.' }),
      tasks: { [EXECUTE]: (_, count) => lambdaAnswer({ status: count === 2 ? 'SUCCEEDED' : 'RUNNING' }) },
    });

    expect(run.contents).toMatchObject([1, 2, 1, 2].map((attempt) => ({ polling_metadata: { attempt } })));
  });

  it('tells the model of a failed check, counts it, and goes on', async () => {
    const run = await runAgent(agent, {
      model: (turn) => (turn <= 2 ? { calls: [{ name: MONITOR }] } : { text: 'Enough.' }),
      tasks: { [EXECUTE]: (_, count) => (count === 1 ? failing('TypeError', 'no id') : lambdaAnswer('plain text')) },
    });

    expect(run.contents).toMatchObject([
      { status: 'TOOL_ERROR', error: 'TypeError', cause: 'no id' },
      { result: 'plain text', polling_metadata: { attempt: 2, unrecognized_status: '' } },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('retries a transient error without telling anybody', async () => {
    const run = await runAgent(agent, {
      model: (_, last) => polls(last),
      tasks: {
        [EXECUTE]: (_, count) =>
          count === 1 ? failing('Lambda.TooManyRequestsException') : lambdaAnswer({ status: 'SUCCEEDED' }),
      },
    });

    expect(run.contents).toMatchObject([{ status: 'SUCCEEDED', polling_metadata: { attempt: 1 } }]);
  });

  it('fails the run with the error of the limit if it should', async () => {
    const impatient = pollingTool(MONITOR, { mode: 'wait-before-call', max_polling_attempts: 2, onGiveUp: 'fail' });
    const run = await runAgent(agentWith({ tools: [impatient] }), {
      model: () => ({ calls: [{ name: MONITOR }] }),
      tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
    });

    expect(run.result).toMatchObject({
      status: 'FAILED',
      error: 'Agent.PollingLimit',
      cause: `${MONITOR} was checked 2 times and the job had not finished.`,
    });
    expect(run.callsOf(EXECUTE)).toHaveLength(2);
  });

  it('ends with the turns of the model', async () => {
    const run = await runAgent(
      agentWith({ tools: [pollingTool(MONITOR, { mode: 'wait-before-call' })], model: { turnLimit: 5 } }),
      {
        model: () => ({ calls: [{ name: MONITOR }] }),
        tasks: { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) },
      },
    );

    expect(run.result).toMatchObject({ status: 'FAILED', error: 'Agent.ModelTurnLimit' });
    expect(run.modelTurns).toBe(5);
    expect(conversationProblems(run.messages)).toEqual([]);
  });
});
