import { useEditor } from '../../../editor';
import { Select } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { labels } from './labels';
import { toolsOfScenario, withJob } from './scenarioChange';

const OUTCOMES = ['succeeded', 'failed', 'input-required'] as const;

/** What starts the job behind a tool, and how it ends. */
export function JobEnds({ tool, single }: { readonly tool: string; readonly single: boolean }) {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const document = useEditor((state) => state.document);
  const job = scenario.jobs[tool];
  if (job === undefined) return null;
  const starters = toolsOfScenario(document, scenario).filter((name) => name !== tool);
  const startedBy = job.startedBy !== null && starters.includes(job.startedBy) ? job.startedBy : '';
  return (
    <details>
      <summary>{single ? labels.outcomeGroup : labels.outcomeOf(tool)}</summary>
      <Select
        label={labels.starts}
        value={startedBy}
        options={[
          { value: '', label: labels.ownCheck },
          ...starters.map((name) => ({ value: name, label: labels.answerOf(name) })),
        ]}
        onChange={(name) => desk.change(withJob(scenario, tool, { startedBy: name === '' ? null : name }))}
      />
      <Select
        label={labels.ends}
        value={job.outcome}
        options={OUTCOMES.map((value) => ({ value, label: labels.outcomes[value] }))}
        onChange={(outcome) => desk.change(withJob(scenario, tool, { outcome }))}
      />
    </details>
  );
}
