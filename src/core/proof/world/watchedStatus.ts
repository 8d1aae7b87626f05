import type { JsonValue } from '../../json';
import type { ToolNode } from '../../model';
import { atPath } from './conversation';

/** What an answer says of the job, by the tool's status mapping; `unknown`: another word, or none. */
export type WatchedStatus = 'running' | 'final' | 'unknown';

export function watchedStatus(answer: JsonValue | undefined, { polling }: ToolNode): WatchedStatus {
  const { path, running, succeeded, failed, inputRequired } = polling.status;
  const status = atPath(answer, path);
  if (typeof status !== 'string') return 'unknown';
  const isOneOf = (words: readonly string[]): boolean =>
    words.some((word) => word.toLowerCase() === status.toLowerCase());
  if (isOneOf(running)) return 'running';
  return [succeeded, failed, inputRequired].some(isOneOf) ? 'final' : 'unknown';
}
