import { describe, expect, it } from 'vitest';
import { awsPrices } from '../cost';
import {
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  parseAgentText,
  serializeAgent,
  type AgentDocument,
} from '../model';
import type { JsonValue } from '../json';
import { defaultScenario } from './scenario/defaultScenario';
import { scenariosOf } from './scenario/readScenarios';
import type { Expectation } from './scenario/scenario';
import { junitXml, testAgent } from './testAgent';

const prices = awsPrices('us-east-1');

function agent(): AgentDocument {
  const base = emptyAgent('watcher <&>');
  const tool = newTool(nodeId('monitor'), 'monitor', {
    target: { type: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:monitor' },
    polling: { ...DEFAULT_POLLING, mode: 'poll-in-machine', polling_interval: 10, max_polling_attempts: 5 },
  });
  const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: tool.id };
  return { ...base, nodes: { ...base.nodes, [tool.id]: tool }, edges: { ...base.edges, [edge.id]: edge } };
}

function saved(scenarios: JsonValue): AgentDocument {
  return { ...agent(), extra: { scenarios } };
}

async function verdictsOf(expectations: readonly Expectation[], durationSeconds: number | null) {
  const report = await testAgent(
    saved([
      {
        id: 'a',
        name: 'A job',
        jobs: { monitor: { durationSeconds, startedBy: null } },
        expectations: expectations as unknown as JsonValue,
      },
    ]),
    prices,
  );
  return report.ok ? (report.value.outcomes[0]?.verdicts ?? []) : [];
}

describe('expectations', () => {
  it('say what was expected and what came instead', async () => {
    const verdicts = await verdictsOf(
      [
        { kind: 'ends', status: 'FAILED' },
        { kind: 'calls-at-most', tool: 'monitor', calls: 2, withinSeconds: 120 },
        { kind: 'calls-at-most', tool: 'monitor', calls: 3, withinSeconds: 15 },
        { kind: 'calls-at-most', tool: 'nobody', calls: 0, withinSeconds: null },
        { kind: 'calls-at-least', tool: 'monitor', calls: 2 },
        { kind: 'gives-up', tool: 'monitor', afterChecks: 5 },
        { kind: 'notices-within', tool: 'monitor', seconds: 11 },
        { kind: 'model-turns-at-most', turns: 1 },
        { kind: 'transitions-at-most', transitions: 1000 },
        { kind: 'events-at-most', events: 1000 },
        { kind: 'costs-at-most', usdPerThousandRuns: 0 },
      ],
      15,
    );

    expect(verdicts.map(({ passed, expected, actual }) => `${passed ? 'yes' : 'no'}: ${expected} → ${actual}`)).toEqual(
      [
        'no: Ends FAILED → SUCCEEDED',
        'no: At most 2 calls of monitor in 2 min → 3 calls of monitor in 2 min',
        'yes: At most 3 calls of monitor in 15 s → 2 calls of monitor in 15 s',
        'yes: At most 0 calls of nobody → 0 calls of nobody',
        'yes: At least 2 calls of monitor → 3 calls',
        'no: monitor gives up after 5 checks → saw the end after 3 checks',
        'yes: monitor sees the end within 11 s → saw it after 6.2 s',
        'no: At most 1 model turns → 2 model turns',
        expect.stringMatching(/^yes: At most 1,000 transitions → \d+ transitions$/),
        expect.stringMatching(/^yes: At most 1,000 events → \d+ events$/),
        expect.stringMatching(/^no: At most \$0 for 1,000 runs → \$\d+\.\d\d$/),
      ],
    );
  });

  it('know a tool that gave up', async () => {
    const verdicts = await verdictsOf(
      [
        { kind: 'gives-up', tool: 'monitor', afterChecks: 5 },
        { kind: 'notices-within', tool: 'monitor', seconds: 60 },
      ],
      null,
    );

    expect(verdicts.map(({ passed, actual }) => [passed, actual])).toEqual([
      [true, 'gave up after 5 checks'],
      [false, 'never saw the end'],
    ]);
  });
});

describe('scenarios in the agent file', () => {
  it('are filled in from the default one', () => {
    const base = defaultScenario(agent());
    const result = scenariosOf(
      saved([{ id: 'slow', name: 'Slow', model: { turnSeconds: 9 }, tools: { monitor: { seconds: 3 } } }]),
    );

    expect(result).toEqual({
      ok: true,
      value: [
        {
          ...base,
          id: 'slow',
          name: 'Slow',
          model: { ...base.model, turnSeconds: 9 },
          tools: { monitor: { ...base.tools['monitor'], seconds: 3 } },
        },
      ],
    });
  });

  it('are the default one if there are none', () => {
    expect(scenariosOf(agent())).toEqual({ ok: true, value: [defaultScenario(agent())] });
  });

  it('survive saving and opening', () => {
    const document = saved(JSON.parse(JSON.stringify([defaultScenario(agent())])) as JsonValue);
    const back = parseAgentText(serializeAgent(document));

    expect(back.ok && scenariosOf(back.value)).toEqual(scenariosOf(document));
    expect(JSON.parse(serializeAgent(document))).toHaveProperty('scenarios');
  });

  it.each<[JsonValue, string]>([
    ['none', 'scenarios. is not as a scenario has it.'],
    [[{ id: 'a', name: 'A', seed: 'x' }], 'scenarios.0.seed is not as a scenario has it.'],
    [
      [{ id: 'a', name: 'A', tools: { monitor: { failureRate: 2 } } }],
      'scenarios.0.tools.monitor.failureRate is not as a scenario has it.',
    ],
    [
      [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
      'Two scenarios have the id “a”.',
    ],
  ])('that are broken are told: %j', (scenarios, message) => {
    const result = scenariosOf(saved(scenarios));

    expect(result).toMatchObject({ ok: false, error: [{ code: 'file/scenario-unreadable', message }] });
  });
});

describe('testAgent', () => {
  it('runs all, tells which, and counts expectations', async () => {
    const document = saved([
      { id: 'good', name: 'Good', jobs: { monitor: { durationSeconds: 5, startedBy: null } } },
      { id: 'bad', name: 'Bad "one"', expectations: [{ kind: 'model-turns-at-most', turns: 0 }] },
    ]);

    const told: string[] = [];
    const all = await testAgent(document, prices, (name) => told.push(name));

    expect(all).toMatchObject({ ok: true, value: { agent: 'watcher <&>', passed: 1, failed: 1 } });
    expect(told).toEqual(['Good', 'Bad "one"']);
    const xml = all.ok ? junitXml(all.value) : '';
    expect(xml).toContain('<testsuite name="Bad &quot;one&quot;" tests="1" failures="1"');
    expect(xml).toContain('<testcase classname="watcher &lt;&amp;&gt;" name="At most 0 model turns">');
    expect(xml).toContain('<failure message="2 model turns"/>');
  });
});
