import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { parseAgentText, serializeAgent, type AgentDocument } from '../../model';
import { watchingAgent } from '../testing/watchingAgent';
import { defaultScenario } from './defaultScenario';
import { readScenario, readScenarioText } from './readScenario';
import { savedScenarios, scenariosOf } from './savedScenarios';
import type { Expectation, Scenario } from './scenario';
import { writtenScenario } from './writtenScenario';

const expectationKinds = [
  'ends',
  'calls-at-most',
  'calls-at-least',
  'calls-apart-at-least',
  'gives-up',
  'notices-within',
  'lasts-at-most',
  'model-turns-at-most',
  'transitions-at-most',
  'events-at-most',
  'costs-at-most',
] as const satisfies readonly Expectation['kind'][];

const agent = watchingAgent();
const base = defaultScenario(agent);

function saved(scenarios: JsonValue): AgentDocument {
  return { ...agent, extra: { scenarios } };
}

describe('scenarios in the agent file', () => {
  it('are filled in from the default one', () => {
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
    expect(scenariosOf(agent)).toEqual({ ok: true, value: [base] });
  });

  it('survive saving and opening', () => {
    const document = saved(JSON.parse(JSON.stringify([base])) as JsonValue);
    const back = parseAgentText(serializeAgent(document));

    expect(back.ok && scenariosOf(back.value)).toEqual(scenariosOf(document));
    expect(JSON.parse(serializeAgent(document))).toHaveProperty('scenarios');
  });

  it('may speak of tools the agent does not have, as usual ones', () => {
    const result = scenariosOf(saved([{ id: 'a', name: 'A', tools: { gone: { seconds: 1 } }, jobs: { gone: {} } }]));

    expect(result).toMatchObject({
      ok: true,
      value: [{ tools: { gone: { seconds: 1, failureRate: 0 } }, jobs: { gone: { outcome: 'succeeded' } } }],
    });
  });

  it('with mistakes stand beside the others, as they were written', () => {
    const broken = { id: 'a', name: 'A', seed: 'x', mine: 1 };
    const all = savedScenarios(saved([broken, { id: 'b', name: 'B' }, 7]));

    expect(all.map(({ id, name, read }) => [id, name, read.ok])).toEqual([
      ['a', 'A', false],
      ['b', 'B', true],
      ['#3', 'Scenario 3', false],
    ]);
    expect(all[0]?.written).toBe(broken);
  });

  it.each<[JsonValue, string]>([
    ['none', 'scenarios.0 (“Scenario 1”): The scenario must be an object, not “none”.'],
    [[{ id: 'a', name: 'A', seed: 'x' }], 'scenarios.0 (“A”): “seed” must be a number, not “x”.'],
    [[{ id: 'a', name: 'A', seed: 1.5 }], 'scenarios.0 (“A”): “seed” must be a whole number, not 1.5.'],
    [[{ id: 'a' }], 'scenarios.0 (“Scenario 1”): “name” is missing.'],
    [
      [{ id: 'a', name: 'A', tools: { monitor: { failureRate: 2 } } }],
      'scenarios.0 (“A”): “tools.monitor.failureRate” must be at most 1, not 2.',
    ],
    [
      [{ id: 'a', name: 'A', jobs: { monitor: { durationSecond: 2 } } }],
      'scenarios.0 (“A”): “jobs.monitor” has a member nobody knows: “durationSecond”.',
    ],
    [
      [{ id: 'a', name: 'A', expectations: [{ kind: 'sings' }] }],
      'scenarios.0 (“A”): “expectations.0.kind” is “sings”, which is no kind of expectation.',
    ],
    [
      [{ id: 'a', name: 'A', people: { decision: 'shrug' } }],
      'scenarios.0 (“A”): “people.decision” must be one of “approve”, “reject”, “silent”, not “shrug”.',
    ],
    [
      [{ id: 'a', name: 'A', tools: { monitor: { pinned: [{ call: 1 }] } } }],
      'scenarios.0 (“A”): “tools.monitor.pinned.0” needs an “answer” or an “error”, and a whole number for “call” (or null for every call).',
    ],
    [
      [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
      'scenarios.1 (“B”): Two scenarios have the id “a”.',
    ],
  ])('that are broken are told: %j', (scenarios, message) => {
    const result = scenariosOf(saved(scenarios));

    expect(result).toMatchObject({ ok: false, error: [{ code: 'file/scenario-unreadable', message }] });
  });

  it('never make the reader throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (scenarios) => {
        savedScenarios(saved(scenarios as JsonValue));
        readScenario({ ...(base as unknown as Record<string, JsonValue>), tools: scenarios as JsonValue }, agent);
      }),
    );
  });
});

describe('writtenScenario', () => {
  it('leaves out what is made of the agent, and reads back the same', () => {
    const monitor = base.tools['monitor'];
    if (monitor === undefined) throw new Error('the agent has a monitor');
    const scenario: Scenario = {
      ...base,
      id: 'slow',
      name: 'Slow',
      tools: { monitor: { ...monitor, pinned: [{ call: 2, answer: null }] } },
      model: { ...base.model, script: [{ text: '', calls: [] }] },
      expectations: [{ kind: 'gives-up', tool: 'monitor', afterChecks: 5, onGiveUp: 'tell-model' }],
    };

    const written = writtenScenario(scenario, agent);

    expect(written).toMatchObject({ tools: { monitor: { pinned: [{ call: 2, answer: null }] } } });
    expect(Object.keys(written['tools'] as object)).toEqual(['monitor']);
    expect(written['tools']).not.toHaveProperty('monitor.seconds');
    expect(written).not.toHaveProperty('request');
    expect(written).not.toHaveProperty('model.plan');
    expect(readScenario(written, agent)).toEqual({ ok: true, value: scenario });
  });

  it('follows the agent where it chose nothing', () => {
    const written = writtenScenario({ ...base, id: 'a' }, agent);
    const described = { ...agent, description: 'Watches.' };

    expect(readScenario(written, described)).toMatchObject({ ok: true, value: { request: 'Watches.' } });
  });
});

describe('readScenarioText', () => {
  it.each([
    ['{ "id": "a",\n  "name" "A" }', { line: 2, column: 10, message: 'A colon is missing here.' }],
    [
      '{ "id": "a", "name": "A",\n  "jobs": { "monitor":\n    { "durationSeconds": -1 } } }',
      { line: 3, column: 26, message: '“jobs.monitor.durationSeconds” must be at least 0, not -1.' },
    ],
    ['{ "id": "a", "name": "A", "sed": 1 }', { line: 1, column: 34 }],
  ])('says where a text is wrong: %j', (text, problem) => {
    expect(readScenarioText(text, agent)).toMatchObject({ ok: false, error: problem });
  });

  it('reads what it is given', () => {
    const text = JSON.stringify(base, null, 2);

    expect(readScenarioText(text, agent)).toEqual({ ok: true, value: base });
  });
});

it('is written in the README as it is read, with each kind of expectation', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../../../README.md'), 'utf8');
  const section = /^## Scenarios$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  const example = /```json\n(.*?)```/s.exec(section)?.[1] ?? '';

  expect(readScenarioText(example, agent)).toMatchObject({ ok: true, value: { id: 'stuck', seed: 7 } });
  for (const kind of expectationKinds) expect(section).toMatch(new RegExp(`["\`]${kind}["\`]`));
});
