import { MAX_HISTORY_EVENTS, MAX_PAYLOAD_BYTES } from '../../core/asl';
import {
  formatDuration,
  formatRoughDuration,
  groupThousands,
  worstCaseWaitSeconds,
  type ToolNode,
} from '../../core/model';
import { dollars } from '../../core/proof';
import { useEstimate, type Estimate, type RunEstimate } from '../../editor';
import { BudgetCell } from './BudgetCell';
import './cost.css';
import { Gauge } from './Gauge';
import { JobLength } from './JobLength';
import { labels } from './labels';

const count = (value: number) => groupThousands(Math.round(value));
const kibibytes = (bytes: number) => groupThousands(Math.round((bytes / 1024) * 10) / 10);

/** What one run costs while its job goes on: before, arrow, after. The numbers never leave; without them it says why. */
export function BudgetStrip() {
  const estimate = useEstimate();
  const numbers = estimate.kind === 'counted' ? estimate : null;
  const cell = (of: (run: RunEstimate) => number, print: (value: number) => string) => {
    if (numbers === null) return { before: null, after: null, change: null };
    const before = numbers.before === null ? null : of(numbers.before);
    const after = of(numbers.after);
    return {
      before: before === null ? null : print(before),
      after: print(after),
      change: before === null ? null : changeOf(before, after),
    };
  };
  const ending = numbers?.after.ending ?? null;
  const events = cell((run) => run.events, count);
  const payload = cell((run) => run.payloadBytes, kibibytes);
  return (
    <footer className="foot budget" aria-label={labels.stripOf(subjectName(estimate))}>
      <div className="budget-job">
        <JobLength paused={estimate.kind === 'paused'} subject={subjectName(estimate)} />
        <Subject estimate={estimate} />
      </div>
      <BudgetCell
        time
        label={
          <>
            <span className="wide-only">{labels.waitingTime}</span>
            {/* The narrow layout has no first cell to say whose numbers these are. */}
            <span className="narrow-only">{labels.waitsFor(subjectName(estimate))}</span>
          </>
        }
        {...cell((run) => run.waitingSeconds, formatRounded)}
        change={null}
        {...(numbers !== null && { title: labels.waitingTitle(longestWait(numbers.waiting)) })}
      />
      <BudgetCell
        time
        label={labels.checks}
        {...cell((run) => run.checks, count)}
        change={null}
        {...(ending !== null && { note: labels.endings[ending], title: labels.endingTitles[ending] })}
      />
      <BudgetCell label={labels.turns} {...cell((run) => run.modelTurns, count)} />
      <BudgetCell label={labels.transitions} {...cell((run) => run.transitions, count)} />
      <BudgetCell label={labels.events(groupThousands(MAX_HISTORY_EVENTS))} {...events}>
        {numbers !== null && (
          <Gauge before={numbers.before?.events ?? 0} after={numbers.after.events} limit={MAX_HISTORY_EVENTS} />
        )}
      </BudgetCell>
      <BudgetCell label={labels.payload} title={labels.payloadTitle} {...payload}>
        {numbers !== null && (
          <Gauge
            before={numbers.before?.payloadBytes ?? 0}
            after={numbers.after.payloadBytes}
            limit={MAX_PAYLOAD_BYTES}
          />
        )}
      </BudgetCell>
      <BudgetCell label={labels.cost} title={labels.costTitle} {...cell((run) => run.usdPerThousandRuns, dollars)} />
    </footer>
  );
}

/** `no wait → 30 s × 20`, or why there are no numbers. */
function Subject({ estimate }: { readonly estimate: Estimate }) {
  switch (estimate.kind) {
    case 'counted':
      return (
        <span className="v" title={`${labels.beforeTitle} ${labels.timing}`}>
          {estimate.before === null ? (
            <s>{estimate.tool === null ? labels.nothingWaits : labels.noWait}</s>
          ) : (
            <>
              <s>{labels.noWait}</s>
              <em aria-hidden="true">→</em>
              <b className="t">{waitsOf(estimate.waiting)}</b>
            </>
          )}
        </span>
      );
    case 'paused':
      return <span className="v paused">{labels.paused(estimate.errors)}</span>;
    case 'unknown':
      return (
        <span className="v">
          <s>{labels.noModel}</s>
        </span>
      );
  }
}

function subjectName(estimate: Estimate): string {
  return (estimate.kind === 'unknown' ? null : estimate.tool)?.toolName ?? labels.agent;
}

function waitsOf(waiting: readonly ToolNode[]): string {
  const [tool] = waiting;
  if (tool === undefined || waiting.length > 1) return labels.toolsWait(waiting.length);
  const { polling } = tool;
  if (polling.mode === 'callback') return labels.waits.callback;
  return `${formatDuration(polling.polling_interval ?? 0)} × ${groupThousands(polling.max_polling_attempts ?? 0)}`;
}

/** Until the last of the subject's tools has given up. */
function longestWait(waiting: readonly ToolNode[]): string | null {
  const seconds = waiting.reduce((sum, { polling }) => sum + worstCaseWaitSeconds(polling), 0);
  return seconds === 0 ? null : formatRoughDuration(seconds);
}

/** Per cent of what it was, where that says something. */
function changeOf(before: number, after: number): number | null {
  if (before === 0 || before === after) return null;
  const percent = Math.round((after / before - 1) * 100);
  return percent === 0 ? null : percent;
}

function formatRounded(seconds: number): string {
  if (seconds >= 3600) return formatRoughDuration(seconds);
  return formatDuration(seconds >= 60 ? Math.round(seconds) : Math.round(seconds * 10) / 10);
}
