import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { awsPrices } from '../../core/cost';
import { toolsOf, type AgentDocument } from '../../core/model';
import { defaultScenario, type Scenario } from '../../core/proof';
import { useEditor } from '../../editor';
import { Button, useFocusOnMount, useEscape } from '../../ui';
import { CompareTable } from './CompareTable';
import { EventPanel } from './EventPanel';
import { labels } from './labels';
import { RunBar } from './RunBar';
import { withWorld, worldOf } from './scenarioForm';
import './simulation.css';
import SimulationWorker from './simulation.worker?worker';
import { createSimulationController, type SimulationController } from './simulationController';
import { timelineOf } from './timeline';
import { TimelineView } from './TimelineView';
import { Verdicts } from './Verdicts';

const prices = awsPrices('us-east-1');

/** Proves on a virtual clock what the agent will do: the run, its events, and the other ways to wait for the same job. */
export function SimulationScreen({ onClose }: { readonly onClose: () => void }) {
  const document = useEditor((state) => state.document);
  const [controller] = useState(() => createSimulationController(() => new SimulationWorker()));
  const [scenario, setScenario] = useState(() => defaultScenario(document));
  const run = useStore(controller.store, (state) => state.run);
  const [eventId, setEventId] = useState<number | null>(null);
  const tool = waitingTool(document);
  const timeline = useMemo(() => (run === null ? null : timelineOf(document, run)), [document, run]);

  const start = useCallback(
    (next: Scenario) => {
      setScenario(next);
      setEventId(null);
      controller.start({ document, scenario: next, toolId: tool?.id ?? null, prices });
    },
    [controller, document, tool?.id],
  );
  useFirstRun(controller, start, scenario);
  useEscape(onClose);
  const screen = useFocusOnMount<HTMLElement>();

  return (
    <main ref={screen} tabIndex={-1} className="simulation" aria-label={labels.title}>
      <div className="simulation-main">
        <RunBar
          controller={controller}
          world={worldOf(scenario, tool?.toolName ?? null)}
          onChange={(world) => start(withWorld(scenario, tool?.toolName ?? null, world))}
          onRun={() => start(scenario)}
        />
        <Outcome controller={controller} />
        {timeline !== null && (
          <TimelineView document={document} timeline={timeline} chosen={eventId} onChoose={setEventId} />
        )}
        <Verdicts controller={controller} />
        <CompareTable controller={controller} tool={tool} onUsed={start} scenario={scenario} />
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
        {run !== null && <EventPanel events={run.result.history} chosen={eventId} onChoose={setEventId} />}
      </aside>
    </main>
  );
}

/** The tool whose ways of waiting are compared: the first that waits. */
function waitingTool(document: AgentDocument) {
  return toolsOf(document).find((tool) => tool.polling.mode !== 'none');
}

function Outcome({ controller }: { readonly controller: SimulationController }) {
  const phase = useStore(controller.store, (state) => state.phase);
  const progress = useStore(controller.store, (state) => state.progress);
  const failure = useStore(controller.store, (state) => state.failure);
  const spent = useStore(controller.store, (state) => state.run?.result.spentBudget);
  if (phase === 'running') {
    return (
      <p className="cap" role="status">
        {labels.running(progress.events.toLocaleString('en'), `${Math.round(progress.virtualMs / 1000)} s`)}
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
function useFirstRun(controller: SimulationController, start: (scenario: Scenario) => void, scenario: Scenario): void {
  useEffect(() => {
    if (controller.store.getState().phase === 'idle') start(scenario);
  }, [controller, start, scenario]);
  useEffect(() => () => controller.stop(), [controller]);
}
