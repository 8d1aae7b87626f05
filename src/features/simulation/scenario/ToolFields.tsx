import { formatDuration } from '../../../core/model';
import { Chip } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { FailureFields } from './FailureFields';
import { TypedArea, TypedField } from './fields';
import { labels } from './labels';
import { PinnedAnswers } from './PinnedAnswers';
import { printJson, readJson, readJsonObject, readNumber, readSeconds } from './readTyped';
import { withTool } from './scenarioChange';

const MEMORY_MB = { least: 128, most: 10_240, whole: true };

/** What one tool does when it is called. */
export function ToolFields({ tool }: { readonly tool: string }) {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const world = scenario.tools[tool];
  if (world === undefined) return null;
  const set = (change: Partial<typeof world>) => desk.change(withTool(scenario, tool, change));
  const isWatching = Object.hasOwn(scenario.jobs, tool);
  const percent = Math.round(world.failureRate * 1000) / 10;
  return (
    <details className="tool-world">
      <summary>
        <span className="mono ell grow">{tool}</span>
        {world.pinned.length > 0 && <Chip>{labels.pinnedMark}</Chip>}
        {percent > 0 && <Chip tone="warn">{labels.failsMarkOf(String(percent))}</Chip>}
      </summary>
      <TypedField
        label={labels.call}
        value={world.seconds}
        print={formatDuration}
        read={readSeconds}
        onRead={(seconds) => set({ seconds })}
      />
      <TypedArea
        label={isWatching ? labels.answerWatched : labels.answer}
        value={world.answer}
        print={printJson}
        read={readJson}
        onRead={(answer) => set({ answer })}
      />
      <PinnedAnswers tool={tool} />
      <FailureFields world={world} onChange={set} />
      <TypedArea
        label={labels.input}
        value={world.input}
        print={printJson}
        read={readJsonObject}
        onRead={(input) => set({ input })}
      />
      <TypedField
        label={labels.memory}
        unit="MB"
        value={world.memoryMb}
        print={String}
        read={(text) => readNumber(text, MEMORY_MB)}
        onRead={(memoryMb) => set({ memoryMb })}
      />
      {isWatching && (
        <TypedField
          label={labels.sleeps}
          value={world.sleepSeconds}
          print={formatDuration}
          read={readSeconds}
          onRead={(sleepSeconds) => set({ sleepSeconds })}
        />
      )}
    </details>
  );
}
