import type { ReactNode } from 'react';
import { classNames } from '../../ui';
import { labels } from './labels';

export interface BudgetCellProps {
  readonly label: ReactNode;
  /** null: nothing to compare with. */
  readonly before: string | null;
  /** null: there is no number. */
  readonly after: string | null;
  /** Per cent the number differs from before; null: it says nothing. */
  readonly change: number | null;
  /** The number speaks of waiting. */
  readonly time?: boolean;
  /** A word beside the number. */
  readonly note?: string;
  readonly title?: string;
  readonly children?: ReactNode;
}

export function BudgetCell({ label, before, after, change, time = false, note, title, children }: BudgetCellProps) {
  return (
    <div className={classNames('budget-cell', time && 'time')} title={title}>
      <span className="q">
        {label}
        {children}
      </span>
      <span className="v">
        {after === null && <s>–</s>}
        {before !== null && after !== null && before !== after && (
          <>
            <s aria-hidden="true">{before}</s>
            <em aria-hidden="true">→</em>
          </>
        )}
        {after !== null && (
          // The key makes the number new when it changes, so that its band fades again.
          <b key={after}>
            {before !== null && <span className="sr-only">{labels.was(before, after)}</span>}
            <span aria-hidden={before !== null}>{after}</span>
          </b>
        )}
        {note !== undefined && <em>{note}</em>}
        {note === undefined && change !== null && <em className="change">{labels.change(change)}</em>}
      </span>
    </div>
  );
}
