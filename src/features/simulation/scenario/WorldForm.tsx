import { useEditor } from '../../../editor';
import { useSimulation, useSimulationView } from '../simulationSession';
import { TypedField } from './fields';
import { JobEnds } from './JobEnds';
import { JobTakes } from './JobTakes';
import { labels } from './labels';
import { ModelFields } from './ModelFields';
import { PeopleFields, RequestField } from './PeopleFields';
import { readNumber } from './readTyped';
import { asksPeople, toolsOfScenario, watchersOf, withModel } from './scenarioChange';
import { ToolFields } from './ToolFields';

/** The world the agent runs in: what people change most stands open, the rest behind a line each. */
export function WorldForm() {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const document = useEditor((state) => state.document);
  const watchers = watchersOf(document, scenario);
  const single = watchers.length === 1;
  const tools = toolsOfScenario(document, scenario);

  return (
    <section className="world" aria-label={labels.world}>
      {watchers.map((tool) => (
        <JobTakes key={tool} tool={tool} single={single} />
      ))}
      <div className="field-pair">
        <TypedField
          label={labels.turn}
          unit={labels.seconds}
          value={scenario.model.turnSeconds}
          print={String}
          read={(text) => readNumber(text, { least: 0, most: 99_999 })}
          onRead={(turnSeconds) => desk.change(withModel(scenario, { turnSeconds }))}
        />
        <TypedField
          label={labels.seed}
          value={scenario.seed}
          print={String}
          read={(text) => readNumber(text, { least: 0, whole: true })}
          onRead={(seed) => desk.change({ ...scenario, seed })}
        />
      </div>
      <div className="world-more">
        {watchers.map((tool) => (
          <JobEnds key={tool} tool={tool} single={single} />
        ))}
        {tools.length > 0 && (
          <details>
            <summary>{labels.tools}</summary>
            {tools.map((tool) => (
              <ToolFields key={tool} tool={tool} />
            ))}
          </details>
        )}
        <ModelFields />
        {asksPeople(document) && <PeopleFields />}
        <RequestField />
      </div>
    </section>
  );
}
