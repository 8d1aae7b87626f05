import { describe, expect, it } from 'vitest';
import { firstWindow } from './firstWindow';
import { latenessOf } from './lateness';
import type { ToolCall, WorldCall } from './world/worldCall';

function check(atSeconds: number, overrides: Partial<ToolCall> = {}): ToolCall {
  return {
    kind: 'tool',
    tool: 'monitor',
    call: 1,
    said: { answer: null },
    atMs: atSeconds * 1000,
    lastsMs: 400,
    lambdaMb: 128,
    billedMs: 400,
    worksMs: 400,
    asksStatus: true,
    jobEndedMs: 50_000,
    isFinal: false,
    ...overrides,
  };
}

function turn(atSeconds: number): WorldCall {
  return {
    kind: 'model',
    atMs: atSeconds * 1000,
    lastsMs: 2000,
    inputTokens: 1,
    outputTokens: 1,
    requestBytes: 1,
    lambdaMb: null,
    settled: [],
    failed: false,
  };
}

const kinds = (calls: readonly WorldCall[], endMs = 1e9) =>
  firstWindow(calls, 'monitor', { windowSeconds: 120, endMs }).map(
    ({ kind, fromSeconds, toSeconds }) => `${kind} ${fromSeconds}–${toSeconds}`,
  );

describe('the first two minutes of a way to wait', () => {
  it('begin with the first call, and are waiting wherever nothing is asked of the world', () => {
    expect(kinds([turn(0), check(32), turn(32.4), check(64.4), turn(64.8)], 66_800)).toEqual([
      'call 0–0.4',
      'turn 0.4–2.4',
      'wait 2.4–32.4',
      'call 32.4–32.8',
      'turn 32.8–34.8',
    ]);
  });

  it('show a tool that sleeps as paid time, and a task token as waiting', () => {
    expect(kinds([check(0, { lastsMs: 30_400, billedMs: 30_400 })], 30_400)).toEqual(['call 0–0.4', 'sleep 0.4–30.4']);
    expect(kinds([check(0, { lastsMs: 30_000 })], 30_000)).toEqual(['call 0–0.4', 'wait 0.4–30']);
  });

  it('end with the window, or with the run', () => {
    expect(kinds([check(0), check(130)]).at(-1)).toBe('wait 0.4–120');
    expect(kinds([])).toEqual([]);
  });
});

describe('latenessOf', () => {
  it('tells where in the gap between two looks the job ended', () => {
    expect(latenessOf([check(0), check(32), check(64, { isFinal: true })], 'monitor', 50)).toEqual({
      seconds: 14.4,
      gapSeconds: 32,
      intoGapSeconds: 18,
      callSeconds: 0.4,
      averageSeconds: 16.4,
    });
  });

  it('begins the gap with the job if there was no earlier look', () => {
    expect(latenessOf([check(90, { isFinal: true })], 'monitor', 40)).toMatchObject({ gapSeconds: 80, seconds: 40.4 });
  });

  it('is nothing to speak of when the job reports by itself, and unknown when nobody saw the end', () => {
    const reported = check(0, { lastsMs: 50_000, isFinal: true });

    expect(latenessOf([reported], 'monitor', 50)).toMatchObject({ seconds: 0, averageSeconds: 0 });
    expect(latenessOf([check(0), check(30)], 'monitor', 50)).toBeNull();
  });
});
