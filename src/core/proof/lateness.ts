import type { ToolCall, WorldCall } from './world/worldCall';

/** How late the end of a job was noticed, and why. */
export interface Lateness {
  /** Seconds from the end of the job until the answer that told it was back. */
  readonly seconds: number;
  /** Seconds between the last look that saw the job running and the one that saw its end. */
  readonly gapSeconds: number;
  /** Where in that gap the job ended. */
  readonly intoGapSeconds: number;
  /** Of those seconds, what the call itself took. */
  readonly callSeconds: number;
  /** Lateness to expect of a job of about this length: half the gap, and the call. */
  readonly averageSeconds: number;
}

/**
 * Lateness of a tool that watches a job.
 *
 * @param jobSeconds - how long the job runs: without an earlier look, the gap began with the job.
 * @returns null if no call told of the end.
 */
export function latenessOf(calls: readonly WorldCall[], tool: string, jobSeconds: number): Lateness | null {
  const own = calls.filter((call): call is ToolCall => call.kind === 'tool' && call.tool === tool);
  const at = own.findIndex(({ isFinal, jobEndedMs }) => isFinal && jobEndedMs !== null);
  const seen = own[at];
  if (seen?.jobEndedMs == null) return null;
  const noticedMs = seen.atMs + seen.lastsMs;
  const seconds = Math.max(0, noticedMs - seen.jobEndedMs) / 1000;
  // the job itself answers: nobody has to look
  if (seen.lastsMs > seen.worksMs || seen.jobEndedMs >= seen.atMs) {
    return { seconds, gapSeconds: 0, intoGapSeconds: 0, callSeconds: 0, averageSeconds: seconds };
  }
  const beforeMs = own[at - 1]?.atMs ?? seen.jobEndedMs - jobSeconds * 1000;
  const gapSeconds = (seen.atMs - beforeMs) / 1000;
  const callSeconds = seen.lastsMs / 1000;
  return {
    seconds,
    gapSeconds,
    intoGapSeconds: (seen.jobEndedMs - beforeMs) / 1000,
    callSeconds,
    averageSeconds: gapSeconds / 2 + callSeconds,
  };
}
