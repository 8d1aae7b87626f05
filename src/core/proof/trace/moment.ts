import type { NodeId } from '../../model';
import { spanKinds } from './lanes';
import type { RunTrace, Stays } from './runTrace';
import { countUpTo } from './search';
import type { TracedState } from './tracedStates';
import { NONE } from './visits';

/** Last event that has happened at a moment; 1 before the first. By binary search. */
export function eventAt({ atMs, eventCount }: RunTrace, ms: number): number {
  return Math.min(eventCount, Math.max(1, countUpTo(atMs, ms) - 1));
}

/** How often something is there at once just after an event, and how often it has been entered by then. */
export function presence(stays: Stays | undefined, eventId: number): { readonly now: number; readonly times: number } {
  if (stays === undefined) return { now: 0, times: 0 };
  const times = countUpTo(stays.entered, eventId);
  return { now: times - countUpTo(stays.left, eventId), times };
}

/** The State an event belongs to, with the time of its visit; null: an event of the execution itself. */
export function visitAt(trace: RunTrace, eventId: number): VisitTimes | null {
  const visit = trace.visitOf[eventId] ?? NONE;
  const state = visit === NONE ? undefined : trace.states[trace.visits.state[visit] ?? NONE];
  if (state === undefined) return null;
  const entered = trace.visits.entered[visit] ?? 0;
  const left = trace.visits.left[visit] ?? 0;
  return { visit, state, entered, left, fromMs: trace.atMs[entered] ?? 0, untilMs: trace.atMs[left] ?? 0 };
}

export interface VisitTimes {
  readonly visit: number;
  readonly state: TracedState;
  readonly entered: number;
  readonly left: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Number of the check a polling tool is at; null: it does not poll, or has not begun. */
export function checkAt(trace: RunTrace, nodeId: NodeId, eventId: number): number | null {
  const checks = trace.checks.find((one) => one.nodeId === nodeId);
  if (checks === undefined) return null;
  return checks.numbers[countUpTo(checks.begins, eventId) - 1] ?? null;
}

/** Event with which something is entered next after an event; around at the end, to its first. null: it never is. */
export function nextVisit(stays: Stays | undefined, eventId: number): number | null {
  if (stays === undefined) return null;
  return stays.entered[countUpTo(stays.entered, eventId)] ?? stays.entered[0] ?? null;
}

/** Milliseconds until a node that waits goes on, by the longest of its open spans that end later; null: it does not wait. */
export function restMs(trace: RunTrace, nodeId: NodeId, ms: number): number | null {
  const lane = trace.lanes.find((one) => one.nodeId === nodeId);
  if (lane === undefined) return null;
  // Spans of a lane begin in order; those that can still be open are the last ones that have begun.
  for (let at = countUpTo(lane.startMs, ms) - 1, seen = 0; at >= 0 && seen < MAX_OPEN; at--, seen++) {
    const endMs = lane.endMs[at] ?? 0;
    if (endMs > ms && isWaiting(lane.kind[at] ?? 0)) return endMs - ms;
  }
  return null;
}

/** AWS runs at most 40 iterations of an inline Map at once. */
const MAX_OPEN = 40;

function isWaiting(kind: number): boolean {
  const name = spanKinds[kind];
  return name === 'wait' || name === 'retry' || name === 'person' || name === 'callback';
}
