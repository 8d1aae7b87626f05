import { describe, expect, it } from 'vitest';
import { agentWith } from '../testing/agents';
import { goldenAgents } from '../testing/goldenAgents';
import { conversationProblems, lambdaAnswer, runAgent, tokenAnswer } from '../testing/runAgent';

describe('a model on Bedrock', () => {
  it('speaks converse, and everybody else the framework’s form', async () => {
    const requests: unknown[] = [];
    const agent = goldenAgents()['bedrock'] ?? agentWith();
    const run = await runAgent(agent, {
      model: (turn, last) => {
        requests.push(last);
        return turn === 1
          ? {
              text: 'Let me look.',
              calls: [{ name: 'start_batch_execution', input: { file: 'a' } }, { name: 'nobody' }],
            }
          : { text: 'Started.' };
      },
      tasks: {
        'Execute start_batch_execution': () => lambdaAnswer({ id: 'x-1' }),
        'Update Token Metrics': () => tokenAnswer({}),
      },
    });

    expect(run.result.output).toMatchObject({ output: 'Started.' });
    expect(conversationProblems(run.messages)).toEqual([]);
    expect(requests[0]).toEqual({ Role: 'user', Content: [{ Text: 'How far is the batch?' }] });
    expect(requests[1]).toMatchObject({
      Role: 'user',
      Content: [
        { ToolResult: { ToolUseId: 'call_1_1', Content: [{ Text: '{"id":"x-1"}' }] } },
        { ToolResult: { ToolUseId: 'call_1_2' } },
      ],
    });
    expect(run.callsOf('Update Token Metrics')[0]?.request).toMatchObject({
      MetricData: [
        { MetricName: 'InputTokens', Value: 50 },
        { MetricName: 'OutputTokens', Value: 20 },
      ],
    });
  });
});
