import {
  checkSchedule,
  MAX_LISTED_CHECKS,
  paceOf,
  waitSeconds,
  type AgentDocument,
  type ToolNode,
} from '../../core/model';
import { DEFAULT_CALL_SECONDS, DEFAULT_TURN_SECONDS, defaultScenario } from '../../core/proof';

/**
 * The checks of a polling tool laid over a job of a given length, at the times of the simulated run. Between two checks lies, besides the
 * wait, what a call takes, and a turn of the model if the model asks for each.
 *
 * A job that the call before has started begins at 0, a turn of the model before the tool is called. Any other job is started by the first
 * check; then the tool is called at 0.
 */
export interface JobSchedule {
  /** Seconds of each check, in order; the first thousand. */
  readonly times: readonly number[];
  /** All checks until it gives up, listed or not. */
  readonly checks: number;
  /** Seconds until the last check. */
  readonly totalSeconds: number;
  readonly job: { readonly fromSeconds: number; readonly toSeconds: number };
  /** The first check after the job has ended, from 1; null: the tool gives up before, or the check is beyond the list. */
  readonly seenBy: { readonly check: number; readonly atSeconds: number; readonly lateSeconds: number } | null;
}

/** Checks counted one by one; the rest follow at the pace of the last. Back-off has reached its cap long before. */
const MAX_COUNTED_CHECKS = 20_000;

/** @returns null if the settings name no schedule. */
export function jobSchedule(document: AgentDocument, tool: ToolNode, jobSeconds: number): JobSchedule | null {
  const { polling } = tool;
  if (checkSchedule(polling) === null) return null;
  const { pace } = paceOf(polling);
  const gap = DEFAULT_CALL_SECONDS + (polling.mode === 'wait-before-call' ? DEFAULT_TURN_SECONDS : 0);
  const deadline = pace.deadlineSeconds ?? Number.POSITIVE_INFINITY;
  const times: number[] = [];
  const isStarted = isStartedBefore(document, tool);
  const calledAt = isStarted ? DEFAULT_TURN_SECONDS + approvalSeconds(document, tool) : 0;
  let now = calledAt;
  let waits = 0;
  let checks = 0;
  let last = now;
  let step = 0;
  for (; checks < Math.min(pace.maxAttempts, MAX_COUNTED_CHECKS); checks += 1) {
    if (checks > 0) now = rounded(now + gap);
    if (checks > 0 && now - calledAt >= deadline) break;
    if (checks > 0 || pace.firstCheck === 'after-interval') {
      now = rounded(now + waitSeconds(pace, waits, rounded(now - calledAt)));
      waits += 1;
    }
    step = now - last;
    last = now;
    if (times.length < MAX_LISTED_CHECKS) times.push(now);
  }
  if (checks === MAX_COUNTED_CHECKS) {
    const left = Math.min(pace.maxAttempts - checks, Math.ceil(Math.max(0, deadline + calledAt - last) / step));
    checks += left;
    last = Math.min(last + left * step, Math.max(last, deadline + calledAt));
  }
  const fromSeconds = isStarted ? 0 : (times[0] ?? 0);
  const toSeconds = rounded(fromSeconds + jobSeconds);
  const seen = times.findIndex((time) => time >= toSeconds);
  const seenAt = times[seen];
  return {
    times,
    checks,
    totalSeconds: last,
    job: { fromSeconds, toSeconds },
    seenBy:
      seenAt === undefined ? null : { check: seen + 1, atSeconds: seenAt, lateSeconds: rounded(seenAt - toSeconds) },
  };
}

/** Only a call that watches nothing itself starts the job of another. */
function isStartedBefore(document: AgentDocument, { toolName }: ToolNode): boolean {
  const { jobs } = defaultScenario(document);
  const startedBy = jobs[toolName]?.startedBy ?? null;
  return startedBy !== null && !Object.hasOwn(jobs, startedBy);
}

function approvalSeconds(document: AgentDocument, { approval }: ToolNode): number {
  return approval === null ? 0 : defaultScenario(document).people.afterSeconds;
}

/** Tenths: sums of 0.4 s would otherwise end in 386.40000000000003. */
function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
