import { describe, expect, it } from 'vitest';
import { agentWith, lambdaTool, outputNode } from '../testing/agents';
import { conversationProblems, runAgent } from '../testing/runAgent';

describe('structured output', () => {
  const report = outputNode('return_report', { type: 'object', required: ['count', 'the summary'] });
  const agent = agentWith({ tools: [lambdaTool('get_orders')], outputs: [report], model: { turnLimit: 5 } });
  const whole = { count: 3, 'the summary': null };

  it('ends the run with the data, every open call answered', async () => {
    const run = await runAgent(agent, {
      model: () => ({ calls: [{ name: 'get_orders' }, { name: 'return_report', input: whole }] }),
    });

    expect(run.result.output).toMatchObject({ structured_output: whole, success: true });
    expect(run.modelTurns).toBe(1);
    expect(run.contents).toEqual(['Not carried out: the run ended with return_report.', 'Accepted.']);
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('asks again when a member is missing', async () => {
    const run = await runAgent(agent, {
      model: (turn) => ({ calls: [{ name: 'return_report', input: turn === 1 ? { count: 3 } : whole }] }),
    });

    expect(run.contents[0]).toMatchObject({ status: 'INCOMPLETE', message: expect.stringContaining('the summary') });
    expect(run.result.output).toMatchObject({ structured_output: whole });
    expect(conversationProblems(run.messages)).toEqual([]);
  });

  it('says that it is missing when the model just answers', async () => {
    const run = await runAgent(agent, { model: () => ({ text: 'Three orders.' }) });

    expect(run.result.output).toMatchObject({ output: 'Three orders.', success: false });
  });
});
