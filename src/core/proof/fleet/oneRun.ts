import type { RunPath } from './fleet';

/** A run of a fleet: how it behaves, and how long its job lasts. */
export interface OneRun {
  readonly path: RunPath;
  readonly jobSeconds: number;
}

/** When the call that tells of the end begins to tell it; null: the run gives up before. */
export function endSeen({ path, jobSeconds }: OneRun): { readonly callAt: number; readonly atSeconds: number } | null {
  const { checksAtSeconds, callSeconds, endless } = path;
  const jobEndsAt = path.jobStartsAtSeconds + jobSeconds;
  if (!path.waitsForJob) {
    const at = checksAtSeconds.find((check) => check >= jobEndsAt);
    return at === undefined ? null : { callAt: at, atSeconds: at };
  }
  const [callAt] = checksAtSeconds;
  if (callAt === undefined) return null;
  const givesUpAt = endless.transitionsAtSeconds.find((at) => at > callAt) ?? endless.endsAtSeconds;
  return jobEndsAt > givesUpAt ? null : { callAt, atSeconds: Math.max(callAt, jobEndsAt - callSeconds) };
}

/** Seconds from its start to the end of the run. */
export function endOf(run: OneRun): number {
  const seen = endSeen(run);
  return seen === null ? run.path.endless.endsAtSeconds : seen.atSeconds + run.path.rest.endsAtSeconds;
}
