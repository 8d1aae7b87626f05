import { describe, expect, it } from 'vitest';
import { agentWith, pollingTool } from '../compiler/testing/agents';
import { estimateWait, type JobTiming } from './estimateWait';
import type { AgentDocument } from './agentDocument';
import type { PollingSettings } from './polling';
import type { AgentSettings } from './settings';

const TIMING: JobTiming = { jobSeconds: Number.POSITIVE_INFINITY, secondsPerTurn: 2, secondsPerCall: 0 };

function monitorAgent(polling: Partial<PollingSettings>, settings: Partial<AgentSettings> = {}): AgentDocument {
  return agentWith({ tools: [pollingTool('monitor', polling)], settings });
}

function estimate(document: AgentDocument, job: Partial<JobTiming> = {}) {
  const tool = Object.values(document.nodes).find((node) => node.kind === 'tool');
  return tool === undefined ? null : estimateWait(document, tool.id, { ...TIMING, ...job });
}

// The expected numbers were counted on hand-written machines run by an interpreter that agrees with recorded executions. Those runs also
// held a call of another tool, which costs 5 transitions and 20 events.
describe('estimateWait', () => {
  it('counts six transitions and 22 events for each check through the model', () => {
    const agent = monitorAgent({ mode: 'wait-before-call' });

    // Checks at 30, 62, 94, 126 and 158 seconds: the fifth sees a job of 150 s.
    expect(estimate(agent, { jobSeconds: 150 })).toEqual({
      waitingSeconds: 150,
      checks: 5,
      modelTurns: 6,
      transitions: 39 - 5,
      events: 143 - 20,
      noticedAfterSeconds: 8,
      gaveUp: false,
    });
  });

  it('refuses the 21st call of a job that never ends', () => {
    expect(estimate(monitorAgent({ mode: 'wait-before-call' }))).toMatchObject({
      checks: 20,
      modelTurns: 22,
      transitions: 134 - 5,
      events: 490 - 20,
      gaveUp: true,
    });
  });

  it('counts the two more states of the framework', () => {
    const agent = monitorAgent(
      { mode: 'wait-before-call' },
      { naming: 'framework', tokenMetrics: { enabled: true, namespace: 'AI-Agents' } },
    );

    // Another tool's call costs 7 transitions and 27 events here.
    expect(estimate(agent, { jobSeconds: 150 })).toMatchObject({ transitions: 52 - 7, events: 190 - 27 });
  });

  it('takes two model turns, however often the machine checks', () => {
    const agent = monitorAgent({ mode: 'poll-in-machine', polling_interval: 10, max_polling_attempts: 30 });

    expect(estimate(agent, { jobSeconds: 45 })).toMatchObject({
      checks: 5,
      modelTurns: 2,
      transitions: 24,
      events: 75,
    });
    expect(estimate(agent)).toMatchObject({ checks: 30, modelTurns: 2, transitions: 99, events: 300, gaveUp: true });
  });

  it('costs the same for a callback whatever the duration', () => {
    const agent = monitorAgent({ mode: 'callback' });

    const [short, long] = [10, 3000].map((jobSeconds) => estimate(agent, { jobSeconds }));
    expect(short).toMatchObject({ transitions: 9, events: 34, modelTurns: 2, checks: 0 });
    expect(long).toEqual({ ...short, waitingSeconds: 3000 });
  });

  it('calls about fifty times in two minutes when nothing waits', () => {
    const agent = agentWith({ tools: [pollingTool('monitor', { mode: 'none' })], model: { turnLimit: 100 } });

    expect(estimate(agent, { jobSeconds: 120, secondsPerTurn: 2, secondsPerCall: 0.4 })).toMatchObject({ checks: 51 });
  });

  it('ends with the turns of the model, and with the history of the run', () => {
    const impatient = agentWith({ tools: [pollingTool('monitor', { mode: 'none' })], model: { turnLimit: 10 } });
    const endless = agentWith({ tools: [pollingTool('monitor', { mode: 'none' })], model: { turnLimit: 1e9 } });

    expect(estimate(impatient)).toMatchObject({ checks: 9, modelTurns: 10, gaveUp: true });
    expect(estimate(endless)).toMatchObject({ events: 25_000, gaveUp: true });
  });

  it('has nothing to say about a node that is no tool', () => {
    const agent = monitorAgent({ mode: 'callback' });

    expect(estimateWait(agent, Object.values(agent.nodes)[0]!.id, TIMING)).toBeNull();
  });
});
