import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId } from '../../../core/model';
import { defaultScenario, type Scenario } from '../../../core/proof';
import { suggestedName, withJob, withoutPin, withPin } from './scenarioChange';

const base = emptyAgent('agent');
const tool = newTool(nodeId('monitor'), 'monitor', { polling: { ...DEFAULT_POLLING, mode: 'poll-in-machine' } });
const edge = { id: edgeId('model-monitor'), from: nodeId('model'), to: tool.id };
const agent = { ...base, nodes: { ...base.nodes, [tool.id]: tool }, edges: { ...base.edges, [edge.id]: edge } };
const scenario = defaultScenario(agent);
const pinsOf = (of: Scenario) => of.tools['monitor']?.pinned;

describe('pins', () => {
  it('stand in the order of their calls, one to a call, the one to every call last', () => {
    const pinned = [
      { call: null, answer: 'always' },
      { call: 2, answer: 'old' },
      { call: 1, answer: 'first' },
      { call: 2, answer: 'new' },
    ].reduce((before, pin) => withPin(before, 'monitor', pin), scenario);

    expect(pinsOf(pinned)).toEqual([
      { call: 1, answer: 'first' },
      { call: 2, answer: 'new' },
      { call: null, answer: 'always' },
    ]);
    expect(pinsOf(withoutPin(pinned, 'monitor', 2))).toHaveLength(2);
  });

  it('of a tool that is not in the scenario change nothing', () => {
    expect(withPin(scenario, 'nobody', { call: 1, answer: 1 })).toBe(scenario);
  });
});

describe('a suggested name', () => {
  const named = (change: Parameters<typeof withJob>[2], taken: readonly string[] = []) =>
    suggestedName(agent, withJob(scenario, 'monitor', change), new Set(taken));

  it('says what the job does, and is not taken', () => {
    expect(named({ durationSeconds: null })).toBe('A job that never ends');
    expect(named({ durationSeconds: 90 })).toBe('A job of 1 min 30 s');
    expect(named({ durationSeconds: 90, outcome: 'failed' })).toBe('A job that fails after 1 min 30 s');
    expect(named({ durationSeconds: null }, ['A job that never ends'])).toBe('A job that never ends (2)');
  });
});
