import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayName, nodeOf, parseAgentText } from '../../../core/model';
import { defaultScenario, runScenario } from '../../../core/proof';
import { timelineOf } from './timeline';

const sample = resolve(import.meta.dirname, '../../../../public/samples/batch-orchestrator.agent.json');

describe('the timeline of a run', () => {
  it('has a lane for the model and each tool that worked, and 30 s of waiting before each check', async () => {
    const read = parseAgentText(readFileSync(sample, 'utf8'));
    if (!read.ok) throw new Error(read.error[0]?.message);
    const agent = read.value;

    const run = await runScenario(agent, defaultScenario(agent));
    const { lanes, totalMs } = timelineOf(agent, run);

    const named = new Map(lanes.map((lane) => [displayName(nodeOf(agent, lane.nodeId)!), lane.spans]));
    const monitor = named.get('monitor_batch_execution') ?? [];
    const waits = monitor.filter((span) => span.kind === 'wait');
    const calls = monitor.filter((span) => span.kind === 'work');
    expect(named.get('Call LLM')).toHaveLength(run.metrics.modelTurns);
    expect(waits).toHaveLength(calls.length);
    expect(waits.every((span) => span.endMs - span.startMs === 30_000)).toBe(true);
    // A job of 10 minutes: the calls lie 30 s of waiting and a model turn apart.
    expect(calls).toHaveLength(run.metrics.tools['monitor_batch_execution']?.calls ?? 0);
    expect(totalMs).toBe(run.metrics.virtualSeconds * 1000);
  });
});
