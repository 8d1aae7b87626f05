import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING, type PollingSettings } from '../model';
import { shownWays } from './shownWays';
import { way } from './testing/measured';
import { settingsOfWay } from './waysOfWaiting';

const polling: PollingSettings = { ...DEFAULT_POLLING, mode: 'poll-in-machine', polling_interval: 30 };
const before = way('wait-before-call', { calls: 19 });
const loop = way('poll-in-machine', { calls: 20 });

describe('shownWays', () => {
  it('marks the way that own settings come to, in one row', () => {
    const own = way('own', { calls: 20 });

    expect(shownWays([before, loop, own], polling)).toEqual({ rows: [before, loop], chosen: loop });
  });

  it('keeps own settings apart where a limit of theirs bites', () => {
    const own = way('own', { calls: 5, gaveUp: true });

    expect(shownWays([before, loop, own], polling)).toEqual({ rows: [before, loop, own], chosen: own });
  });

  it('does not take a way of another mode for theirs, whatever it comes to', () => {
    const own = way('own', { calls: 19 });

    expect(shownWays([before, loop, own], polling).chosen).toBe(own);
  });

  it('marks the way of the same mode as long as own settings have not been run', () => {
    expect(shownWays([before, loop], polling).chosen).toBe(loop);
    expect(shownWays([before], polling).chosen).toBeUndefined();
  });
});

describe('settingsOfWay', () => {
  it('changes how a tool waits and keeps the rest', () => {
    const own = { ...polling, max_polling_attempts: 7, backoff: { rate: 2, maxIntervalSeconds: 60 } };

    expect(settingsOfWay('wait-before-call', own)).toEqual({ ...own, mode: 'wait-before-call' });
    expect(settingsOfWay('poll-in-machine', own)).toEqual({ ...own, backoff: null });
    expect(settingsOfWay('poll-with-backoff', own)).toEqual({
      ...own,
      backoff: { rate: 1.5, maxIntervalSeconds: 120 },
    });
    expect(settingsOfWay('no-interval', own)).toBeNull();
  });
});
