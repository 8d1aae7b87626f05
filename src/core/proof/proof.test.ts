import { describe, expect, it } from 'vitest';
import { awsPrices } from '../cost';
import {
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  toolsOf,
  type AgentDocument,
  type PollingSettings,
  type ToolNode,
} from '../model';
import { compareWays, sweepInterval } from './compareWays';
import { callsWithin, runScenario } from './runScenario';
import { defaultScenario } from './scenario/defaultScenario';
import type { Scenario } from './scenario/scenario';
import { sample, sampleNames } from './testing/samples';
import { impossibleWays } from './waysOfWaiting';

const prices = awsPrices('us-east-1');
const monitorId = nodeId('monitor_batch_execution');

/** An agent with one tool that waits. */
function watching(polling: Partial<PollingSettings>, overrides: Partial<ToolNode> = {}): AgentDocument {
  const agent = emptyAgent('watcher');
  const tool = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: { ...DEFAULT_POLLING, ...polling },
    ...overrides,
  });
  const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: tool.id };
  return { ...agent, nodes: { ...agent.nodes, [tool.id]: tool }, edges: { ...agent.edges, [edge.id]: edge } };
}

/** A job that the first call of the monitor starts. */
function job(document: AgentDocument, durationSeconds: number | null, overrides: Partial<Scenario> = {}): Scenario {
  return {
    ...defaultScenario(document),
    jobs: { monitor: { durationSeconds, outcome: 'succeeded', startedBy: null } },
    ...overrides,
  };
}

describe('runScenario', () => {
  it.each(sampleNames)('runs the sample %s to its end at once, every tool called', async (file) => {
    const agent = sample(file);
    const run = await runScenario(agent, defaultScenario(agent));

    expect(run.result.status).toBe('SUCCEEDED');
    for (const { toolName } of toolsOf(agent)) expect(run.metrics.tools[toolName]?.calls).toBeGreaterThan(0);
    expect(run.metrics.transitions).toBe(run.result.history.filter(({ type }) => type.endsWith('StateEntered')).length);
    expect(run.metrics.events).toBe(run.result.history.length);
  });

  it('sees the end of a job at the first check after it', async () => {
    const agent = watching({ mode: 'poll-in-machine', polling_interval: 10 });
    const { metrics } = await runScenario(agent, job(agent, 25));

    // the first check, at 12 s, starts the job; checks follow every 10.4 s: 22.4, 32.8 and 43.2 s
    expect(metrics.tools['monitor']).toMatchObject({ calls: 4, gaveUp: false });
    expect(metrics.tools['monitor']?.callsAtSeconds).toEqual([12, 22.4, 32.8, 43.2]);
    expect(metrics.tools['monitor']?.noticedAfterSeconds).toBeCloseTo(43.2 + 0.4 - (12 + 25));
  });

  it('gives up after the attempts and lets the model say so', async () => {
    const agent = watching({ mode: 'wait-before-call', polling_interval: 5, max_polling_attempts: 4 });
    const { metrics, result } = await runScenario(agent, job(agent, null));

    expect(metrics.tools['monitor']).toMatchObject({ calls: 4, gaveUp: true, noticedAfterSeconds: null });
    expect(metrics.modelTurns).toBe(6); // four checks, the refused call, the answer
    expect(result.status).toBe('SUCCEEDED');
  });

  it('waits for a callback without a check, and gives up on a job that never calls', async () => {
    const agent = watching({ mode: 'callback', callback: { timeoutSeconds: 100, heartbeatSeconds: null } });

    const answered = await runScenario(agent, job(agent, 60));
    const silent = await runScenario(agent, job(agent, null));

    expect(answered.metrics.tools['monitor']).toMatchObject({ calls: 1, noticedAfterSeconds: 0 });
    expect(answered.metrics.usage.lambdaGbSeconds).toBeCloseTo(0.05); // 0.4 s of 128 MB: the function does not wait
    expect(silent.metrics.tools['monitor']).toMatchObject({ gaveUp: true });
    expect(silent.metrics.virtualSeconds).toBeGreaterThan(100);
  });

  it.each(['approve', 'reject', 'silent'] as const)('lets people %s', async (decision) => {
    const agent = watching(
      { mode: 'none' },
      {
        approval: {
          via: { type: 'activity', activityArn: 'arn:aws:states:us-east-1:123456789012:activity:approve' },
          timeoutSeconds: 300,
          heartbeatSeconds: null,
        },
      },
    );
    const scenario = { ...defaultScenario(agent), people: { decision, afterSeconds: 30 } };
    const { metrics, result } = await runScenario(agent, scenario);

    expect(result.status).toBe('SUCCEEDED');
    expect(metrics.tools['monitor']?.calls).toBe(decision === 'approve' ? 1 : 0);
    expect(metrics.virtualSeconds).toBeGreaterThan(decision === 'silent' ? 300 : 30);
  });

  it('lets a tool fail as often as the scenario says, under its seed', async () => {
    const agent = watching({ mode: 'poll-in-machine', polling_interval: 5 });
    const scenario = job(agent, 100);
    const settings = scenario.tools['monitor'];
    const failing = { ...scenario, tools: { monitor: { ...settings!, failureRate: 0.5 } } };

    const [first, again] = [await runScenario(agent, failing), await runScenario(agent, failing)];

    expect(first.result.metrics.retries).toBeGreaterThan(0);
    expect((await runScenario(agent, scenario)).result.metrics.retries).toBe(0);
    expect(again.result.history).toEqual(first.result.history);
  });

  it('speaks the format of a Lambda model and bills its time', async () => {
    const bedrock = watching({ mode: 'poll-in-machine', polling_interval: 30 });
    const model = bedrock.nodes[nodeId('model')];
    if (model?.kind !== 'model') throw new Error('an agent has a model');
    const agent = {
      ...bedrock,
      nodes: {
        ...bedrock.nodes,
        [model.id]: {
          ...model,
          service: {
            type: 'lambda' as const,
            functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:llm',
            providerConfig: { provider_id: 'anthropic' },
          },
        },
      },
    };
    const { metrics, result } = await runScenario(agent, job(agent, 40));

    expect(result.status).toBe('SUCCEEDED');
    expect(metrics.usage.lambdaRequests).toBe(metrics.modelTurns + (metrics.tools['monitor']?.calls ?? 0));
    expect(metrics.usage.inputTokens).toBeGreaterThan(0);
  });
});

describe('compareWays', () => {
  it('shows about fifty calls in two minutes without an interval, and four with 30 s', async () => {
    const agent = sample('batch-orchestrator.agent.json');
    const base = defaultScenario(agent);
    const scenario = {
      ...base,
      jobs: {
        monitor_batch_execution: {
          durationSeconds: 150,
          outcome: 'succeeded' as const,
          startedBy: 'execute_batch_processor',
        },
      },
    };
    const comparison = await compareWays(agent, monitorId, scenario, { prices });
    const way = (id: string) => comparison?.ways.find((candidate) => candidate.id === id);

    expect(comparison?.ways.map(({ id }) => id)).toEqual([
      'no-interval',
      'prompt-only',
      'tool-throttles',
      'wait-before-call',
      'poll-in-machine',
      'poll-with-backoff',
      'callback',
      'own',
    ]);
    expect(way('no-interval')?.callsInWindow).toBe(50); // one every 2.4 s
    expect(way('wait-before-call')?.callsInWindow).toBe(4);
    expect(comparison?.reduction).toBeGreaterThan(0.9);
    expect(way('callback')).toMatchObject({ calls: 1, noticedAfterSeconds: 0 });
    expect(comparison?.ways.every(({ gaveUp, metrics }) => !gaveUp && metrics.status === 'SUCCEEDED')).toBe(true);
    expect(way('poll-in-machine')?.metrics.modelTurns).toBe(7);

    const cost = (id: string) => way(id)?.costPerThousandRuns.totalUsd ?? 0;
    expect(cost('prompt-only')).toBeGreaterThan(cost('no-interval'));
    expect(cost('no-interval')).toBeGreaterThan(cost('wait-before-call'));
    expect(cost('wait-before-call')).toBeGreaterThan(cost('poll-in-machine'));
    expect(cost('poll-in-machine')).toBeGreaterThan(cost('callback'));
    expect(way('tool-throttles')?.metrics.usage.lambdaGbSeconds).toBeGreaterThan(10);
  });

  it('lets the model read its promises again in every later turn', async () => {
    const agent = watching({ mode: 'wait-before-call' });
    const comparison = await compareWays(agent, nodeId('monitor'), job(agent, 60), { prices });
    const [none, told] = comparison?.ways ?? [];
    if (none === undefined || told === undefined) throw new Error('two ways at least');
    const turns = none.metrics.modelTurns;

    expect(told.metrics.modelTurns).toBe(turns);
    expect(told.metrics.usage.outputTokens - none.metrics.usage.outputTokens).toBe(25 * turns);
    const readAgain = told.metrics.usage.inputTokens - none.metrics.usage.inputTokens;
    expect(readAgain / (25 * turns * (turns - 1) * 0.5)).toBeCloseTo(1, 1);
  });

  it.each([
    ['an Express agent', { settings: { stateMachineType: 'EXPRESS' } }, {}, ['callback']],
    [
      'a service that is handed no task token',
      {},
      {
        type: 'service',
        resourceArn: 'arn:aws:states:::athena:getQueryExecution',
        arguments: { QueryExecutionId: 'q' },
      },
      ['tool-throttles', 'callback'],
    ],
    [
      'a service that is handed one',
      {},
      {
        type: 'service',
        resourceArn: 'arn:aws:states:::sqs:sendMessage',
        arguments: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
      },
      ['tool-throttles'],
    ],
    [
      'a worker',
      {},
      {
        type: 'activity',
        activityArn: 'arn:aws:states:us-east-1:123456789012:activity:a',
        heartbeatSeconds: null,
      },
      ['tool-throttles', 'callback'],
    ],
  ] as const)('leaves out what %s cannot do, and says why', async (_, document, target, leftOut) => {
    const base = watching({ mode: 'poll-in-machine' }, 'type' in target ? { target } : {});
    const agent = { ...base, settings: { ...base.settings, ...('settings' in document ? document.settings : {}) } };
    const [tool] = toolsOf(agent);
    const comparison = await compareWays(agent, nodeId('monitor'), job(agent, 30), { prices });

    expect(impossibleWays(agent, tool!).map(({ id }) => id)).toEqual(leftOut);
    for (const id of leftOut) expect(comparison?.ways.map((way) => way.id)).not.toContain(id);
  });

  it('has nothing to compare for a node that is no tool', async () => {
    const agent = emptyAgent('x');

    expect(await compareWays(agent, nodeId('model'), defaultScenario(agent), { prices })).toBeNull();
    expect(await sweepInterval(agent, nodeId('gone'), defaultScenario(agent), { prices })).toBeNull();
  });
});

describe('sweepInterval', () => {
  it('trades calls for lateness, with the chosen interval among the points', async () => {
    const agent = watching({ mode: 'poll-in-machine', polling_interval: 37 });
    const points = await sweepInterval(agent, nodeId('monitor'), job(agent, 200), { prices, intervals: [10, 60] });

    expect(points?.map(({ intervalSeconds }) => intervalSeconds)).toEqual([10, 37, 60]);
    const calls = points?.map((point) => point.calls) ?? [];
    expect(calls).toEqual([...calls].sort((a, b) => b - a));
    for (const { intervalSeconds, noticedAfterSeconds } of points ?? []) {
      expect(noticedAfterSeconds).toBeLessThan(intervalSeconds + 1);
    }
  });
});

it('sweeps the interval of the agent as it is: back-off, jitter and hint stay', async () => {
  const agent = watching({
    mode: 'poll-in-machine',
    polling_interval: 30,
    max_polling_attempts: 100,
    backoff: { rate: 2, maxIntervalSeconds: 600 },
    jitter: 'full',
  });
  const own = await runScenario(agent, job(agent, 600));
  const [point] = (await sweepInterval(agent, nodeId('monitor'), job(agent, 600), { prices, intervals: [30] })) ?? [];

  expect(point?.metrics.transitions).toBe(own.metrics.transitions);
  expect(point?.noticedAfterSeconds).toBe(own.metrics.tools['monitor']?.noticedAfterSeconds);
});

it('counts calls in a window that begins with the first', () => {
  const metrics = { calls: 4, callsAtSeconds: [10, 70, 129.9, 130], noticedAfterSeconds: null, gaveUp: false };

  expect(callsWithin(metrics, 120)).toBe(3);
});
