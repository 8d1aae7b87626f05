import { describe, expect, it } from 'vitest';
import { awsPrices } from '../cost';
import type { JsonValue } from '../json';
import type { AgentDocument } from '../model';
import { defaultScenario } from './scenario/defaultScenario';
import { junitXml, testAgent, testScenario } from './testAgent';
import { watchingAgent } from './testing/watchingAgent';

const prices = awsPrices('us-east-1');

function saved(scenarios: JsonValue): AgentDocument {
  return { ...watchingAgent(), extra: { scenarios } };
}

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

  it('says which tools of a scenario the agent does not have', async () => {
    const all = await testAgent(
      saved([
        {
          id: 'a',
          name: 'A',
          jobs: { renamed: { durationSeconds: null } },
          expectations: [{ kind: 'calls-at-most', tool: 'gone', calls: 1 }],
        },
      ]),
      prices,
    );

    expect(all).toMatchObject({
      ok: true,
      value: { outcomes: [{ passed: false, unknownTools: ['renamed', 'gone'] }] },
    });
  });

  it('fails a scenario whose run never came to its end', async () => {
    const base = defaultScenario(watchingAgent());
    const expectations = [{ kind: 'calls-at-most' as const, tool: 'monitor', calls: 99, withinSeconds: null }];

    const outcome = await testScenario(watchingAgent(), { ...base, expectations }, prices, { budgets: { steps: 5 } });

    expect(outcome).toMatchObject({
      passed: false,
      verdicts: [
        { expected: 'Runs to its end', passed: false, actual: "the simulator's budget of steps was spent" },
        { passed: true },
      ],
    });
  });
});
