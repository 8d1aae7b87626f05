import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING } from './defaults';
import { paceOf, waitSeconds } from './pace';
import type { PollingSettings } from './polling';
import { checkSchedule, toolSchedule, worstCaseWaitSeconds } from './schedule';

function polling(overrides: Partial<PollingSettings>): PollingSettings {
  return { ...DEFAULT_POLLING, mode: 'poll-in-machine', ...overrides };
}

describe('toolSchedule', () => {
  it('checks 20 times, 30 seconds apart, by default', () => {
    const schedule = toolSchedule(polling({}));

    expect(schedule.checksAtSeconds.slice(0, 3)).toEqual([30, 60, 90]);
    expect(schedule).toMatchObject({ checks: 20, giveUpAtSeconds: 600, endedBy: 'attempts', valid: true });
    expect(schedule.checksAtSeconds).toHaveLength(20);
  });

  it('grows the interval up to its cap, halves going to the even neighbour', () => {
    const backoff = { rate: 1.5, maxIntervalSeconds: 120 };

    // 10, 15, 22.5 → 22, 33.75 → 34, 50.6 → 51, 75.9 → 76, 113.9 → 114, then 120
    const { checksAtSeconds } = toolSchedule(polling({ polling_interval: 10, max_polling_attempts: 8, backoff }));
    expect(checksAtSeconds).toEqual([10, 25, 47, 81, 132, 208, 322, 442]);
  });

  it('begins to grow with the second wait when the first check comes at once', () => {
    const backoff = { rate: 2, maxIntervalSeconds: 60 };

    const settings = polling({ polling_interval: 10, max_polling_attempts: 5, firstCheck: 'at-once', backoff });
    expect(toolSchedule(settings).checksAtSeconds).toEqual([0, 10, 30, 70, 130]);
  });

  it('checks for the last time exactly at the deadline', () => {
    expect(toolSchedule(polling({ deadlineSeconds: 100 }))).toEqual({
      checksAtSeconds: [30, 60, 90, 100],
      checks: 4,
      giveUpAtSeconds: 100,
      endedBy: 'deadline',
      valid: true,
    });
  });

  it('is one interval shorter when the first check comes at once', () => {
    const schedule = toolSchedule(polling({ firstCheck: 'at-once', max_polling_attempts: 3 }));

    expect(schedule).toMatchObject({ checksAtSeconds: [0, 30, 60], giveUpAtSeconds: 60 });
  });

  it('takes the nearest valid numbers and says that it did', () => {
    const schedule = toolSchedule(polling({ polling_interval: 0, max_polling_attempts: 2.4 }));

    expect(schedule).toMatchObject({ checksAtSeconds: [1, 2], giveUpAtSeconds: 2, valid: false });
  });

  it('has no checks for a tool that does not poll', () => {
    expect(toolSchedule(polling({ mode: 'none' }))).toEqual({
      checksAtSeconds: [],
      checks: 0,
      giveUpAtSeconds: null,
      valid: true,
    });
    expect(worstCaseWaitSeconds(polling({ mode: 'none' }))).toBe(0);
    expect(worstCaseWaitSeconds(polling({ mode: 'callback' }))).toBe(3600);
  });

  it('takes every hint for as long as it may be; the first wait comes before any answer', () => {
    const hinted = (change: Partial<PollingSettings>) =>
      worstCaseWaitSeconds(polling({ hint: { floorSeconds: 5, ceilingSeconds: 600 }, ...change }));

    expect(hinted({})).toBe(30 + 19 * 600);
    expect(hinted({ hint: { floorSeconds: 5, ceilingSeconds: 10 } })).toBe(20 * 30);
    expect(hinted({ deadlineSeconds: 3600 })).toBe(3600);
    expect(hinted({ max_polling_attempts: 1_000_000 })).toBe(30 + 999_999 * 600);
  });

  it('lists a thousand checks and counts the rest', () => {
    const many = polling({ polling_interval: 7, max_polling_attempts: 30_000_000 });

    expect(toolSchedule(many).checksAtSeconds).toHaveLength(1000);
    expect(toolSchedule(many)).toMatchObject({ checks: 30_000_000, giveUpAtSeconds: 210_000_000 });
    expect(toolSchedule({ ...many, deadlineSeconds: 100_000 })).toMatchObject({
      checks: 14_286, // 14,285 whole intervals and a last check at the deadline
      giveUpAtSeconds: 100_000,
      endedBy: 'deadline',
    });
  });

  it('answers for the largest numbers without counting to them', () => {
    const longest = polling({ polling_interval: 99_999_999, max_polling_attempts: 31_536_000 });
    const crawling = { ...longest, polling_interval: 1, backoff: { rate: 1.000001, maxIntervalSeconds: 99_999_999 } };

    expect(toolSchedule(longest).giveUpAtSeconds).toBe(99_999_999 * 31_536_000);
    expect(toolSchedule(crawling).checks).toBe(31_536_000);
  });

  it('equals the sum of its waits', () => {
    const settings = fc.record({
      polling_interval: fc.integer({ min: 1, max: 5000 }),
      max_polling_attempts: fc.integer({ min: 1, max: 3000 }),
      firstCheck: fc.constantFrom('at-once' as const, 'after-interval' as const),
      deadlineSeconds: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      backoff: fc.option(
        fc.record({
          rate: fc.double({ min: 1, max: 4, noNaN: true }),
          maxIntervalSeconds: fc.integer({ min: 1, max: 90_000 }),
        }),
      ),
    });
    fc.assert(
      fc.property(settings, (overrides) => {
        const given = polling(overrides);
        const { pace } = paceOf(given);
        const deadline = given.deadlineSeconds ?? Number.POSITIVE_INFINITY;
        const times: number[] = given.firstCheck === 'at-once' ? [0] : [];
        let now = 0;
        for (let waits = 0; times.length < overrides.max_polling_attempts && now < deadline; waits += 1) {
          now = Math.min(deadline, now + waitSeconds({ ...pace, deadlineSeconds: null }, waits, 0));
          times.push(now);
        }

        expect(toolSchedule(given)).toMatchObject({
          checksAtSeconds: times.slice(0, 1000),
          checks: times.length,
          giveUpAtSeconds: now,
          endedBy: now === deadline ? 'deadline' : 'attempts',
        });
      }),
    );
  });
});

describe('checkSchedule', () => {
  it('is the schedule of the tool while its numbers may stand', () => {
    expect(checkSchedule(polling({}))).toMatchObject({ checks: 20, giveUpAtSeconds: 600, endedBy: 'attempts' });
  });

  it('is none for a mode without checks or a number out of bounds', () => {
    expect(checkSchedule(polling({ mode: 'none' }))).toBeNull();
    expect(checkSchedule(polling({ mode: 'callback' }))).toBeNull();
    expect(checkSchedule(polling({ polling_interval: 0 }))).toBeNull();
    expect(checkSchedule(polling({ max_polling_attempts: null }))).toBeNull();
  });
});
