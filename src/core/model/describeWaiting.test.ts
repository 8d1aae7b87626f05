import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING } from './defaults';
import { describeWaiting, waitingFace } from './describeWaiting';
import type { PollingSettings } from './polling';

const through: PollingSettings = { ...DEFAULT_POLLING, mode: 'wait-before-call' };
const loop: PollingSettings = { ...DEFAULT_POLLING, mode: 'poll-in-machine' };

describe('describeWaiting', () => {
  it.each<[string, PollingSettings, string]>([
    ['no mode', DEFAULT_POLLING, 'Runs as soon as the model calls it. Nothing waits between two calls.'],
    [
      'the default',
      through,
      'First check after 30 s, then every 30 s; gives up after 20 checks, about 10 min; then tells the model.',
    ],
    [
      'a first check at once',
      { ...loop, firstCheck: 'at-once', onGiveUp: 'fail' },
      'First check at once, then every 30 s; gives up after 20 checks, about 9 min 30 s; then fails the execution.',
    ],
    [
      'one check',
      { ...through, max_polling_attempts: 1, onGiveUp: 'human' },
      'First check after 30 s; gives up after 1 check, about 30 s; then asks a person.',
    ],
    [
      'one check at once',
      { ...through, firstCheck: 'at-once', max_polling_attempts: 1 },
      'First check at once; gives up after 1 check; then tells the model.',
    ],
    [
      'back-off',
      { ...loop, polling_interval: 10, backoff: { rate: 2, maxIntervalSeconds: 120 } },
      'First check after 10 s, then each wait 2 times the last, at most 2 min; gives up after 20 checks, about 34 min 30 s; then tells the model.',
    ],
    [
      'back-off after a check at once',
      { ...loop, firstCheck: 'at-once', polling_interval: 10, backoff: { rate: 2, maxIntervalSeconds: 120 } },
      'First check at once, the second 10 s later, then each wait 2 times the last, at most 2 min; gives up after 20 checks, about 32 min 30 s; then tells the model.',
    ],
    [
      'jitter',
      { ...loop, jitter: 'full' },
      'First check after 30 s, then every 30 s; gives up after 20 checks, at most 10 min; then tells the model. Each wait is a random part of that, so that many runs spread out.',
    ],
    [
      'a deadline that comes first',
      { ...loop, deadlineSeconds: 100 },
      'First check after 30 s, then every 30 s; gives up at the deadline of 1 min 40 s, after 4 checks; then tells the model.',
    ],
    [
      'a deadline after the last check',
      { ...loop, deadlineSeconds: 900 },
      'First check after 30 s, then every 30 s; gives up after 20 checks, about 10 min, or 15 min by the clock; then tells the model.',
    ],
    [
      'a deadline with jitter',
      { ...loop, deadlineSeconds: 300, jitter: 'full' },
      'First check after 30 s, then every 30 s; gives up at the deadline of 5 min or after 20 checks, whichever comes first; then tells the model. Each wait is a random part of that, so that many runs spread out.',
    ],
    [
      'a hint',
      { ...loop, hint: { floorSeconds: 5, ceilingSeconds: 120 } },
      "First check after 30 s, then every 30 s; gives up after 20 checks, about 10 min; then tells the model. The tool's own next_check_in comes first, within 5 s to 2 min.",
    ],
    [
      'a count for each input',
      { ...through, attemptScope: 'input' },
      'First check after 30 s, then every 30 s; gives up after 20 checks, about 10 min; then tells the model. Each distinct input has its own count.',
    ],
    [
      'a callback',
      { ...DEFAULT_POLLING, mode: 'callback' },
      'Waits until the job calls back, without checks; gives up after 1 h without an answer; then tells the model.',
    ],
    [
      'a callback with heartbeats',
      { ...DEFAULT_POLLING, mode: 'callback', callback: { timeoutSeconds: 3600, heartbeatSeconds: 600 } },
      'Waits until the job calls back, without checks; gives up after 1 h without an answer or 10 min without a heartbeat; then tells the model.',
    ],
    [
      'an interval of 0',
      { ...through, polling_interval: 0 },
      'The interval must be a whole number from 1 to 99,999,999 seconds. 0 would call the tool back to back.',
    ],
    [
      'an empty interval',
      { ...through, polling_interval: null },
      'The interval is empty. The interval must be a whole number from 1 to 99,999,999 seconds.',
    ],
    [
      'a fractional interval',
      { ...through, polling_interval: 1.5 },
      'The interval must be a whole number from 1 to 99,999,999 seconds.',
    ],
    [
      'no attempts',
      { ...through, max_polling_attempts: 0 },
      'The attempts must be a whole number from 1 to 31,536,000. With 0 the tool would never be checked.',
    ],
    [
      'empty attempts',
      { ...through, max_polling_attempts: null },
      'The attempts are empty. The attempts must be a whole number from 1 to 31,536,000.',
    ],
  ])('tells %s', (_case, polling, sentence) => {
    expect(describeWaiting(polling)).toBe(sentence);
  });
});

describe('waitingFace', () => {
  it.each<[PollingSettings, string]>([
    [through, 'every 30 s, up to 20 × = 10 min'],
    [{ ...loop, jitter: 'full' }, 'every 30 s, up to 20 × ≤ 10 min'],
    [
      { ...loop, polling_interval: 10, backoff: { rate: 2, maxIntervalSeconds: 120 } },
      '10 s growing to 2 min, up to 20 × = 34 min 30 s',
    ],
    [{ ...DEFAULT_POLLING, mode: 'callback' }, 'callback, up to 1 h'],
    [DEFAULT_POLLING, ''],
    [{ ...through, polling_interval: -1 }, 'no schedule yet'],
  ])('fits on the node (%#)', (polling, text) => {
    expect(waitingFace(polling)).toBe(text);
  });
});
