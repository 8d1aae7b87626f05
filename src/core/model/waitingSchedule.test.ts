import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING } from './defaults';
import type { PollingSettings } from './polling';
import { secondsOfCheck, waitBeforeCheck, waitingSchedule } from './waitingSchedule';

function polling(overrides: Partial<PollingSettings> = {}): PollingSettings {
  return { ...DEFAULT_POLLING, mode: 'wait-before-call', ...overrides };
}

describe('waitingSchedule', () => {
  it('is interval × attempts when each check is waited for', () => {
    expect(waitingSchedule(polling())).toEqual({ checks: 20, totalSeconds: 600, endedBy: 'attempts' });
  });

  it('is one interval shorter when the first check comes at once', () => {
    expect(waitingSchedule(polling({ firstCheck: 'at-once' }))?.totalSeconds).toBe(570);
  });

  it('grows by the back-off, rounded as JSONata rounds, up to the cap', () => {
    const backoff = polling({ polling_interval: 10, backoff: { rate: 1.5, maxIntervalSeconds: 120 } });

    const waits = [1, 2, 3, 4, 5, 8, 9].map((attempt) => waitBeforeCheck(backoff, attempt));

    expect(waits).toEqual([10, 15, 22, 34, 51, 120, 120]); // 22.5 → 22: halves go to the even neighbour
  });

  it('shifts the back-off by one when the first check comes at once', () => {
    const backoff = polling({
      polling_interval: 10,
      firstCheck: 'at-once',
      backoff: { rate: 2, maxIntervalSeconds: 60 },
    });

    expect([1, 2, 3, 4, 5].map((attempt) => waitBeforeCheck(backoff, attempt))).toEqual([0, 10, 20, 40, 60]);
  });

  it('ends at the deadline with a last check exactly then', () => {
    expect(waitingSchedule(polling({ deadlineSeconds: 100 }))).toEqual({
      checks: 4, // at 30, 60, 90 and 100 s
      totalSeconds: 100,
      endedBy: 'deadline',
    });
  });

  it('has none for a mode without checks or a number out of bounds', () => {
    expect(waitingSchedule(polling({ mode: 'none' }))).toBeNull();
    expect(waitingSchedule(polling({ mode: 'callback' }))).toBeNull();
    expect(waitingSchedule(polling({ polling_interval: 0 }))).toBeNull();
    expect(waitingSchedule(polling({ max_polling_attempts: null }))).toBeNull();
  });

  it('answers for the largest numbers without counting to them', () => {
    const longest = polling({ polling_interval: 99_999_999, max_polling_attempts: 31_536_000 });

    expect(waitingSchedule(longest)?.totalSeconds).toBe(99_999_999 * 31_536_000);
    expect(waitingSchedule({ ...longest, backoff: { rate: 1.000001, maxIntervalSeconds: 99_999_999 } })?.checks).toBe(
      31_536_000,
    );
  });

  it('equals the sum of its waits', () => {
    const settings = fc.record({
      polling_interval: fc.integer({ min: 1, max: 500 }),
      max_polling_attempts: fc.integer({ min: 1, max: 60 }),
      firstCheck: fc.constantFrom('after-interval' as const, 'at-once' as const),
      backoff: fc.option(
        fc.record({ rate: fc.double({ min: 1, max: 4, noNaN: true }), maxIntervalSeconds: fc.nat(900) }),
      ),
      deadlineSeconds: fc.option(fc.integer({ min: 1, max: 5000 })),
    });
    fc.assert(
      fc.property(settings, (overrides) => {
        const subject = polling(overrides);
        const deadline = overrides.deadlineSeconds ?? Number.POSITIVE_INFINITY;
        let elapsed = 0;
        let checks = 0;
        while (checks < overrides.max_polling_attempts && elapsed < deadline) {
          checks += 1;
          elapsed = Math.min(deadline, elapsed + waitBeforeCheck(subject, checks));
        }

        expect(waitingSchedule(subject)).toMatchObject({ checks, totalSeconds: elapsed });
        expect(secondsOfCheck(subject, checks)).toBe(elapsed);
        expect(secondsOfCheck(subject, checks + 1)).toBeNull();
      }),
    );
  });
});
