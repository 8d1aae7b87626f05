import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityArn, agentWith, functionArn, lambdaTool, outputNode } from '../../compiler/testing/agents';
import { planAgent } from '../../compiler';
import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  TOOL_ENTRY_EXTRA,
  type AgentDocument,
  type AgentSettings,
  type ApprovalSettings,
  type ModelNode,
  type PollingSettings,
  type ToolNode,
} from '../../model';
import { runScenario, type ScenarioRun } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import type { Scenario } from '../scenario/scenario';
import { sample, sampleNames } from '../testing/samples';
import { countRun, type CountedRun } from './countRun';

const REGISTRIES: AgentSettings['configuration'] = {
  type: 'registry',
  agentTable: 'Agents',
  agentVersion: 'v2',
  toolTable: 'Tools',
  modelTable: '', // compiled with a placeholder
};

const MODES = ['none', 'wait-before-call', 'poll-in-machine', 'callback'] as const;

describe.each(sampleNames)('the sample %s', (name) => {
  const agent = sample(name);

  it.each([{ type: 'inline' }, REGISTRIES] as const)(
    'is counted as it runs, configured $type',
    async (configuration) => {
      const document = { ...agent, settings: { ...agent.settings, configuration } };
      await expectSame(document, defaultScenario(document));
    },
  );

  it.each(MODES)('is counted as it runs with every tool in the mode %s, whatever the settings', async (mode) => {
    await fc.assert(
      fc.asyncProperty(polling, settings, worldSizes, async (values, changed, sizes) => {
        const document = {
          ...withTools(agent, (tool) => ({ ...tool, polling: { ...tool.polling, ...values, mode } })),
          settings: { ...agent.settings, ...changed },
        };
        await expectSame(document, sized(defaultScenario(document), sizes));
      }),
      { numRuns: 4 },
    );
  });
});

describe('countRun', () => {
  it('counts what the machine of any agent does', async () => {
    await fc.assert(
      fc.asyncProperty(anyAgent, worldSizes, async (document, sizes) => {
        await expectSame(document, sized(defaultScenario(document), sizes));
      }),
      { numRuns: 60 },
    );
  });
});

describe('where a run ends', () => {
  const endless = (polling: Partial<PollingSettings>, model: Partial<ModelNode> = {}) =>
    agentWith({ tools: [lambdaTool('monitor', { polling: { ...DEFAULT_POLLING, ...polling } })], model });
  const never = (document: AgentDocument, turnSeconds = 2): Scenario =>
    sized(defaultScenario(document), {
      jobSeconds: null,
      turnSeconds,
      says: '',
      callSeconds: 0.4,
      decision: 'approve',
      afterSeconds: 1,
    });

  it('is event 25,000', async () => {
    const agent = endless({ mode: 'poll-in-machine', polling_interval: 1, max_polling_attempts: 1_000_000 });
    const counted = await expectSame(agent, never(agent));

    expect(counted).toMatchObject({ status: 'FAILED', events: 25_000 });
  });

  it('is the first request beyond 256 KiB', async () => {
    const agent = endless({ mode: 'none' }, { turnLimit: 5000, systemPrompt: 'Go on. '.repeat(20_000) });
    const watched = {
      ...never(agent),
      jobs: { monitor: { durationSeconds: null, outcome: 'succeeded' as const, startedBy: null } },
    };
    const counted = await expectSame(agent, watched);

    expect(counted.status).toBe('FAILED');
    expect(counted.largestRequestBytes).toBeLessThanOrEqual(262_144);
    expect(counted.largestRequestBytes).toBeGreaterThan(261_000);
  });
});

/** Everything the strip shows, counted and run. */
async function expectSame(document: AgentDocument, scenario: Scenario): Promise<CountedRun> {
  const counted = countRun(document, scenario);
  const run = await runScenario(document, scenario);

  const ran = { ...run.metrics, waitedSeconds: waitedSeconds(document, run) };
  expect(counted).toEqual(ran);
  return ran;
}

/** Seconds between the entry and the exit of a tool's Wait, and of its Task while it waits for a callback. */
function waitedSeconds(document: AgentDocument, { result }: ScenarioRun): Record<string, number> {
  const toolOf = new Map<string, string>(
    planAgent(document).tools.flatMap(({ toolName, names, polling: { mode } }) => [
      [names.wait, toolName],
      ...(mode === 'callback' ? [[names.execute, toolName] as const] : []),
    ]),
  );
  const waitedMs = new Map<string, number>();
  const end = result.history.at(-1)?.timestamp ?? 0;
  result.history.forEach(({ type, details, timestamp }, index) => {
    const state = details?.['name'];
    const toolName = typeof state === 'string' ? toolOf.get(state) : undefined;
    if (toolName === undefined || !type.endsWith('StateEntered')) return;
    const exit = result.history
      .slice(index)
      .find((event) => event.type.endsWith('StateExited') && event.details?.['name'] === state);
    waitedMs.set(toolName, (waitedMs.get(toolName) ?? 0) + (exit?.timestamp ?? end) - timestamp);
  });
  return Object.fromEntries([...waitedMs].map(([name, ms]) => [name, ms / 1000]));
}

function withTools(document: AgentDocument, change: (tool: ToolNode) => ToolNode): AgentDocument {
  const nodes = Object.values(document.nodes).map((node) => (node.kind === 'tool' ? change(node) : node));
  return { ...document, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) };
}

interface WorldSizes {
  readonly jobSeconds: number | null;
  readonly turnSeconds: number;
  readonly says: string;
  readonly callSeconds: number;
  readonly decision: Scenario['people']['decision'];
  readonly afterSeconds: number;
}

function sized(
  scenario: Scenario,
  { jobSeconds, turnSeconds, says, callSeconds, decision, afterSeconds }: WorldSizes,
): Scenario {
  return {
    ...scenario,
    model: { ...scenario.model, turnSeconds, says },
    tools: Object.fromEntries(
      Object.entries(scenario.tools).map(([name, tool]) => [name, { ...tool, seconds: callSeconds }]),
    ),
    jobs: Object.fromEntries(
      Object.entries(scenario.jobs).map(([name, job]) => [name, { ...job, durationSeconds: jobSeconds }]),
    ),
    people: { decision, afterSeconds },
  };
}

const seconds = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10);

const worldSizes: fc.Arbitrary<WorldSizes> = fc.record({
  jobSeconds: fc.option(seconds(900), { freq: 6 }),
  turnSeconds: seconds(8),
  says: fc.constantFrom('', 'I wait, as “asked”.'),
  callSeconds: seconds(5),
  decision: fc.constantFrom('approve', 'approve', 'reject', 'silent'),
  afterSeconds: seconds(90),
});

const polling: fc.Arbitrary<Partial<PollingSettings>> = fc.record(
  {
    polling_interval: fc.integer({ min: 1, max: 120 }),
    max_polling_attempts: fc.integer({ min: 1, max: 40 }),
    firstCheck: fc.constantFrom('at-once', 'after-interval'),
    backoff: fc.option(
      fc.record({
        rate: fc.double({ min: 1, max: 3, noNaN: true }),
        maxIntervalSeconds: fc.integer({ min: 60, max: 300 }),
      }),
    ),
    deadlineSeconds: fc.option(fc.integer({ min: 1, max: 900 })),
    hint: fc.option(
      fc.record({ floorSeconds: fc.integer({ min: 1, max: 30 }), ceilingSeconds: fc.integer({ min: 30, max: 90 }) }),
    ),
    onGiveUp: fc.constantFrom('tell-model', 'fail', 'human'),
    giveUpActivityArn: fc.constant(activityArn('decide')),
    attemptScope: fc.constantFrom('tool', 'input'),
    jitter: fc.constantFrom('none', 'full'),
    callback: fc.record({
      timeoutSeconds: fc.integer({ min: 2, max: 1200 }),
      heartbeatSeconds: fc.option(fc.integer({ min: 1, max: 600 })),
    }),
    prompt: fc.constantFrom({ type: 'generated' }, { type: 'off' }),
  },
  { requiredKeys: ['giveUpActivityArn'] },
);

const settings: fc.Arbitrary<Partial<AgentSettings>> = fc.record(
  {
    naming: fc.constantFrom('design', 'framework'),
    configuration: fc.constantFrom<AgentSettings['configuration']>({ type: 'inline' }, REGISTRIES),
    tokenMetrics: fc.record({ enabled: fc.boolean(), namespace: fc.constant('AI-Agents') }),
    resultContent: fc.constantFrom('text', 'object'),
    stateMachineType: fc.constantFrom('STANDARD', 'STANDARD', 'EXPRESS'),
    timeoutSeconds: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null, freq: 2 }),
  },
  { requiredKeys: [] },
);

const approval: fc.Arbitrary<ApprovalSettings> = fc.record({
  via: fc.constantFrom<ApprovalSettings['via']>(
    { type: 'activity', activityArn: activityArn('approve') },
    { type: 'task-token', functionArn: functionArn('ask') },
  ),
  timeoutSeconds: fc.integer({ min: 2, max: 120 }),
  heartbeatSeconds: fc.constant(DEFAULT_APPROVAL.heartbeatSeconds),
});

const target: fc.Arbitrary<ToolNode['target']> = fc.constantFrom(
  { type: 'lambda', functionArn: functionArn('f') },
  { type: 'activity', activityArn: activityArn('worker'), heartbeatSeconds: null },
  { type: 'sub-agent', stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:sub' },
  { type: 'service', resourceArn: 'arn:aws:states:::athena:getQueryExecution', arguments: { Id: 'x' } },
  { type: 'service', resourceArn: 'arn:aws:states:::glue:startJobRun.sync', arguments: { JobName: 'x' } },
);

const tool = fc
  .record({
    toolName: fc.constantFrom('monitor', 'start_job', 'get_results', 'prüfen', 'a tool with a long name that says all'),
    description: fc.constantFrom('', ' ', 'Says how the job is.', 'Größe “außen” 😀'),
    extra: fc.constantFrom({}, {}, {}, { [TOOL_ENTRY_EXTRA]: { enabled: false, order: 1 } }),
    polling,
    mode: fc.constantFrom(...MODES),
    target,
    approval: fc.option(approval, { freq: 3 }),
  })
  .map(({ toolName, mode, polling: values, ...fields }) =>
    lambdaTool(toolName, { ...fields, polling: { ...DEFAULT_POLLING, ...values, mode } }),
  );

const modelOfAgent: fc.Arbitrary<Partial<ModelNode>> = fc.record(
  {
    turnLimit: fc.integer({ min: 1, max: 80 }),
    systemPrompt: fc.constantFrom('', 'You watch jobs.', 'Zeile\n\n“Größe” 😀 \\ "x"'),
    service: fc.constantFrom<ModelNode['service']>(
      { type: 'bedrock', modelId: 'anthropic.claude' },
      { type: 'lambda', functionArn: functionArn('llm'), providerConfig: { provider_id: 'anthropic', note: 'é' } },
      { type: 'lambda', functionArn: functionArn('llm'), providerConfig: { provider_id: 'gemini', model_id: 'pro-é' } },
      { type: 'lambda', functionArn: functionArn('llm'), providerConfig: { provider_id: 'amazon', timeout: 5 } },
      {
        type: 'lambda',
        functionArn: functionArn('llm'),
        providerConfig: { provider_id: 'own', endpoint: 'https://x' },
      },
      { type: 'lambda', functionArn: functionArn('llm'), providerConfig: { provider_id: 'nobody knows' } },
      { type: 'lambda', functionArn: functionArn('llm'), providerConfig: {} },
    ),
    temperature: fc.constantFrom(0, 0.25, 1),
  },
  { requiredKeys: [] },
);

const anyAgent = fc
  .record({
    tools: fc.uniqueArray(tool, { maxLength: 4, selector: ({ toolName }) => toolName }),
    outputs: fc.constantFrom(
      [],
      [],
      [outputNode('report', { type: 'object', properties: { summary: {} }, required: ['summary'] })],
      [outputNode('report', { type: 'object', properties: {}, required: ['summary'] })],
    ),
    model: modelOfAgent,
    settings,
  })
  .map((overrides) => agentWith(overrides));
