import { describe, expect, it } from 'vitest';
import { agentWith, functionArn } from '../testing/agents';
import { goldenAgents } from '../testing/goldenAgents';
import { runAgent, tokenAnswer, type AgentWorld } from '../testing/runAgent';

describe('an agent configured in the registries', () => {
  const item = {
    system_prompt: { S: 'You are the registry’s.' },
    llm_provider: { S: 'gemini' },
    llm_model: { S: 'gemini-2' },
    parameters: { S: '{"temperature": 0.2}' },
    tools: {
      S: JSON.stringify([
        { tool_name: 'start_batch_execution', enabled: true },
        { tool_name: 'monitor_batch_execution', enabled: false },
        { tool_name: 'only_in_the_registry' },
      ]),
    },
  };
  const tables = (agent: object | null): AgentWorld['tasks'] => ({
    'Load Agent Configuration': () => tokenAnswer(agent === null ? {} : { Item: agent as never }),
    'Load LLM Provider Config': () => tokenAnswer({ Item: { pk: { S: 'google#gemini-2' } } }),
    'Get Tool Details': () =>
      tokenAnswer({ Item: { description: { S: 'Starts.' }, input_schema: { S: '{"type":"object"}' } } }),
  });

  it('uses prompt, provider, parameters and the enabled tools that the machine can carry out', async () => {
    const run = await runAgent(goldenAgents()['registry'] ?? agentWith(), {
      model: () => ({ text: 'Hello.' }),
      tasks: tables(item) ?? {},
    });

    expect(run.result.output).toMatchObject({ output: 'Hello.' });
    expect(run.callsOf('Load LLM Provider Config')[0]?.request).toMatchObject({
      Key: { pk: { S: 'google#gemini-2' } },
    });
    const request = run.callsOf('Call Unified LLM')[0]?.request;
    expect(request).toMatchObject({
      FunctionName: functionArn('unified-llm'),
      Payload: {
        provider_config: {
          provider_id: 'google',
          model_id: 'gemini-2',
          endpoint: 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2:generateContent',
          secret_path: '/ai-agent/llm-secrets/prod',
        },
        messages: [
          { role: 'system', content: expect.stringMatching(/^You are the registry’s\.\n\nPolling: /) },
          { role: 'user' },
        ],
        tools: [
          { name: 'start_batch_execution', description: 'Starts.', input_schema: { type: 'object' } },
          { name: 'return_order_report' },
        ],
        temperature: 0.2,
        max_tokens: 4096,
      },
    });
  });

  it('ends at once with a sentence if the agent is not in the registry', async () => {
    const run = await runAgent(goldenAgents()['registry'] ?? agentWith(), {
      model: () => ({ text: 'Hello.' }),
      tasks: tables(null) ?? {},
    });

    expect(run.result.status).toBe('FAILED');
    expect(run.result.cause).toContain('The registry AgentRegistry-prod has no agent orders-agent in version v1.0.');
  });

  it('reads model and tools for Bedrock too', async () => {
    const run = await runAgent(goldenAgents()['registry-bedrock'] ?? agentWith(), {
      model: () => ({ text: 'Hello.' }),
      tasks: tables(item) ?? {},
    });

    expect(run.callsOf('Call Model')[0]?.request).toMatchObject({
      ModelId: 'gemini-2',
      System: [{ Text: 'You are the registry’s.' }],
      ToolConfig: { Tools: [{ ToolSpec: { Name: 'start_batch_execution', Description: 'Starts.' } }] },
    });
  });
});
