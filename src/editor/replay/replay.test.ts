import { describe, expect, it } from 'vitest';
import { compileAgent } from '../../core/compiler';
import { emptyAgent } from '../../core/model';
import { defaultScenario, runScenario, runTrace } from '../../core/proof';
import { createReplay } from './replay';

const document = emptyAgent('agent');

async function replayOf(turnSeconds: number) {
  const scenario = defaultScenario(document);
  const run = await runScenario(document, { ...scenario, model: { ...scenario.model, turnSeconds } });
  return { document, compiled: compileAgent(document), trace: runTrace(document, run) };
}

describe('a replay', () => {
  it('begins at the end, and never leaves the run', async () => {
    const replay = createReplay(await replayOf(2));
    const { eventCount, totalMs } = replay.trace;
    expect(replay.playhead.getState()).toEqual({ eventId: eventCount, atMs: totalMs });

    replay.step(-10_000);
    expect(replay.playhead.getState().eventId).toBe(1);
    replay.moveTo(totalMs + 5000);
    expect(replay.playhead.getState()).toEqual({ eventId: eventCount, atMs: totalMs });
  });

  it('is at the last event that has happened, wherever it is moved', async () => {
    const replay = createReplay(await replayOf(2));

    replay.moveTo(1999);
    const { eventId } = replay.playhead.getState();

    expect(replay.trace.atMs[eventId]).toBe(0);
    expect(replay.trace.atMs[eventId + 1]).toBe(2000);
  });

  it('goes from visit to visit of a State, and around', async () => {
    const replay = createReplay(await replayOf(2));
    const call = replay.trace.states.find(({ type }) => type === 'Task');
    if (call === undefined) throw new Error('an agent calls its model');
    const stays = replay.trace.stateStays.get(call.pointer);

    expect(replay.visit(stays)).toBe(true);
    expect(replay.playhead.getState().eventId).toBe(stays?.entered[0]);
    expect(replay.visit(undefined)).toBe(false);
  });

  it('keeps the moment that was looked at when another run takes its place', async () => {
    const first = createReplay(await replayOf(4));
    first.moveTo(1000);

    expect(createReplay(await replayOf(2), first).playhead.getState().atMs).toBe(1000);
    first.moveTo(first.trace.totalMs);
    const next = createReplay(await replayOf(2), first);
    expect(next.playhead.getState().atMs).toBe(next.trace.totalMs);
  });
});
