import { groupThousands, waitedSeconds, type ApprovalSettings, type Pace, type PollingSettings } from '../../model';
import type { PollingPlan } from './plan';

/**
 * The paragraph a tool adds to the system prompt, made of the machine's own numbers so that prompt and machine cannot disagree.
 *
 * @returns null if there is nothing to say or the person switched it off.
 */
export function pollingParagraph(
  toolName: string,
  polling: PollingPlan,
  prompt: PollingSettings['prompt'],
): string | null {
  if (prompt.type === 'off' || polling.mode === 'none') return null;
  if (prompt.type === 'custom') return prompt.text.trim() === '' ? null : prompt.text;
  switch (polling.mode) {
    case 'wait-before-call':
      return throughTheModel(toolName, polling);
    case 'poll-in-machine':
      return `Polling: ${toolName} answers only when the job has ended, or after ${limitWords(polling.pace, 'check')} with POLLING_LIMIT_REACHED. Call it once for a job.`;
    case 'callback':
      return `Waiting: ${toolName} answers only when the job has ended, or after ${durationWords(polling.timeoutSeconds)} with TIMED_OUT. Call it once for a job.`;
  }
}

/** What the model has to know about a tool that a person decides on. */
export function approvalParagraph(toolName: string, approval: ApprovalSettings): string {
  return (
    `Approval: a person decides about each call of ${toolName} within ${durationWords(approval.timeoutSeconds)} and may change its input. ` +
    'Rejected calls say REJECTED: do not try them again unless the user asks for it.'
  );
}

/** `90` → “90 seconds”, `600` → “10 minutes”, `3600` → “1 hour”. */
export function durationWords(seconds: number): string {
  const [size, unit] = UNITS.find(([length]) => seconds % length === 0 && seconds >= length) ?? [1, 'second'];
  return counted(seconds / size, unit);
}

function throughTheModel(toolName: string, { pace, scope }: PollingPlan & { mode: 'wait-before-call' }): string {
  const first = pace.firstCheck === 'at-once' ? ' except the first' : '';
  const interval =
    pace.backoff === null
      ? durationWords(pace.intervalSeconds)
      : `${durationWords(pace.intervalSeconds)}, rising to ${durationWords(pace.backoff.maxIntervalSeconds)},`;
  const target = scope === 'input' ? 'with the same input' : 'for a job';
  const again = `Call it once per turn while its status is running; never wait in any other way.`;
  return (
    `Polling: ${toolName} waits ${interval} by itself before every check${first} and may be called ${limitWords(pace, 'time')} ${target}. ${again} ` +
    'A running answer tells the seconds until the next check in next_check_in and the count in polling_metadata. ' +
    'When it says POLLING_LIMIT_REACHED, stop calling it and tell the user what is known.'
  );
}

function limitWords(pace: Pace, unit: string): string {
  const { maxAttempts, deadlineSeconds } = pace;
  const times = counted(maxAttempts, unit);
  if (deadlineSeconds !== null) return `${times} or ${durationWords(deadlineSeconds)}`;
  // Jitter and hints change the sum; nobody can foretell it then.
  return pace.jitter === 'none' && pace.hint === null ? `${times} (${aboutWords(waitedSeconds(pace))})` : times;
}

/** Minutes are exact enough for a prompt: `754` → “about 13 minutes”. */
function aboutWords(seconds: number): string {
  return seconds < 120 || seconds % 60 === 0
    ? durationWords(seconds)
    : `about ${durationWords(Math.round(seconds / 60) * 60)}`;
}

function counted(count: number, unit: string): string {
  return `${groupThousands(count)} ${unit}${count === 1 ? '' : 's'}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];
