import type { HistoryEvent } from '../../simulator';
import type { NodeId } from '../../model';
import type { RunEvents } from './runEvents';
import type { Checks } from './checks';
import { NONE } from './visits';

/** Rounds of polling that went exactly as the one before them: a list shows them as one row. */
export interface Fold {
  readonly nodeId: NodeId;
  /** Events of it, both included. */
  readonly first: number;
  readonly last: number;
  readonly rounds: number;
}

/** As few as these are shown as they are. */
const LEAST_FOLDED = 2;

/**
 * Finds what can be folded: of each sequence of rounds with the same events in the same States, all but the first. Where several tools
 * poll side by side, folds never overlap: the earlier one is kept.
 */
export function foldsOf({ events, traced }: RunEvents, checks: readonly Checks[]): Fold[] {
  const found = checks.flatMap(({ nodeId, begins }) => {
    const folds: Fold[] = [];
    let at = 0;
    while (at < begins.length) {
      let next = at + 1;
      // The last round has no next one to end before: it goes on to something else.
      while (next < begins.length - 1 && isAlike(begins, at, next)) next++;
      const rounds = next - at - 1;
      if (rounds >= LEAST_FOLDED) {
        folds.push({ nodeId, first: begins[at + 1] ?? 0, last: (begins[next] ?? 0) - 1, rounds });
      }
      at = next;
    }
    return folds;
  });
  const sorted = found.toSorted((a, b) => a.first - b.first);
  return sorted.filter((fold, index) => sorted.slice(0, index).every((before) => before.last < fold.first));

  function isAlike(begins: Int32Array, one: number, other: number): boolean {
    const from = begins[one] ?? 0;
    const to = begins[other] ?? 0;
    const length = (begins[one + 1] ?? 0) - from;
    if ((begins[other + 1] ?? 0) - to !== length) return false;
    for (let offset = 0; offset < length; offset++) {
      if (!isSameStep(events[from + offset - 1], events[to + offset - 1])) return false;
      if (stateOf(from + offset) !== stateOf(to + offset)) return false;
    }
    return true;
  }

  function stateOf(eventId: number): number {
    const visit = traced.visitOf[eventId] ?? NONE;
    return visit === NONE ? NONE : (traced.visits.state[visit] ?? NONE);
  }
}

function isSameStep(one: HistoryEvent | undefined, other: HistoryEvent | undefined): boolean {
  return one?.type === other?.type;
}
