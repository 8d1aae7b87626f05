import { describe, expect, it } from 'vitest';
import { agentWith, pollingTool } from '../testing/agents';
import { conversationProblems, failing, NEVER, runAgent, tokenAnswer, type AgentWorld } from '../testing/runAgent';

/** Calls one tool in the first turn, then answers. */
function once(name: string, input = {}): AgentWorld['model'] {
  return (turn) => (turn === 1 ? { calls: [{ name, input }] } : { text: 'Done.' });
}

describe('a tool with a task token', () => {
  const tool = pollingTool('run_batch', {
    mode: 'callback',
    callback: { timeoutSeconds: 3600, heartbeatSeconds: null },
  });
  const run = (answer: ReturnType<typeof tokenAnswer>) =>
    runAgent(agentWith({ tools: [tool] }), { model: once('run_batch'), tasks: { 'Execute run_batch': () => answer } });

  it.each([
    ['an object', { rows: 5 }, { rows: 5 }],
    ['a text', 'all done', 'all done'],
    ['a tool_result', { type: 'tool_result', tool_use_id: 'echo', content: 'echoed' }, 'echoed'],
    ['null', null, null],
  ])('hands %s to the model when the job calls back', async (_, value, content) => {
    const done = await run(tokenAnswer(value, 1000));

    expect(done.contents).toEqual([content]);
    expect(done.toolResults[0]).toMatchObject({ tool_use_id: 'call_1_1' });
    expect(done.modelTurns).toBe(2);
    expect(done.callsOf('Execute run_batch')[0]?.request).toHaveProperty('Payload.task_token');
    expect(conversationProblems(done.messages)).toEqual([]);
  });

  it('tells the model when nobody called back, and when the job failed', async () => {
    const [late, failed, nameless] = await Promise.all([NEVER, failing('JobFailed', 'disk full'), failing()].map(run));

    expect(late?.contents).toMatchObject([{ status: 'TIMED_OUT' }]);
    expect(late?.result.metrics.virtualMs).toBe(3_600_000);
    expect(failed?.contents).toMatchObject([{ status: 'TOOL_ERROR', error: 'JobFailed', cause: 'disk full' }]);
    expect(nameless?.contents).toMatchObject([{ status: 'TOOL_ERROR' }]);
    for (const one of [late, failed, nameless]) expect(conversationProblems(one?.messages ?? [])).toEqual([]);
  });

  it('ends the run or asks a person if that was chosen', async () => {
    const fails = { ...tool, polling: { ...tool.polling, onGiveUp: 'fail' as const } };
    const run1 = await runAgent(agentWith({ tools: [fails] }), {
      model: once('run_batch'),
      tasks: { 'Execute run_batch': () => NEVER },
    });
    const asks = {
      ...tool,
      polling: {
        ...tool.polling,
        onGiveUp: 'human' as const,
        giveUpActivityArn: 'arn:aws:states:us-east-1:123456789012:activity:decide',
      },
    };
    const run2 = await runAgent(agentWith({ tools: [asks] }), {
      model: once('run_batch'),
      tasks: {
        'Execute run_batch': () => NEVER,
        'Ask About run_batch': () => tokenAnswer({ message: 'restart it tomorrow' }),
      },
    });

    expect(run1.result).toMatchObject({
      status: 'FAILED',
      error: 'Agent.CallbackTimeout',
      cause: 'run_batch did not end within 1 hour.',
    });
    expect(run2.contents).toMatchObject([{ status: 'TIMED_OUT', decision: { message: 'restart it tomorrow' } }]);
  });
});
