import { MAX_HISTORY_EVENTS } from '../../core/asl';
import { formatDuration, groupThousands, type ToolNode, type WaitEstimate } from '../../core/model';
import { useEstimate, type Estimate } from '../../editor';
import { BudgetCell } from './BudgetCell';
import './cost.css';
import { JobLength } from './JobLength';
import { labels } from './labels';

const count = (value: number) => groupThousands(Math.round(value));

/** What one run costs while its job goes on: before, arrow, after. The numbers never leave; without them it says why. */
export function BudgetStrip() {
  const estimate = useEstimate();
  const numbers = estimate.kind === 'counted' ? estimate : null;
  const cell = (of: (result: WaitEstimate) => number, print: (value: number) => string) =>
    numbers === null
      ? { before: null, after: null }
      : { before: numbers.before === null ? null : print(of(numbers.before)), after: print(of(numbers.after)) };
  return (
    <footer className="foot budget" aria-label={labels.strip}>
      <div className="budget-job">
        <JobLength paused={estimate.kind === 'paused'} />
        <Subject estimate={estimate} />
      </div>
      <BudgetCell time label={labels.waitingTime} {...cell((result) => result.waitingSeconds, formatRounded)} />
      <BudgetCell
        time
        label={labels.checks}
        {...cell((result) => result.checks, count)}
        {...(numbers?.after.gaveUp === true && { note: labels.gaveUp, title: labels.gaveUpTitle })}
      />
      <BudgetCell label={labels.turns} {...cell((result) => result.modelTurns, count)} />
      <BudgetCell label={labels.transitions} {...cell((result) => result.transitions, count)} />
      <BudgetCell label={labels.events(groupThousands(MAX_HISTORY_EVENTS))} {...cell((result) => result.events, count)}>
        {numbers !== null && <Gauge before={numbers.before?.events ?? 0} after={numbers.after.events} />}
      </BudgetCell>
      <BudgetCell label={labels.cost} before={null} after={null} title={labels.costMissing} note={labels.costMissing} />
    </footer>
  );
}

/** `no wait → 30 s × 20`, or why there are no numbers. */
function Subject({ estimate }: { readonly estimate: Estimate }) {
  switch (estimate.kind) {
    case 'counted':
      return (
        <span className="v" title={`${estimate.tool.toolName}. ${labels.beforeTitle} ${labels.timing}`}>
          {estimate.before === null ? (
            <b>{labels.noWait}</b>
          ) : (
            <>
              <s>{labels.noWait}</s>
              <em aria-hidden="true">→</em>
              <b className="t">{waitOf(estimate.tool)}</b>
            </>
          )}
        </span>
      );
    case 'paused':
      return <span className="v paused">{labels.paused(estimate.errors)}</span>;
    case 'nothing-waits':
      return (
        <span className="v">
          <s>{labels.nothingWaits}</s>
        </span>
      );
  }
}

function waitOf({ polling }: ToolNode): string {
  if (polling.mode === 'callback') return labels.waits.callback;
  return `${formatDuration(polling.polling_interval ?? 0)} × ${groupThousands(polling.max_polling_attempts ?? 0)}`;
}

/** Share of the history, before and after; a bar of money or counts is ink, never the colour of time. */
function Gauge({ before, after }: { readonly before: number; readonly after: number }) {
  const width = (events: number) => `${Math.min(100, Math.max(3, (events / MAX_HISTORY_EVENTS) * 100))}%`;
  return (
    <span className="gauge" aria-hidden="true">
      {before > 0 && <i style={{ width: width(before) }} />}
      <i className={after > MAX_HISTORY_EVENTS * 0.8 ? 'full' : 'now'} style={{ width: width(after) }} />
    </span>
  );
}

function formatRounded(seconds: number): string {
  return formatDuration(seconds >= 60 ? Math.round(seconds) : Math.round(seconds * 10) / 10);
}
