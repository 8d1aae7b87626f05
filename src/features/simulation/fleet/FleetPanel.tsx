import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import {
  DEFAULT_JOB_SECONDS,
  describeFleet,
  fleetChart,
  fleetQuotas,
  type FleetOutcome,
  type FleetRequest,
} from '../../../core/proof';
import { useEditor } from '../../../editor';
import { Button, Segmented, useWidth } from '../../../ui';
import { comparedTool, useSimulation, useSimulationView } from '../simulationSession';
import { DrawingView } from '../ways/DrawingView';
import { SaveMenu } from '../ways/SaveMenu';
import { useReport } from '../ways/useReport';
import '../ways/ways.css';
import { FleetForm } from './FleetForm';
import { firstPlan, type FleetPlan } from './fleetForm';
import { FleetTable } from './FleetTable';
import { labels } from './labels';
import './fleet.css';

type ChartName = keyof typeof labels.charts;

const SERIES: Readonly<Record<ChartName, (outcome: FleetOutcome) => readonly number[]>> = {
  calls: ({ result }) => result.callsBySecond,
  transitions: ({ result }) => result.transitionsBySecond,
  lambdas: ({ result }) => result.lambdasBySecond,
};

/** What many runs at once ask of an account: changed numbers are run at once, in a worker. */
export function FleetPanel() {
  const session = useSimulation();
  const document = useEditor((state) => state.document);
  const scenario = useSimulationView((view) => view.scenario);
  const comparedId = useSimulationView((view) => view.comparedId);
  const tool = comparedTool(document, comparedId);
  const { phase, progress, outcomes, failure, request: asked } = useStore(session.fleet.store);
  const jobSeconds = tool === undefined ? null : (scenario.jobs[tool.toolName]?.durationSeconds ?? null);
  const [plan, setPlan] = useState<FleetPlan>(
    () => asked ?? firstPlan(jobSeconds ?? DEFAULT_JOB_SECONDS, scenario.seed),
  );
  const region = useEditor((state) => state.view.prices.region);
  const ownQuotas = useSimulationView((view) => view.ownQuotas);
  const request = useMemo<FleetRequest>(
    () => ({ ...plan, quotas: { ...fleetQuotas(region), ...ownQuotas } }),
    [plan, region, ownQuotas],
  );
  const [chart, setChart] = useState<ChartName>('calls');
  const panel = useRef<HTMLElement>(null);
  const width = useWidth(panel);
  const report = useReport();
  const toolId = tool?.id;
  useEffect(() => {
    if (toolId === undefined) return;
    session.fleet.start({ kind: 'fleet', document, toolId, scenario, request });
    return () => session.fleet.stop();
  }, [session, document, toolId, scenario, request]);

  if (tool === undefined) return <p className="cap">{labels.none}</p>;
  const draw = (drawnWidth?: number) =>
    fleetChart(outcomes, {
      title: labels.charts[chart].title,
      series: SERIES[chart],
      quota: quotaOf(chart, request),
      ...(drawnWidth !== undefined && { width: drawnWidth }),
    });
  return (
    <section ref={panel} className="ways fleet" aria-label={labels.title(tool.toolName)}>
      <header className="ways-head">
        <h2>{labels.title(tool.toolName)}</h2>
        <span className="grow" />
        {phase === 'running' ? (
          <Button variant="outline" icon="stop" onClick={() => session.fleet.stop()}>
            {labels.stop}
          </Button>
        ) : (
          <Button
            variant="outline"
            icon="play"
            onClick={() => session.fleet.start({ kind: 'fleet', document, toolId: tool.id, scenario, request })}
          >
            {labels.run}
          </Button>
        )}
        <SaveMenu chart="fleet" draw={() => (outcomes.length === 0 ? null : draw())} report={report} />
      </header>
      <p className="cap">{labels.note(region)}</p>
      <FleetForm
        plan={plan}
        quotas={request.quotas}
        onChange={setPlan}
        onQuota={(name, value) => session.view.setState({ ownQuotas: { ...ownQuotas, [name]: value } })}
      />
      {phase === 'running' && progress !== null && (
        <p className="cap" role="status">
          {labels.learning(progress.label, progress.done, progress.of)}
        </p>
      )}
      {phase === 'stopped' && <p className="cap">{labels.stopped}</p>}
      {phase === 'failed' && (
        <p className="help err" role="alert">
          {labels.failed} {failure}
        </p>
      )}
      {outcomes.length > 0 && (
        <>
          <div className="fleet-say">
            {describeFleet(request, outcomes).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <Segmented
            label={labels.chart}
            value={chart}
            options={(Object.keys(labels.charts) as ChartName[]).map((value) => ({
              value,
              label: labels.charts[value].tab,
            }))}
            onChange={setChart}
          />
          {width > 0 && <DrawingView drawing={draw(width)} />}
          <FleetTable request={request} outcomes={outcomes} />
        </>
      )}
    </section>
  );
}

function quotaOf(chart: ChartName, { quotas }: FleetRequest): number {
  switch (chart) {
    case 'calls':
      return quotas.toolCallsPerSecond;
    case 'transitions':
      return quotas.transitionsPerSecond;
    case 'lambdas':
      return quotas.lambdaConcurrency;
  }
}
