import { describe, expect, it } from 'vitest';
import type { AgentDocument } from '../../model';
import { runScenario } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import type { ModelWorld, PinnedAnswer, Scenario } from '../scenario/scenario';
import { watchingAgent } from '../testing/watchingAgent';
import type { ToolCall } from './worldCall';

function scenarioWith(
  agent: AgentDocument,
  { pinned = [], model = {} }: { readonly pinned?: readonly PinnedAnswer[]; readonly model?: Partial<ModelWorld> },
): Scenario {
  const base = defaultScenario(agent);
  const monitor = base.tools['monitor'];
  if (monitor === undefined) throw new Error('the agent has a monitor');
  return {
    ...base,
    model: { ...base.model, ...model },
    tools: { monitor: { ...monitor, pinned } },
    jobs: { monitor: { durationSeconds: null, outcome: 'succeeded', startedBy: null } },
  };
}

async function callsOf(agent: AgentDocument, scenario: Scenario) {
  const { calls, metrics, result } = await runScenario(agent, scenario);
  const tool = calls.filter((call): call is ToolCall => call.kind === 'tool');
  return { said: tool.map(({ call, said }) => [call, said]), metrics, result };
}

describe('pinned answers', () => {
  it('come before what the job says, each to its call', async () => {
    const agent = watchingAgent();
    const scenario = scenarioWith(agent, {
      pinned: [
        { call: 3, answer: { status: 'COMPLETED', rows: 7 } },
        { call: 1, answer: { status: 'QUEUED' } },
      ],
    });

    const { said, metrics } = await callsOf(agent, scenario);

    expect(said).toEqual([
      [1, { answer: { status: 'QUEUED' } }],
      [2, { answer: { ok: true, tool: 'monitor', status: 'RUNNING' } }],
      [3, { answer: { status: 'COMPLETED', rows: 7 } }],
    ]);
    expect(metrics.tools['monitor']).toMatchObject({ gaveUp: false });
  });

  it('to every call hold until the machine gives up', async () => {
    const agent = watchingAgent();
    const { said, metrics } = await callsOf(
      agent,
      scenarioWith(agent, { pinned: [{ call: null, answer: 'not yet' }] }),
    );

    expect(said).toHaveLength(5);
    expect(metrics.tools['monitor']).toMatchObject({ gaveUp: true });
  });

  it('may be failures, which the machine retries', async () => {
    const agent = watchingAgent();
    const pinned = [
      { call: 1, error: 'Lambda.ServiceException', cause: 'busy' },
      { call: null, answer: { status: 'SUCCEEDED' } },
    ];
    const { said, result } = await callsOf(agent, scenarioWith(agent, { pinned }));

    expect(said).toEqual([
      [1, { error: 'Lambda.ServiceException', cause: 'busy' }],
      [2, { answer: { status: 'SUCCEEDED' } }],
    ]);
    expect(result.metrics.retries).toBe(1);
    expect(result.status).toBe('SUCCEEDED');
  });

  it('answer a callback whose job never would', async () => {
    const agent = watchingAgent({ mode: 'callback' });
    const pinned = [{ call: null, answer: { status: 'SUCCEEDED' } }];
    const { metrics } = await callsOf(agent, scenarioWith(agent, { pinned }));

    expect(metrics.tools['monitor']).toMatchObject({ calls: 1, gaveUp: false });
    expect(metrics.virtualSeconds).toBeLessThan(60);
  });
});

describe('a scripted model', () => {
  it('says its turns, several calls at once if they say so, and then answers', async () => {
    const agent = watchingAgent({ mode: 'none' });
    const call = (id: number) => ({ name: 'monitor', input: { id } });
    const script = [
      { text: 'Both.', calls: [call(1), call(2)] },
      { text: 'Once more.', calls: [call(3)] },
    ];
    const { said, metrics, result } = await callsOf(agent, scenarioWith(agent, { model: { script } }));

    expect(said).toHaveLength(3);
    expect(metrics.modelTurns).toBe(3);
    expect(result.status).toBe('SUCCEEDED');
    expect(JSON.stringify(result.output)).toContain('Once more.');
  });

  it('that never calls ends at once', async () => {
    const agent = watchingAgent();
    const { said, metrics } = await callsOf(agent, scenarioWith(agent, { model: { script: [] } }));

    expect(said).toEqual([]);
    expect(metrics.modelTurns).toBe(1);
  });
});

it('a model that fails is retried by the machine and is billed no tokens', async () => {
  const agent = watchingAgent();
  const { failure } = defaultScenario(agent).model;
  const pinned = [{ call: null, answer: { status: 'SUCCEEDED' } }];
  const flaky = await callsOf(agent, scenarioWith(agent, { pinned, model: { failureRate: 0.5, failure } }));
  const calm = await callsOf(agent, scenarioWith(agent, { pinned }));

  expect(flaky.result.metrics.retries).toBeGreaterThan(0);
  expect(flaky.metrics.modelTurns).toBe(calm.metrics.modelTurns);
  expect(flaky.metrics.usage.inputTokens).toBe(calm.metrics.usage.inputTokens);
});
