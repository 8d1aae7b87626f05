import { useState } from 'react';
import { useMedia } from '../../../ui';
import { labels } from './labels';
import { MustHold } from './MustHold';
import { PanelDrawer } from './PanelDrawer';
import { ScenarioHeader } from './ScenarioHeader';
import { ScenarioJson } from './ScenarioJson';
import { Segmented } from '../../../ui';
import { useBroken } from './useSavedScenarios';
import { WorldForm } from './WorldForm';
import './scenario.css';

/** The world the agent runs in, and what must hold there. On a narrow screen it is a drawer behind a rail. */
export function ScenarioPanel() {
  const narrow = useMedia('(max-width: 1199px)');
  return narrow ? (
    <PanelDrawer>
      <Panel />
    </PanelDrawer>
  ) : (
    <aside className="scenario" aria-label={labels.panel}>
      <Panel />
    </aside>
  );
}

type Look = keyof typeof labels.looks;

/** A scenario with mistakes is mended as text, and stays text when it is mended: nobody loses the place they type in. */
function Panel() {
  const [look, setLook] = useState<Look>('form');
  const broken = useBroken();
  return (
    <>
      <ScenarioHeader />
      {broken === null && (
        <Segmented
          label={labels.look}
          value={look}
          options={(['form', 'json'] as const).map((value) => ({ value, label: labels.looks[value] }))}
          onChange={setLook}
        />
      )}
      {broken === null && look === 'form' ? (
        <WorldForm />
      ) : (
        <ScenarioJson broken={broken} onMend={() => setLook('json')} />
      )}
      {broken === null && <MustHold />}
    </>
  );
}
