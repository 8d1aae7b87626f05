import { freeTierOf, timesUsage } from '../../../core/cost';
import { compact, dollars, RUNS_PRICED, shortTime, whole, type WayResult } from '../../../core/proof';
import { usePrices, useSimulationView } from '../simulationSession';
import { labels } from './labels';

/** What a way costs, line by line, and what one run of it uses. */
export function WayLines({ way }: { readonly way: WayResult }) {
  const prices = usePrices();
  const countsFreeTier = useSimulationView((view) => view.showsFreeTier);
  const { usage, status, virtualSeconds, transitions, events } = way.metrics;
  const free = countsFreeTier ? freeTierOf(timesUsage(usage, RUNS_PRICED), prices).totalUsd : null;
  const { lines } = labels;
  const facts: readonly (readonly [string, string])[] = [
    [lines.calls, whole(way.calls)],
    [lines.statusCalls, whole(way.statusCalls)],
    [lines.tokensIn, whole(usage.inputTokens)],
    [lines.tokensOut, whole(usage.outputTokens)],
    [lines.transitions, whole(transitions)],
    [lines.events, whole(events)],
    [lines.lambda, `${whole(usage.lambdaRequests)}, ${compact(usage.lambdaGbSeconds)}`],
    [lines.ends, lines.after(status, shortTime(virtualSeconds))],
  ];
  return (
    <div className="ways-lines">
      <div>
        <h3>{lines.title}</h3>
        <dl>
          {way.costPerThousandRuns.lines.map(({ price, units, costUsd }) => (
            <div key={price}>
              <dt>
                {prices[price].title} <span className="cap">{compact(units)}</span>
              </dt>
              <dd>{dollars(costUsd)}</dd>
            </div>
          ))}
          <div className="total">
            <dt>{lines.total}</dt>
            <dd>{dollars(way.costPerThousandRuns.totalUsd)}</dd>
          </div>
          {free !== null && (
            <div className="mid">
              <dt>{lines.freeTier}</dt>
              <dd>{dollars(-free)}</dd>
            </div>
          )}
        </dl>
      </div>
      <div>
        <h3>{lines.facts}</h3>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
