import type { CSSProperties } from 'react';
import { PRICES_CHECKED_ON } from '../../../core/cost';
import { formatDuration, type PollingSettings } from '../../../core/model';
import { comparisonOf, type WayId, type WayResult } from '../../../core/proof';
import { setNodeField, useEditor, useEditorInstance } from '../../../editor';
import { announce, Button, classNames } from '../../../ui';
import { labels } from '../labels';
import { useResults, useSimulation, waitingTool } from '../simulationSession';

/** Ways that a tool can be set to; the others are there to compare with. */
const modes: Partial<Record<WayId, PollingSettings['mode']>> = {
  'wait-before-call': 'wait-before-call',
  'poll-in-machine': 'poll-in-machine',
  callback: 'callback',
};

/** The same job in every way of waiting, side by side. */
export function CompareTable() {
  const editor = useEditorInstance();
  const session = useSimulation();
  const tool = useEditor((state) => waitingTool(state.document));
  const phase = useResults((state) => state.phase);
  const ways = useResults((state) => state.ways);
  if (tool === undefined) return <p className="cap">{labels.compareNone}</p>;
  const comparison = comparisonOf(tool.toolName, ways);
  if (ways.length === 0) return phase === 'comparing' ? <p className="cap">{labels.comparing}</p> : null;
  const most = Math.max(...comparison.ways.map((way) => way.callsInWindow), 1);
  const before = comparison.ways.find((way) => way.id === 'no-interval')?.callsInWindow ?? 0;
  const after = comparison.ways.find((way) => way.id === 'wait-before-call')?.callsInWindow ?? 0;
  const current =
    comparison.ways.find((way) => modes[way.id] === tool.polling.mode) ??
    comparison.ways.find((way) => way.id === 'own');
  const use = (mode: PollingSettings['mode']) => {
    editor.execute(setNodeField, { nodeId: tool.id, field: 'polling.mode', value: mode });
    announce(labels.used);
    session.run(session.view.getState().scenario);
  };
  return (
    <section className="compare" aria-label={labels.compareTitle(tool.toolName)}>
      <h2>
        {labels.compareTitle(tool.toolName)} <span className="cap">{labels.compareNote}</span>
      </h2>
      <p className="say">{labels.reduction(`${Math.floor(comparison.reduction * 100)} %`, before, after)}</p>
      <table>
        <thead>
          <tr>
            <th>{labels.columns.way}</th>
            <th>{labels.columns.window}</th>
            {(['calls', 'turns', 'transitions', 'events', 'late', 'cost'] as const).map((column) => (
              <th key={column} className="num">
                {labels.columns[column]}
              </th>
            ))}
            <th>
              <span className="sr-only">{labels.columns.use}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {comparison.ways.map((way) => {
            const mode = modes[way.id];
            const isUsed = mode === tool.polling.mode;
            return (
              <tr key={way.id} className={classNames(way === current && 'own')}>
                <th scope="row">
                  <span>{way.label}</span>
                  <span className="cap">{way.assumption}</span>
                </th>
                <td>
                  <span className="compare-window">
                    <b>{way.callsInWindow}</b>
                    <i
                      className={classNames(way === current && 'own')}
                      style={{ '--share': way.callsInWindow / most } as CSSProperties}
                    />
                  </span>
                </td>
                <Numbers way={way} />
                <td>
                  {mode !== undefined &&
                    (isUsed ? (
                      <span className="cap">{labels.used}</span>
                    ) : (
                      <Button
                        size="small"
                        variant="outline"
                        aria-label={`${labels.use}: ${way.label}`}
                        onClick={() => use(mode)}
                      >
                        {labels.use}
                      </Button>
                    ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="cap">{labels.prices(PRICES_CHECKED_ON)}</p>
    </section>
  );
}

function Numbers({ way }: { readonly way: WayResult }) {
  const { metrics } = way;
  const late = way.noticedAfterSeconds;
  const usd = way.costPerThousandRuns.totalUsd;
  return (
    <>
      {[way.calls, metrics.modelTurns, metrics.transitions, metrics.events].map((count, index) => (
        <td key={index} className="num">
          {count.toLocaleString('en')}
        </td>
      ))}
      <td className="num t">{late === null ? labels.never_seen : formatDuration(Math.round(late))}</td>
      <td className="num">${usd.toLocaleString('en', { maximumFractionDigits: usd < 100 ? 2 : 0 })}</td>
    </>
  );
}
