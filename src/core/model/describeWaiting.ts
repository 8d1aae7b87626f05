import { assertNever } from '../base';
import { formatDuration, formatRoughDuration, groupThousands } from './duration';
import type { GiveUp, PollingSettings } from './polling';
import { attemptsProblem, intervalProblem } from './pollingBounds';
import { checkSchedule } from './schedule';

/**
 * How the tool waits, in plain words for the inspector, the outline and screen readers: “First check after 30 s, then every 30 s; gives
 * up after 20 checks, about 10 min; then tells the model.” A number out of bounds gives the sentence of its field instead.
 */
export function describeWaiting(polling: PollingSettings): string {
  switch (polling.mode) {
    case 'none':
      return 'Runs as soon as the model calls it. Nothing waits between two calls.';
    case 'callback':
      return describeCallback(polling);
    case 'wait-before-call':
    case 'poll-in-machine':
      return describeChecks(polling);
    default:
      return assertNever(polling.mode);
  }
}

/** The short text on the node's face: “every 30 s, up to 20 × = 10 min”. Empty: the tool does not wait. */
export function waitingFace(polling: PollingSettings): string {
  switch (polling.mode) {
    case 'none':
      return '';
    case 'callback':
      return `callback, up to ${formatDuration(polling.callback.timeoutSeconds)}`;
    case 'wait-before-call':
    case 'poll-in-machine': {
      const schedule = checkSchedule(polling);
      if (schedule === null) return 'no schedule yet';
      const atMost = polling.jitter === 'full' ? '≤' : '=';
      const total = `${atMost} ${formatRoughDuration(schedule.giveUpAtSeconds)}`;
      return `${shortRhythm(polling)}, up to ${groupThousands(schedule.checks)} × ${total}`;
    }
    default:
      return assertNever(polling.mode);
  }
}

/** What follows when the attempts run out, as the end of a sentence. */
export function describeGiveUp(onGiveUp: GiveUp): string {
  switch (onGiveUp) {
    case 'tell-model':
      return 'tells the model';
    case 'fail':
      return 'fails the execution';
    case 'human':
      return 'asks a person';
    default:
      return assertNever(onGiveUp);
  }
}

function describeChecks(polling: PollingSettings): string {
  const problem = intervalProblem(polling.polling_interval) ?? attemptsProblem(polling.max_polling_attempts);
  if (problem !== null) return problem;
  return [`${describeRhythm(polling)}; ${describeEnd(polling)}.`, ...describeDetails(polling)].join(' ');
}

function describeRhythm(polling: PollingSettings): string {
  const atOnce = polling.firstCheck === 'at-once';
  const wait = formatDuration(polling.polling_interval ?? 0);
  const first = atOnce ? 'First check at once' : `First check after ${wait}`;
  if (polling.max_polling_attempts === 1) return first;
  if (!waitsGrow(polling)) return `${first}, then ${interval(polling)}`;
  const growth = `each wait ${groupThousands(polling.backoff?.rate ?? 1)} times the last, at most ${formatDuration(polling.backoff?.maxIntervalSeconds ?? 0)}`;
  return atOnce ? `${first}, the second ${wait} later, then ${growth}` : `${first}, then ${growth}`;
}

function describeEnd(polling: PollingSettings): string {
  const schedule = checkSchedule(polling);
  if (schedule === null) return 'never gives up'; // unreachable after the bounds were checked; true if it were not
  const then = `then ${describeGiveUp(polling.onGiveUp)}`;
  const checks = `${groupThousands(schedule.checks)} ${schedule.checks === 1 ? 'check' : 'checks'}`;
  if (schedule.endedBy === 'deadline') {
    const attempts = groupThousands(polling.max_polling_attempts ?? 0);
    const deadline = `gives up at the deadline of ${formatDuration(schedule.giveUpAtSeconds)}`;
    if (isRough(polling)) return `${deadline} or after ${attempts} checks, whichever comes first; ${then}`;
    return `${deadline}, after ${checks}; ${then}`;
  }
  const about = polling.jitter === 'full' && polling.hint === null ? 'at most' : 'about';
  const time = schedule.giveUpAtSeconds === 0 ? '' : `, ${about} ${formatRoughDuration(schedule.giveUpAtSeconds)}`;
  const deadline =
    polling.deadlineSeconds === null ? '' : `, or ${formatDuration(polling.deadlineSeconds)} by the clock`;
  return `gives up after ${checks}${time}${deadline}; ${then}`;
}

function describeDetails(polling: PollingSettings): string[] {
  const details: string[] = [];
  if (polling.jitter === 'full') details.push('Each wait is a random part of that, so that many runs spread out.');
  if (polling.hint !== null) {
    const { floorSeconds, ceilingSeconds } = polling.hint;
    const within = `${formatDuration(floorSeconds)} to ${formatDuration(ceilingSeconds)}`;
    details.push(`The tool's own next_check_in comes first, within ${within}.`);
  }
  if (polling.attemptScope === 'input' && polling.mode === 'wait-before-call') {
    details.push('Each distinct input has its own count.');
  }
  return details;
}

function describeCallback(polling: PollingSettings): string {
  const { timeoutSeconds, heartbeatSeconds } = polling.callback;
  const heartbeat = heartbeatSeconds === null ? '' : ` or ${formatDuration(heartbeatSeconds)} without a heartbeat`;
  const end = `gives up after ${formatDuration(timeoutSeconds)} without an answer${heartbeat}`;
  return `Waits until the job calls back, without checks; ${end}; then ${describeGiveUp(polling.onGiveUp)}.`;
}

/** `every 30 s`, or `10 s growing to 2 min`. */
function shortRhythm(polling: PollingSettings): string {
  if (!waitsGrow(polling)) return interval(polling);
  const first = formatDuration(polling.polling_interval ?? 0);
  return `${first} growing to ${formatDuration(polling.backoff?.maxIntervalSeconds ?? 0)}`;
}

function interval(polling: PollingSettings): string {
  return `every ${formatDuration(polling.polling_interval ?? 0)}`;
}

function waitsGrow(polling: PollingSettings): boolean {
  return polling.backoff !== null && polling.backoff.rate > 1;
}

/** Whether the clock may run differently from the schedule. */
function isRough(polling: PollingSettings): boolean {
  return polling.jitter === 'full' || polling.hint !== null;
}
