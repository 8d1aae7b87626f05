import { formatDuration } from '../../../core/model';
import { Select } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { TypedArea, TypedField } from './fields';
import { labels } from './labels';
import { readSeconds } from './readTyped';
import { withPeople } from './scenarioChange';
import { ok } from '../../../core/base';

const DECISIONS = ['approve', 'reject', 'silent'] as const;

/** What people decide when they are asked. */
export function PeopleFields() {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const { decision, afterSeconds } = scenario.people;
  return (
    <details>
      <summary>{labels.people}</summary>
      <Select
        label={labels.decision}
        value={decision}
        options={DECISIONS.map((value) => ({ value, label: labels.decisions[value] }))}
        onChange={(next) => desk.change(withPeople(scenario, { decision: next }))}
      />
      {decision !== 'silent' && (
        <TypedField
          label={labels.after}
          value={afterSeconds}
          print={formatDuration}
          read={readSeconds}
          onRead={(seconds) => desk.change(withPeople(scenario, { afterSeconds: seconds }))}
        />
      )}
    </details>
  );
}

/** What the user says first. */
export function RequestField() {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  return (
    <details>
      <summary>{labels.request}</summary>
      <TypedArea
        label={labels.requestHelp}
        mono={false}
        value={scenario.request}
        print={(text) => text}
        read={ok<string>}
        onRead={(request) => desk.change({ ...scenario, request })}
      />
    </details>
  );
}
