import type { Fold } from '../../../core/proof';

/** A row of the list of events. */
export type EventRow =
  | { readonly kind: 'event'; readonly eventId: number }
  | { readonly kind: 'fold'; readonly fold: Fold; readonly isOpen: boolean };

/** The list of events with what is folded: a fold has a row of its own, and its events below it when it is open. */
export interface EventRows {
  readonly count: number;
  rowAt(index: number): EventRow;
  /** Row of an event, or of the closed fold it lies in. */
  indexOf(eventId: number): number;
}

/** Found by search over the folds: a list of 25,000 events is never made. */
export function eventRows(eventCount: number, folds: readonly Fold[], open: ReadonlySet<number>): EventRows {
  const placed: { readonly fold: Fold; readonly isOpen: boolean; readonly row: number }[] = [];
  let hidden = 0;
  for (const fold of folds) {
    const isOpen = open.has(fold.first);
    placed.push({ fold, isOpen, row: fold.first - 1 - hidden });
    hidden += (isOpen ? 0 : fold.last - fold.first + 1) - 1;
  }
  const lastBefore = (isBefore: (at: (typeof placed)[number]) => boolean) => placed[placed.findLastIndex(isBefore)];
  return {
    count: eventCount - hidden,
    rowAt(index) {
      const before = lastBefore(({ row }) => row <= index);
      if (before === undefined) return { kind: 'event', eventId: index + 1 };
      const { fold, isOpen, row } = before;
      if (row === index) return { kind: 'fold', fold, isOpen };
      const past = index - row - 1;
      return { kind: 'event', eventId: (isOpen ? fold.first : fold.last + 1) + past };
    },
    indexOf(eventId) {
      const before = lastBefore(({ fold }) => fold.first <= eventId);
      if (before === undefined) return eventId - 1;
      const { fold, isOpen, row } = before;
      if (isOpen) return row + 1 + eventId - fold.first;
      return eventId <= fold.last ? row : row + eventId - fold.last;
    },
  };
}
