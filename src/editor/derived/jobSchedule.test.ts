import { describe, expect, it } from 'vitest';
import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  emptyAgent,
  MAX_LISTED_CHECKS,
  newTool,
  nodeId,
  type PollingSettings,
} from '../../core/model';
import { countRun, DEFAULT_CALL_SECONDS, defaultScenario } from '../../core/proof';
import { addNode } from '../commands/nodes';
import { createEditor } from '../editor';
import { edgesFromModel } from '../palette';
import { jobSchedule } from './jobSchedule';

const polling = (overrides: Partial<PollingSettings> = {}): PollingSettings => ({
  ...DEFAULT_POLLING,
  mode: 'wait-before-call',
  ...overrides,
});

const APPROVE = 'arn:aws:states:us-east-1:123456789012:activity:approve';

/** “start”, then “watch”, which waits for what it started; or “watch” alone. */
function watcher(settings: PollingSettings, { isStarted = true, isApproved = false } = {}) {
  const editor = createEditor(emptyAgent('a'));
  const watch = newTool(nodeId('t'), 'watch', {
    polling: settings,
    approval: isApproved ? { ...DEFAULT_APPROVAL, via: { type: 'activity', activityArn: APPROVE } } : null,
  });
  for (const node of isStarted ? [newTool(nodeId('s'), 'start'), watch] : [watch]) {
    editor.execute(addNode, { node, edges: edgesFromModel(editor.store.getState().document, node.id) });
  }
  return { document: editor.store.getState().document, watch };
}

function scheduleOf(settings: PollingSettings, jobSeconds: number) {
  const { document, watch } = watcher(settings);
  return jobSchedule(document, watch, jobSeconds);
}

describe('jobSchedule', () => {
  it('finds the check that sees a job of 6 min 20 s and how late it is', () => {
    const schedule = scheduleOf(polling({ firstCheck: 'at-once' }), 380);

    expect(schedule?.times[6]).toBe(196.4); // a turn, six waits of 30 s, six rounds of 2.4 s
    expect(schedule?.seenBy).toEqual({ check: 13, atSeconds: 390.8, lateSeconds: 10.8 });
    expect(schedule?.totalSeconds).toBe(617.6); // 10 min 18 s
  });

  it('has no turn of the model between two checks of a loop in the machine', () => {
    expect(scheduleOf(polling({ mode: 'poll-in-machine' }), 60)?.seenBy).toMatchObject({ check: 2, atSeconds: 62.4 });
  });

  it('sees a job that ends at the very moment of a check without delay', () => {
    expect(scheduleOf(polling({ mode: 'poll-in-machine' }), 32)?.seenBy).toEqual({
      check: 1,
      atSeconds: 32,
      lateSeconds: 0,
    });
    expect(scheduleOf(polling({ firstCheck: 'at-once' }), 0)?.seenBy?.check).toBe(1);
  });

  it('sees nothing of a job that ends after the tool gave up', () => {
    expect(scheduleOf(polling(), 3_600)?.seenBy).toBeNull();
  });

  it('grows with back-off and ends at the deadline', () => {
    const growing = polling({
      mode: 'poll-in-machine',
      backoff: { rate: 2, maxIntervalSeconds: 120 },
      deadlineSeconds: 200,
    });

    expect(scheduleOf(growing, 50)).toMatchObject({ times: [32, 92.4, 201.8], checks: 3, seenBy: { check: 2 } });
  });

  it('lists a bounded number of checks and still knows when a very long schedule ends', () => {
    const long = scheduleOf(polling({ mode: 'poll-in-machine', max_polling_attempts: 1_000_000 }), 30);

    expect(long?.times).toHaveLength(MAX_LISTED_CHECKS);
    expect(long?.totalSeconds).toBeCloseTo(1_000_000 * 30.4 + 1.6, 0);
  });

  it('has no schedule for a number out of bounds or a mode without checks', () => {
    expect(scheduleOf(polling({ polling_interval: 0 }), 30)).toBeNull();
    expect(scheduleOf(polling({ mode: 'callback' }), 30)).toBeNull();
  });

  const settings = [
    polling(),
    polling({ mode: 'poll-in-machine' }),
    polling({ firstCheck: 'at-once' }),
    polling({ backoff: { rate: 1.5, maxIntervalSeconds: 90 }, polling_interval: 10 }),
    polling({ mode: 'poll-in-machine', deadlineSeconds: 700 }),
  ];

  it.each(
    settings.flatMap((each) => [
      { each, isStarted: true },
      { each, isStarted: false },
      { each, isApproved: true },
    ]),
  )('says of every job what the run does: which check sees it, and how late (%#)', ({ each, ...how }) => {
    const { document, watch } = watcher(each, how);

    // Seven tenths apart: before, at and after the moments of checks.
    for (let tenths = 0; tenths <= 5000; tenths += 7) {
      const run = countRun(document, defaultScenario(document, tenths / 10))?.tools['watch'];
      const seen = jobSchedule(document, watch, tenths / 10)?.seenBy;

      expect(run).toMatchObject({ calls: seen?.check, gaveUp: false });
      // The run measures up to the end of the call that sees it.
      expect(run?.noticedAfterSeconds).toBeCloseTo((seen?.lateSeconds ?? 0) + DEFAULT_CALL_SECONDS, 3);
    }
  });
});
