import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING } from './defaults';
import type { PollingSettings } from './polling';
import { checkTimes, toolSchedule, worstCaseWaitSeconds } from './schedule';
import { waitingSchedule } from './waitingSchedule';

function polling(overrides: Partial<PollingSettings>): PollingSettings {
  return { ...DEFAULT_POLLING, mode: 'poll-in-machine', ...overrides };
}

describe('toolSchedule', () => {
  it('checks 20 times, 30 seconds apart, by default', () => {
    const schedule = toolSchedule(polling({}));

    expect(schedule.checksAtSeconds.slice(0, 3)).toEqual([30, 60, 90]);
    expect(schedule).toMatchObject({ giveUpAtSeconds: 600, valid: true });
    expect(schedule.checksAtSeconds).toHaveLength(20);
  });

  it('grows the interval up to its cap, halves going to the even neighbour', () => {
    const backoff = { rate: 1.5, maxIntervalSeconds: 120 };

    // 10, 15, 22.5 → 22, 33.75 → 34, 50.6 → 51, 75.9 → 76, 113.9 → 114, then 120
    const times = checkTimes(polling({ polling_interval: 10, backoff }), 8);
    expect(times).toEqual([10, 25, 47, 81, 132, 208, 322, 442]);
  });

  it('checks for the last time exactly at the deadline', () => {
    const schedule = toolSchedule(polling({ deadlineSeconds: 100 }));

    expect(schedule).toEqual({ checksAtSeconds: [30, 60, 90, 100], giveUpAtSeconds: 100, valid: true });
  });

  it('begins at once if asked to', () => {
    const schedule = toolSchedule(polling({ firstCheck: 'at-once', max_polling_attempts: 3 }));

    expect(schedule.checksAtSeconds).toEqual([0, 30, 60]);
  });

  it('takes the nearest valid numbers and says that it did', () => {
    const schedule = toolSchedule(polling({ polling_interval: 0, max_polling_attempts: 2.4 }));

    expect(schedule).toEqual({ checksAtSeconds: [1, 2], giveUpAtSeconds: 2, valid: false });
  });

  it('has no checks for a tool that does not poll', () => {
    expect(toolSchedule(polling({ mode: 'none' }))).toEqual({
      checksAtSeconds: [],
      giveUpAtSeconds: null,
      valid: true,
    });
    expect(worstCaseWaitSeconds(polling({ mode: 'none' }))).toBe(0);
    expect(worstCaseWaitSeconds(polling({ mode: 'callback' }))).toBe(3600);
  });

  it('lists a thousand checks and counts the rest', () => {
    const schedule = toolSchedule(polling({ polling_interval: 1, max_polling_attempts: 30_000_000 }));

    expect(schedule.checksAtSeconds).toHaveLength(1000);
    expect(schedule.giveUpAtSeconds).toBe(30_000_000);
  });

  it('agrees with the summary of the inspector', () => {
    const settings = fc.record({
      polling_interval: fc.integer({ min: 1, max: 5000 }),
      max_polling_attempts: fc.integer({ min: 1, max: 3000 }),
      firstCheck: fc.constantFrom('at-once' as const, 'after-interval' as const),
      deadlineSeconds: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      backoff: fc.option(
        fc.record({
          rate: fc.double({ min: 1, max: 4, noNaN: true }),
          maxIntervalSeconds: fc.integer({ min: 5000, max: 90_000 }),
        }),
      ),
    });
    fc.assert(
      fc.property(settings, (overrides) => {
        const given = polling(overrides);
        expect(toolSchedule(given).giveUpAtSeconds).toBe(waitingSchedule(given)?.totalSeconds);
      }),
    );
  });
});
