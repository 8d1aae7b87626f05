import { describe, expect, it } from 'vitest';
import { DEFAULT_APPROVAL, type ApprovalSettings, type ToolNode } from '../../model';
import type { TaskAnswer } from '../../simulator';
import { activityArn, agentWith, functionArn, lambdaTool, pollingTool } from '../testing/agents';
import {
  conversationProblems,
  failing,
  lambdaAnswer,
  NEVER,
  runAgent,
  tokenAnswer,
  type AgentWorld,
} from '../testing/runAgent';

const RESTART = 'restart_batch';
const ASK = `Request Approval ${RESTART}`;
const EXECUTE = `Execute ${RESTART}`;
const byActivity: ApprovalSettings = {
  ...DEFAULT_APPROVAL,
  via: { type: 'activity', activityArn: activityArn('approve') },
};
const byToken: ApprovalSettings = { ...DEFAULT_APPROVAL, via: { type: 'task-token', functionArn: functionArn('ask') } };

const once: AgentWorld['model'] = (turn) =>
  turn === 1 ? { calls: [{ name: RESTART, input: { row: 1 } }] } : { text: 'Done.' };

function decide(answer: TaskAnswer, tool: ToolNode = lambdaTool(RESTART, { approval: byActivity })) {
  return runAgent(agentWith({ tools: [tool] }), {
    model: once,
    tasks: { [ASK]: () => answer, [EXECUTE]: () => lambdaAnswer({ status: 'SUCCEEDED' }) },
  });
}

describe('a tool a person decides about', () => {
  it.each([
    ['activity', byActivity],
    ['task token', byToken],
  ])('runs with the input as the person left it (%s)', async (_, approval) => {
    const tool = lambdaTool(RESTART, { approval });
    const answers = [
      { approved: true },
      { approved: true, input: { row: 7 } },
      { approved: true, tool_input: { row: 8 } },
    ];
    const runs = await Promise.all(answers.map((answer) => decide(tokenAnswer(answer), tool)));

    const inputs = runs.map((run) => run.callsOf(EXECUTE)[0]?.request);
    expect(inputs).toMatchObject(
      [1, 7, 8].map((row) => ({ Payload: { name: RESTART, id: 'call_1_1', input: { row } } })),
    );
    for (const run of runs) expect(conversationProblems(run.messages)).toEqual([]);
  });

  it.each([
    [
      'rejected',
      tokenAnswer({ approved: false, rejection_reason: 'not today', reviewer: 'Kim' }),
      { status: 'REJECTED', reason: 'not today', reviewer: 'Kim' },
    ],
    ['rejected as the dashboard does it', failing('NotApproved', 'no'), { status: 'REJECTED', reason: 'no' }],
    ['rejected without a reason', failing('NotApproved'), { status: 'REJECTED' }],
    ['answered with nothing', tokenAnswer(null), { status: 'REJECTED' }],
    ['answered with a text', tokenAnswer('yes'), { status: 'REJECTED' }],
    ['failed without an error', failing(), { status: 'APPROVAL_FAILED' }],
    ['never decided', NEVER, { status: 'APPROVAL_TIMED_OUT' }],
  ])('is not carried out when %s', async (_, answer, content) => {
    const run = await decide(answer);

    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.callsOf(EXECUTE)).toEqual([]);
    expect(run.contents).toMatchObject([content]);
    expect(run.toolResults).toMatchObject([{ tool_use_id: 'call_1_1', name: RESTART }]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('asks with the request of the framework', async () => {
    const run = await decide(tokenAnswer({ approved: true }));

    expect(run.callsOf(ASK)[0]?.request).toMatchObject({
      tool_name: RESTART,
      tool_use_id: 'call_1_1',
      tool_input: { row: 1 },
      agent_name: 'orders-agent',
      context: { execution_name: expect.any(String) },
    });
  });

  it('is polled by the machine once it is approved', async () => {
    const tool = pollingTool(RESTART, { mode: 'poll-in-machine' }, { approval: byActivity });
    const run = await runAgent(agentWith({ tools: [tool] }), {
      model: once,
      tasks: {
        [ASK]: () => tokenAnswer({ approved: true, input: { row: 7 } }, 50),
        [EXECUTE]: (_, count) => lambdaAnswer({ status: count < 3 ? 'RUNNING' : 'DONE' }),
      },
    });

    expect(run.callsOf(EXECUTE).map(({ atSeconds }) => atSeconds)).toEqual([80, 110, 140]);
    expect(run.callsOf(EXECUTE).map(({ request }) => request)).toMatchObject(
      [7, 7, 7].map((row) => ({ Payload: { input: { row } } })),
    );
  });
});

describe('a tool that is approved once and polled through the model', () => {
  const tool = pollingTool(RESTART, { mode: 'wait-before-call', attemptScope: 'input' }, { approval: byActivity });
  const running = { [EXECUTE]: () => lambdaAnswer({ status: 'RUNNING' }) };

  it('asks on the first check only, and keeps the edited input for the others', async () => {
    const run = await runAgent(agentWith({ tools: [tool] }), {
      model: (turn) => (turn <= 3 ? { calls: [{ name: RESTART, input: { row: 1 } }] } : { text: 'Enough.' }),
      tasks: { ...running, [ASK]: () => tokenAnswer({ approved: true, input: { row: 7 } }) },
    });

    expect(run.callsOf(ASK)).toHaveLength(1);
    expect(run.callsOf(EXECUTE).map(({ request }) => request)).toMatchObject(
      [7, 7, 7].map((row) => ({ Payload: { input: { row } } })),
    );
    expect(run.contents).toMatchObject([1, 2, 3].map((attempt) => ({ polling_metadata: { attempt } })));
  });

  it('asks again for another input, and again after a rejection', async () => {
    const rows = [1, 2, 1, 2];
    const run = await runAgent(agentWith({ tools: [tool] }), {
      model: (turn) =>
        turn <= 4 ? { calls: [{ name: RESTART, input: { row: rows[turn - 1] ?? 0 } }] } : { text: 'Enough.' },
      tasks: {
        ...running,
        [ASK]: (_, count) => (count === 2 ? failing('NotApproved') : tokenAnswer({ approved: true })),
      },
    });

    // Row 1 is approved, row 2 rejected, row 1 needs no more asking, row 2 does.
    expect(run.callsOf(ASK).map(({ request }) => request)).toMatchObject(
      [1, 2, 2].map((row) => ({ tool_input: { row } })),
    );
    expect(run.contents).toMatchObject([
      { polling_metadata: { attempt: 1 } },
      { status: 'REJECTED' },
      { polling_metadata: { attempt: 2 } },
      { polling_metadata: { attempt: 1 } },
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('asks about each of two first calls in one turn', async () => {
    const run = await runAgent(agentWith({ tools: [tool] }), {
      model: (turn) => (turn === 1 ? { calls: [{ name: RESTART }, { name: RESTART }] } : { text: 'Enough.' }),
      tasks: { ...running, [ASK]: (call) => tokenAnswer({ approved: call.iteration === 0 }) },
    });

    expect(run.callsOf(ASK)).toHaveLength(2);
    expect(run.callsOf(EXECUTE)).toHaveLength(1);
    expect(conversationProblems(run.messages)).toEqual([]);
  });
});
