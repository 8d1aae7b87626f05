import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { agentWith } from '../testing/agents';
import { goldenAgents } from '../testing/goldenAgents';
import { conversationProblems, failing, runAgent, tokenAnswer, type AgentWorld } from '../testing/runAgent';

/** Calls one tool in the first turn, then answers. */
function once(name: string, input: JsonValue = {}): AgentWorld['model'] {
  return (turn) => (turn === 1 ? { calls: [{ name, input }] } : { text: 'Done.' });
}

describe('what runs behind a tool', () => {
  const agent = goldenAgents()['targets'] ?? agentWith();

  it('takes the result of a remote worker in the framework’s form, and its refusal', async () => {
    const answers = [
      { approved: true, tool_use_id: 'call_1_1', tool_input: { price: 7 } },
      { approved: false, rejection_reason: 'no browser' },
      { price: 8 },
    ];
    const runs = await Promise.all(
      answers.map((answer) =>
        runAgent(agent, {
          model: once('browse', { url: 'x' }),
          tasks: { 'Execute browse': () => tokenAnswer(answer) },
        }),
      ),
    );

    expect(runs.map(({ contents }) => contents[0])).toMatchObject([
      { price: 7 },
      { status: 'REJECTED', reason: 'no browser' },
      { price: 8 },
    ]);
    expect(runs[0]?.callsOf('Execute browse')[0]?.request).toMatchObject({
      tool_name: 'browse',
      tool_input: { url: 'x' },
    });
  });

  it('starts a sub-agent with a conversation and reads its result, not its conversation', async () => {
    const run = await runAgent(agent, {
      model: once('ask_researcher', { prompt: 'Who was first?', depth: 2 }),
      tasks: {
        'Execute ask_researcher': () =>
          tokenAnswer({ Status: 'SUCCEEDED', Output: { messages: ['long'], output: 'Amundsen.' } }),
      },
    });

    expect(run.callsOf('Execute ask_researcher')[0]?.request).toMatchObject({
      Input: { messages: [{ role: 'user', content: 'Who was first?' }], prompt: 'Who was first?', depth: 2 },
    });
    expect(run.toolResults).toMatchObject([{ content: 'Amundsen.' }]);
  });

  it('starts a sub-agent with whatever the model passes', async () => {
    const run = await runAgent(agent, {
      model: once('ask_researcher', 'just a text'),
      tasks: { 'Execute ask_researcher': () => tokenAnswer({ Output: 'Amundsen.' }) },
    });

    expect(run.callsOf('Execute ask_researcher')[0]?.request).toMatchObject({
      Input: { messages: [{ role: 'user', content: 'just a text' }] },
    });
    expect(run.toolResults).toMatchObject([{ content: 'Amundsen.' }]);
  });

  it('fills the arguments of a service and prints what it answers', async () => {
    const run = await runAgent(agent, {
      model: once('send_message', { text: 'hi' }),
      tasks: { 'Execute send_message': () => tokenAnswer({ MessageId: 'm-1' }) },
    });

    expect(run.callsOf('Execute send_message')[0]?.request).toMatchObject({ MessageBody: { text: 'hi' } });
    expect(run.contents).toEqual([{ MessageId: 'm-1' }]);
  });

  it('polls each of them', async () => {
    const run = await runAgent(goldenAgents()['targets-polled'] ?? agentWith(), {
      model: (turn) =>
        turn <= 2
          ? { calls: [{ name: 'browse' }, { name: 'ask_researcher' }, { name: 'send_and_wait' }] }
          : { text: 'Done.' },
      tasks: {
        'Execute browse': (_, count) =>
          tokenAnswer(count === 1 ? { status: 'RUNNING' } : { approved: false, rejection_reason: 'closed' }),
        'Execute ask_researcher': (_, count) =>
          tokenAnswer({ Output: { structured_output: { status: count % 2 === 1 ? 'RUNNING' : 'DONE' } } }),
        'Execute send_and_wait': () => tokenAnswer('sent'),
      },
    });

    expect(run.contents).toMatchObject([
      { status: 'RUNNING', next_check_in: 30 },
      { status: 'DONE', polling_metadata: { attempt: 2 } },
      'sent',
      { status: 'REJECTED', polling_metadata: { attempt: 2 } },
      { status: 'DONE' },
      'sent',
    ]);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('fails the run with the tool’s own error if it should', async () => {
    const run = await runAgent(goldenAgents()['errors'] ?? agentWith(), {
      model: once('fails_the_run'),
      tasks: { 'Execute fails_the_run': () => failing('OutOfPaper', 'tray 2') },
    });

    expect(run.result).toMatchObject({ status: 'FAILED', error: 'OutOfPaper', cause: 'tray 2' });
  });
});
