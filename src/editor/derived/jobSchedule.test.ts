import { describe, expect, it } from 'vitest';
import {
  DEFAULT_POLLING,
  emptyAgent,
  MAX_LISTED_CHECKS,
  newTool,
  nodeId,
  type PollingSettings,
} from '../../core/model';
import { countRun, DEFAULT_TURN_SECONDS, defaultScenario } from '../../core/proof';
import { addNode } from '../commands/nodes';
import { createEditor } from '../editor';
import { edgesFromModel } from '../palette';
import { jobSchedule } from './jobSchedule';

const polling = (overrides: Partial<PollingSettings> = {}): PollingSettings => ({
  ...DEFAULT_POLLING,
  mode: 'wait-before-call',
  ...overrides,
});

describe('jobSchedule', () => {
  it('finds the check that sees a job of 6 min 20 s and how late it is', () => {
    const schedule = jobSchedule(polling({ firstCheck: 'at-once' }), 380);

    expect(schedule?.times[6]).toBe(194.4); // six waits of 30 s, six rounds of 2.4 s
    expect(schedule?.seenBy).toEqual({ check: 13, atSeconds: 388.8, lateSeconds: 8.8 });
    expect(schedule?.totalSeconds).toBe(615.6); // 10 min 16 s
  });

  it('has no turn of the model between two checks of a loop in the machine', () => {
    expect(jobSchedule(polling({ mode: 'poll-in-machine' }), 60)?.seenBy).toMatchObject({ check: 2, atSeconds: 60.4 });
  });

  it('sees a job that ends at the very moment of a check without delay', () => {
    expect(jobSchedule(polling({ mode: 'poll-in-machine' }), 30)?.seenBy).toEqual({
      check: 1,
      atSeconds: 30,
      lateSeconds: 0,
    });
    expect(jobSchedule(polling({ firstCheck: 'at-once' }), 0)?.seenBy?.check).toBe(1);
  });

  it('sees nothing of a job that ends after the tool gave up', () => {
    expect(jobSchedule(polling(), 3_600)?.seenBy).toBeNull();
  });

  it('grows with back-off and ends at the deadline', () => {
    const growing = polling({
      mode: 'poll-in-machine',
      backoff: { rate: 2, maxIntervalSeconds: 120 },
      deadlineSeconds: 200,
    });

    expect(jobSchedule(growing, 50)).toMatchObject({ times: [30, 90.4, 199.8], checks: 3, seenBy: { check: 2 } });
  });

  it('lists a bounded number of checks and still knows when a very long schedule ends', () => {
    const long = jobSchedule(polling({ mode: 'poll-in-machine', max_polling_attempts: 1_000_000 }), 30);

    expect(long?.times).toHaveLength(MAX_LISTED_CHECKS);
    expect(long?.totalSeconds).toBeCloseTo(1_000_000 * 30.4 - 0.4, 0);
  });

  it('has no schedule for a number out of bounds or a mode without checks', () => {
    expect(jobSchedule(polling({ polling_interval: 0 }), 30)).toBeNull();
    expect(jobSchedule(polling({ mode: 'callback' }), 30)).toBeNull();
  });

  it.each([
    polling(),
    polling({ mode: 'poll-in-machine' }),
    polling({ firstCheck: 'at-once' }),
    polling({ backoff: { rate: 1.5, maxIntervalSeconds: 90 }, polling_interval: 10 }),
    polling({ mode: 'poll-in-machine', deadlineSeconds: 700 }),
  ])('agrees with the counted run on the check that sees the job (%#)', (settings) => {
    const editor = createEditor(emptyAgent('a'));
    for (const node of [newTool(nodeId('s'), 'start'), newTool(nodeId('t'), 'watch', { polling: settings })]) {
      editor.execute(addNode, { node, edges: edgesFromModel(editor.store.getState().document, node.id) });
    }
    const { document } = editor.store.getState();

    // The job begins with the answer of “start”; the schedule begins a turn later, with the call of “watch”.
    const run = countRun(document, defaultScenario(document, 380 + DEFAULT_TURN_SECONDS));

    expect(run?.tools['watch']?.calls).toBe(jobSchedule(settings, 380)?.seenBy?.check);
  });
});
