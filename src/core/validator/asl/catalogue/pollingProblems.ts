import { MAX_HISTORY_EVENTS } from '../../../asl';
import { formatDuration, formatRoughDuration, groupThousands } from '../../../model';
import { listed, problem } from '../problem';

/** What makes an end of a loop that nothing else ends; the execution fails there. */
export type LoopEnd =
  | { readonly by: 'events'; readonly rounds: number; readonly seconds: number | null }
  | { readonly by: 'time'; readonly seconds: number };

/** What AWS accepts and what then waits too long, too often or for nothing. */
export const pollingProblems = {
  'asl/loop-without-limit': problem<{ names: readonly string[]; end: LoopEnd; choice?: string }>({
    severity: 'warning',
    message: ({ names, end }) =>
      `Nothing limits the loop of ${someOf(names)}: if what it waits for never comes, the execution fails ${endText(end)}.`,
    hint: ({ choice }) =>
      `Count the rounds in a variable and leave the loop ${choice === undefined ? 'by a Choice' : `at "${choice}"`} when there were enough, or give the state machine "TimeoutSeconds".`,
  }),
  'asl/loop-ignores-failure': problem<{ name: string; words: readonly string[] }>({
    severity: 'warning',
    message: ({ name, words }) =>
      `"${name}" leaves its loop only for ${listed(words, 'or')}, so a job that failed is asked about again and again.`,
    hint: () => 'Add a rule that leaves the loop for the words of failure, such as "FAILED" or "CANCELLED".',
  }),
  'asl/wait-too-short': problem<{ name: string; seconds: number; perHour: number; atLeast: number }>({
    severity: 'warning',
    message: ({ name, seconds, perHour }) =>
      seconds < 1
        ? `"${name}" does not pause its loop: if a round takes 1 s, an hour makes ${groupThousands(perHour)} transitions.`
        : `"${name}" waits only ${formatDuration(seconds)}: its loop makes up to ${groupThousands(perHour)} transitions an hour.`,
    hint: ({ atLeast }) => `Wait at least ${formatDuration(atLeast)}, or as long as the end of the job may go unseen.`,
  }),
  'asl/service-can-wait': problem<{ name: string; asker: string; form: string }>({
    severity: 'info',
    message: ({ name, asker, form }) =>
      `"${name}" starts a job that "${asker}" asks about in a loop; Step Functions can wait for its end itself, with ${form}: one transition instead of some for each check.`,
  }),
  'asl/retry-as-poll': problem<{ owner: string; attempts: number; delaySeconds: number; totalSeconds: number }>({
    severity: 'warning',
    message: ({ owner, attempts, delaySeconds, totalSeconds }) =>
      `${owner} is tried again up to ${groupThousands(attempts)} times, every ${formatDuration(delaySeconds)}, after any error: a real failure stays hidden for ${formatRoughDuration(totalSeconds)}.`,
    hint: () =>
      'Retry only the error that means "not ready yet", by its name, or ask for a status with a Choice and a Wait.',
  }),
};

function endText(end: LoopEnd): string {
  if (end.by === 'time') return `after ${formatRoughDuration(end.seconds)}`;
  const full = `at ${groupThousands(MAX_HISTORY_EVENTS)} events`;
  if (end.rounds < 2) return full;
  const after = `${full}, after about ${groupThousands(end.rounds)} rounds`;
  return end.seconds === null ? after : `${after} (${formatRoughDuration(end.seconds)} of waiting)`;
}

const MAX_NAMED = 4;

/** The first few; a sentence with a hundred names is none. */
function someOf(names: readonly string[]): string {
  if (names.length <= MAX_NAMED) return listed(names);
  const first = names.slice(0, MAX_NAMED).map((name) => `"${name}"`);
  return `${first.join(', ')} and ${groupThousands(names.length - MAX_NAMED)} more`;
}
