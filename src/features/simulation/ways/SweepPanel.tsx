import { useRef, useState } from 'react';
import { formatDuration } from '../../../core/model';
import { adviseInterval, dollars, lateText, shortTime, sweepChart, whole, type SweepPoint } from '../../../core/proof';
import { setNodeField, useEditor, useEditorInstance } from '../../../editor';
import { announce, Button, classNames, Segmented, useWidth } from '../../../ui';
import { comparedTool, useResults, useSimulation, useSimulationView } from '../simulationSession';
import { DrawingView } from './DrawingView';
import { labels } from './labels';
import { SaveMenu } from './SaveMenu';
import { usePricedSweep } from './usePricedResults';
import { useReport } from './useReport';
import './ways.css';

/** Cost against lateness over the interval: a chart or a table, each point of which can be taken over. */
export function SweepPanel() {
  const editor = useEditorInstance();
  const session = useSimulation();
  const comparedId = useSimulationView((view) => view.comparedId);
  const tool = useEditor((state) => comparedTool(state.document, comparedId));
  const phase = useResults((state) => state.phase);
  const points = usePricedSweep();
  const report = useReport();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const panel = useRef<HTMLElement>(null);
  const width = useWidth(panel);
  if (tool === undefined) return <p className="cap">{labels.none}</p>;
  const { mode, polling_interval: chosenSeconds } = tool.polling;
  const advice = adviseInterval(points, chosenSeconds);
  const marked = { chosenSeconds, recommendedSeconds: advice?.intervalSeconds ?? null };
  const use = (intervalSeconds: number) => {
    editor.execute(setNodeField, { nodeId: tool.id, field: 'polling.polling_interval', value: intervalSeconds });
    announce(labels.sweep.used(formatDuration(intervalSeconds)));
    session.run(session.view.getState().scenario);
  };
  return (
    <section ref={panel} className="ways" aria-label={labels.sweep.title}>
      <header className="ways-head">
        <h2>{labels.sweep.title}</h2>
        <span className="grow" />
        <Segmented
          label={labels.sweep.view}
          value={shown}
          options={[
            { value: 'chart', label: labels.sweep.chart },
            { value: 'table', label: labels.sweep.table },
          ]}
          onChange={setShown}
        />
        <SaveMenu
          chart="sweep"
          draw={() => (points.length === 0 ? null : sweepChart(points, marked).drawing)}
          report={report}
        />
      </header>
      <p className="cap">
        {mode === 'callback'
          ? labels.sweep.callback
          : labels.sweep.note(labels.sweep.modes[mode === 'poll-in-machine' ? mode : 'wait-before-call'])}
      </p>
      {phase === 'comparing' && (
        <p className="cap" role="status">
          {labels.sweep.running(points.length)}
        </p>
      )}
      {advice !== null && phase === 'done' && (
        <div className="ways-gain">
          <p>{advice.sentence}</p>
          {advice.intervalSeconds !== chosenSeconds && (
            <Button variant="outline" onClick={() => use(advice.intervalSeconds)}>
              {labels.sweep.use(formatDuration(advice.intervalSeconds))}
            </Button>
          )}
        </div>
      )}
      {points.length > 0 && shown === 'chart' && width > 0 && (
        <SweepChartView points={points} width={width} marked={marked} onUse={use} />
      )}
      {points.length > 0 && shown === 'table' && <SweepTable points={points} marked={marked} onUse={use} />}
    </section>
  );
}

interface Marked {
  readonly chosenSeconds: number | null;
  readonly recommendedSeconds: number | null;
}

interface SweepViewProps {
  readonly points: readonly SweepPoint[];
  readonly marked: Marked;
  readonly onUse: (intervalSeconds: number) => void;
}

/** Each point is a button over the drawing, in the order of the intervals. */
function SweepChartView({ points, width, marked, onUse }: SweepViewProps & { readonly width: number }) {
  const { drawing, targets } = sweepChart(points, { ...marked, width });
  return (
    <div className="sweep-chart">
      <DrawingView drawing={drawing} />
      {targets.map(({ intervalSeconds, x, y }) => (
        <button
          key={intervalSeconds}
          type="button"
          className="sweep-point"
          style={{ left: x, top: y }}
          title={pointText(points, intervalSeconds)}
          aria-label={pointText(points, intervalSeconds)}
          aria-pressed={intervalSeconds === marked.chosenSeconds}
          onClick={() => onUse(intervalSeconds)}
        />
      ))}
    </div>
  );
}

function pointText(points: readonly SweepPoint[], intervalSeconds: number): string {
  const point = points.find((candidate) => candidate.intervalSeconds === intervalSeconds);
  const late = shortTime(point?.lateness?.averageSeconds ?? 0);
  const usd = dollars(point?.costPerThousandRuns.totalUsd ?? 0);
  return `${labels.sweep.use(formatDuration(intervalSeconds))}: ${usd}, ${late}`;
}

function SweepTable({ points, marked, onUse }: SweepViewProps) {
  const { columns } = labels.sweep;
  return (
    <table className="ways-table plain">
      <thead>
        <tr>
          {Object.entries(columns).map(([name, label], index) => (
            <th key={name} scope="col" className={classNames(index > 0 && 'num')}>
              {label}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{labels.columns.use}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ intervalSeconds, calls, metrics, lateness, noticedAfterSeconds, costPerThousandRuns }) => (
          <tr key={intervalSeconds} className={classNames(intervalSeconds === marked.chosenSeconds && 'own')}>
            <th scope="row">
              {formatDuration(intervalSeconds)}{' '}
              {intervalSeconds === marked.chosenSeconds && <span className="ways-tag">{labels.sweep.inUse}</span>}
              {intervalSeconds === marked.recommendedSeconds && <span className="cap">{labels.sweep.fair}</span>}
            </th>
            <td className="num">{whole(calls)}</td>
            <td className="num">{whole(metrics.modelTurns)}</td>
            <td className="num t">{lateness === null ? lateText(null) : shortTime(lateness.averageSeconds)}</td>
            <td className="num t">{lateText(noticedAfterSeconds)}</td>
            <td className="num">{dollars(costPerThousandRuns.totalUsd)}</td>
            <td>
              {intervalSeconds !== marked.chosenSeconds && (
                <Button
                  size="small"
                  variant="outline"
                  aria-label={labels.sweep.use(formatDuration(intervalSeconds))}
                  onClick={() => onUse(intervalSeconds)}
                >
                  {labels.use}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
