import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CompileResult } from '../../core/compiler';
import type { AgentDocument } from '../../core/model';
import { eventAt, nextVisit, type RunTrace, type Stays } from '../../core/proof';

/** Where in a run one looks: just after an event, at a moment until the next. */
export interface Playhead {
  readonly eventId: number;
  /** Milliseconds since the start of the run. */
  readonly atMs: number;
}

/** A run that is looked at moment by moment. Timeline, graph and events share its one playhead. */
export interface Replay {
  /** The agent as it was when it ran; the one on the screen may have changed since. */
  readonly document: AgentDocument;
  readonly compiled: CompileResult;
  readonly trace: RunTrace;
  readonly playhead: StoreApi<Playhead>;
  /** Goes to a moment, within the run. */
  moveTo(ms: number): void;
  /** Goes to an event, within the run. */
  choose(eventId: number): void;
  /** Goes a number of events on, or back. */
  step(events: number): void;
  /** Goes to the next visit of a node or a State; from the last one around to the first. false: it is never visited. */
  visit(stays: Stays | undefined): boolean;
}

/**
 * A replay begins at the end of the run: how often each way was taken is seen at once.
 *
 * @param before - replay whose place it takes; who looked at a moment of it looks at the same moment now.
 */
export function createReplay(
  run: Pick<Replay, 'document' | 'compiled' | 'trace'>,
  before: Replay | null = null,
): Replay {
  const { trace } = run;
  const beforeMs = before?.playhead.getState().atMs ?? Number.POSITIVE_INFINITY;
  const isInside = before !== null && beforeMs < before.trace.totalMs && beforeMs < trace.totalMs;
  const playhead = createStore<Playhead>(() =>
    isInside
      ? { eventId: eventAt(trace, beforeMs), atMs: beforeMs }
      : { eventId: trace.eventCount, atMs: trace.totalMs },
  );

  const choose = (eventId: number) => {
    const id = Math.min(trace.eventCount, Math.max(1, eventId));
    playhead.setState({ eventId: id, atMs: trace.atMs[id] ?? 0 });
  };
  return {
    ...run,
    playhead,
    choose,
    moveTo(ms) {
      const atMs = Math.min(trace.totalMs, Math.max(0, ms));
      playhead.setState({ eventId: eventAt(trace, atMs), atMs });
    },
    step: (events) => choose(playhead.getState().eventId + events),
    visit(stays) {
      const next = nextVisit(stays, playhead.getState().eventId);
      if (next !== null) choose(next);
      return next !== null;
    },
  };
}
