import { useState } from 'react';
import { savedScenarios, unknownTools, type SavedScenario } from '../../../core/proof';
import { useEditor, useEditorInstance } from '../../../editor';
import { announce, Button, Icon, IconButton, Menu, Select, type MenuItem } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { labels } from './labels';
import { NameForm } from './NameForm';
import { suggestedName } from './scenarioChange';
import { TestList } from './TestList';
import { useScenarioTests } from './useScenarioTests';
import { useChosenScenario, useSavedScenarios } from './useSavedScenarios';

/** Value of the picker for the scenario made from the agent; a saved one has an id, which is never empty. */
const FROM_AGENT = '';

type Naming = 'save' | 'rename' | 'duplicate';

/** Which scenario is on the screen, and what can be done with it and with all of them. */
export function ScenarioHeader() {
  const { desk } = useSimulation();
  const editor = useEditorInstance();
  const saved = useSavedScenarios();
  const chosen = useChosenScenario();
  const scenario = useSimulationView((view) => view.scenario);
  const isChanged = useSimulationView((view) => view.draft !== null);
  const document = useEditor((state) => state.document);
  const [naming, setNaming] = useState<Naming | null>(null);
  const tests = useScenarioTests();
  const unknown = unknownTools(scenario, document);

  const taken = new Set(saved.filter((one) => naming !== 'rename' || one !== chosen).map(({ name }) => name));
  const keepName = (name: string) => {
    if (naming === 'rename') desk.change({ ...scenario, name });
    else desk.saveAs(name);
    announce(labels.saved(name));
    setNaming(null);
  };
  const remove = (one: SavedScenario) => {
    desk.remove(one);
    announce(labels.removed(one.name));
  };

  const items: MenuItem[] = [
    ...(chosen?.read.ok === true
      ? ([
          { type: 'action', id: 'rename', label: labels.rename, icon: 'edit', run: () => setNaming('rename') },
          {
            type: 'action',
            id: 'duplicate',
            label: labels.duplicate,
            icon: 'duplicate',
            run: () => setNaming('duplicate'),
          },
        ] as const)
      : []),
    ...(chosen !== null
      ? ([{ type: 'action', id: 'remove', label: labels.remove, icon: 'trash', run: () => remove(chosen) }] as const)
      : ([
          {
            type: 'action',
            id: 'reset',
            label: labels.reset,
            icon: 'undo',
            disabled: !isChanged,
            run: () => desk.reset(),
          },
        ] as const)),
  ];

  return (
    <header className="scenario-head">
      <div className="scenario-pick">
        <Select
          label={labels.pick}
          value={chosen?.id ?? FROM_AGENT}
          options={[
            { value: FROM_AGENT, label: isChanged && chosen === null ? labels.fromAgentChanged : labels.fromAgent },
            ...saved.map((one) => ({ value: one.id, label: labels.option(tests.markOf(one), one.name) })),
          ]}
          onChange={(id) => {
            setNaming(null);
            desk.select(id === FROM_AGENT ? null : id);
          }}
        />
        <Menu align="end" items={items} trigger={<IconButton icon="more" label={labels.more} />} />
      </div>
      {naming === null ? (
        <div className="scenario-do">
          {chosen === null && (
            <Button size="small" variant="outline" onClick={() => setNaming('save')}>
              {labels.save}
            </Button>
          )}
          {tests.isRunning ? (
            <Button size="small" variant="outline" icon="stop" onClick={tests.stop}>
              {labels.stop}
            </Button>
          ) : (
            <Button
              size="small"
              variant="outline"
              icon="checklist"
              onClick={() => tests.start(savedScenarios(editor.store.getState().document))}
            >
              {labels.runAll}
            </Button>
          )}
        </div>
      ) : (
        <NameForm
          key={naming}
          name={
            naming === 'rename'
              ? scenario.name
              : naming === 'duplicate'
                ? labels.copyOf(scenario.name)
                : suggestedName(document, scenario, taken)
          }
          taken={taken}
          onKeep={keepName}
          onCancel={() => setNaming(null)}
        />
      )}
      {unknown.length > 0 && chosen?.read.ok !== false && (
        <p className="help unknown-tools">
          <Icon name="warning" small />
          <span>{labels.unknownTools(unknown.join(', '))}</span>
        </p>
      )}
      <TestList tests={tests} onChoose={(id) => desk.select(id)} />
    </header>
  );
}
