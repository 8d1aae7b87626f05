import { labels } from '../labels';
import { Verdicts } from './Verdicts';
import { WorldForm } from './WorldForm';

/** The world the agent runs in, and what must hold there. */
export function ScenarioPanel() {
  return (
    <aside className="scenario" aria-label={labels.scenario}>
      <h2>{labels.world}</h2>
      <WorldForm />
      <Verdicts />
    </aside>
  );
}
