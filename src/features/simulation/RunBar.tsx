import { groupThousands } from '../../core/model';
import { Button } from '../../ui';
import { labels } from './labels';
import { clock } from './replay/axis';
import { useResults, useSimulation } from './simulationSession';

/** Runs and stops, and says what the run came to. */
export function RunBar() {
  const session = useSimulation();
  const phase = useResults((state) => state.phase);
  // The first run begins by itself, as soon as the screen is there.
  const isRunning = phase === 'idle' || phase === 'running' || phase === 'comparing';
  return (
    <div className="simulation-bar">
      {isRunning ? (
        <Button key="stop" variant="outline" icon="stop" onClick={() => session.controller.stop()}>
          {labels.stop}
        </Button>
      ) : (
        <Button key="run" variant="solid" icon="play" onClick={() => session.run(session.view.getState().scenario)}>
          {labels.run}
        </Button>
      )}
      <span className="grow" />
      <ReadOuts />
    </div>
  );
}

function ReadOuts() {
  const run = useResults((state) => state.run);
  const computedMs = useResults((state) => state.computedMs);
  if (run === null) return null;
  const { metrics } = run;
  const shown: readonly (readonly [string, string, boolean])[] = [
    [labels.status, metrics.status, false],
    [labels.virtualTime, clock(metrics.virtualSeconds * 1000), true],
    [labels.computed, `${Math.round(computedMs ?? 0)} ms`, false],
    [labels.turns, groupThousands(metrics.modelTurns), false],
    [labels.transitions, groupThousands(metrics.transitions), false],
    [labels.events, groupThousands(metrics.events), false],
  ];
  return (
    <dl className="simulation-readouts">
      {shown.map(([name, value, time]) => (
        <div key={name} className={time ? 't' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
