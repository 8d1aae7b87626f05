import { useRef } from 'react';
import { formatDuration } from '../../../core/model';
import { Switch } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { TypedField } from './fields';
import { labels } from './labels';
import { readSeconds } from './readTyped';
import { withJob } from './scenarioChange';

/** Length of a job that is turned on again, if it never had one on this screen. */
const USUAL_SECONDS = 600;

/** How long the job behind a tool takes, or that it never ends. */
export function JobTakes({ tool, single }: { readonly tool: string; readonly single: boolean }) {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const durationSeconds = scenario.jobs[tool]?.durationSeconds ?? null;
  const lastSeconds = useRef(USUAL_SECONDS);
  const set = (next: number | null) => {
    if (durationSeconds !== null) lastSeconds.current = durationSeconds;
    desk.change(withJob(scenario, tool, { durationSeconds: next }));
  };
  return (
    <div className="job-takes">
      <TypedField<number | null>
        label={single ? labels.job : labels.jobOf(tool)}
        time
        placeholder={labels.neverPlaceholder}
        value={durationSeconds}
        print={(seconds) => (seconds === null ? '' : formatDuration(seconds))}
        read={(text) => (text.trim() === '' ? { ok: false, error: labels.jobNeeded } : readSeconds(text))}
        onRead={set}
      />
      <div className="opt plain">
        <span aria-hidden="true">{labels.never}</span>
        <Switch
          label={single ? labels.never : labels.neverOf(tool)}
          checked={durationSeconds === null}
          onChange={(never) => set(never ? null : lastSeconds.current)}
        />
      </div>
    </div>
  );
}
