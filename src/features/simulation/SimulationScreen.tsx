import { groupThousands } from '../../core/model';
import { useEffect, useState } from 'react';
import { useEditorInstance } from '../../editor';
import { Button, Tabs, useEscape, useFocusOnMount } from '../../ui';
import { labels } from './labels';
import { EventPanel } from './replay/EventPanel';
import { GraphPanel } from './replay/GraphPanel';
import { GraphContext, type DrawGraph } from './replay/graphSlot';
import { Timeline } from './replay/Timeline';
import { RunBar } from './RunBar';
import { ScenarioPanel } from './scenario/ScenarioPanel';
import './simulation.css';
import { createSimulationSession, SimulationContext, useResults, type SimulationSession } from './simulationSession';
import { FleetPanel } from './fleet/FleetPanel';
import { PricesPanel } from './ways/PricesPanel';
import { SweepPanel } from './ways/SweepPanel';
import { WaysPanel } from './ways/WaysPanel';
import SimulationWorker from './worker/simulation.worker?worker';

export interface SimulationScreenProps {
  readonly onClose: () => void;
  readonly drawGraph: DrawGraph;
}

/** Proves on a virtual clock what the agent will do: the run, its events, and the other ways to wait for the same job. */
export function SimulationScreen({ onClose, drawGraph }: SimulationScreenProps) {
  const editor = useEditorInstance();
  const [session] = useState(() => createSimulationSession(editor, () => new SimulationWorker()));
  useFirstRun(session);
  useEscape(onClose);
  const screen = useFocusOnMount<HTMLElement>();

  return (
    <SimulationContext value={session}>
      <main ref={screen} tabIndex={-1} className="simulation" aria-label={labels.title}>
        <ScenarioPanel />
        <div className="simulation-main">
          <RunBar />
          <Outcome />
          <Run />
          <GraphContext value={drawGraph}>
            <Panels />
          </GraphContext>
        </div>
        <aside className="simulation-side" aria-label={labels.eventList}>
          <div className="simulation-back">
            <h2 className="grow">{labels.title}</h2>
            <span className="kbd" aria-hidden="true">
              Esc
            </span>
            <Button variant="outline" aria-keyshortcuts="Escape" onClick={onClose}>
              {labels.back}
            </Button>
          </div>
          <Events />
        </aside>
      </main>
    </SimulationContext>
  );
}

function Run() {
  const replay = useResults((state) => state.replay);
  return replay === null ? null : <Timeline replay={replay} />;
}

function Events() {
  const replay = useResults((state) => state.replay);
  const data = useResults((state) => state.data);
  const run = useResults((state) => state.run);
  return replay === null || data === null || run === null ? null : <EventPanel replay={replay} data={data} run={run} />;
}

/** What is shown under the timeline, in the order of the tabs. */
const panels = {
  ways: { label: labels.panels.ways, Panel: WaysPanel },
  graph: { label: labels.panels.graph, Panel: GraphPanel },
  interval: { label: labels.panels.interval, Panel: SweepPanel },
  fleet: { label: labels.panels.fleet, Panel: FleetPanel },
  prices: { label: labels.panels.prices, Panel: PricesPanel },
} as const;
type PanelId = keyof typeof panels;

function Panels() {
  const [tab, setTab] = useState<PanelId>('ways');
  const { Panel } = panels[tab];
  return (
    <section className="simulation-panels">
      <Tabs
        label={labels.panels.label}
        value={tab}
        tabs={Object.entries(panels).map(([value, { label }]) => ({ value: value as PanelId, label }))}
        onChange={setTab}
        panelId="simulation-panel"
      />
      <div id="simulation-panel" role="tabpanel" aria-labelledby={`simulation-panel-${tab}`}>
        <Panel />
      </div>
    </section>
  );
}

function Outcome() {
  const phase = useResults((state) => state.phase);
  const progress = useResults((state) => state.progress);
  const failure = useResults((state) => state.failure);
  const spent = useResults((state) => state.run?.result.spentBudget);
  if (phase === 'running') {
    if (progress.events === 0) return null; // a short run is over before there is anything to tell
    return (
      <p className="cap" role="status">
        {labels.running(groupThousands(progress.events), `${Math.round(progress.virtualMs / 1000)} s`)}
      </p>
    );
  }
  if (phase === 'stopped') return <p className="cap">{labels.stopped}</p>;
  if (phase === 'failed') {
    return (
      <p className="help err" role="alert">
        {labels.failed} {failure}
      </p>
    );
  }
  return spent === undefined ? null : <p className="help err">{labels.spent(spent)}</p>;
}

/** Simulates at once when the screen opens, and ends what runs when it closes. */
function useFirstRun(session: SimulationSession): void {
  useEffect(() => {
    if (session.controller.store.getState().phase === 'idle') session.run(session.view.getState().scenario);
    const unfollow = session.follow();
    return () => {
      unfollow();
      session.close();
    };
  }, [session]);
}
