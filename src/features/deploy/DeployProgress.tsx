import { useStore } from 'zustand';
import { Icon, type IconName } from '../../ui';
import type { DeployController } from './deployController';
import { isReady, type StepLine } from './deployState';
import { DeployOutcomeView } from './DeployOutcomeView';
import { DeployPlanView } from './DeployPlanView';
import { labels } from './labels';
import { StoppedView } from './StoppedView';

const icons: Readonly<Record<StepLine['status'], IconName>> = {
  running: 'pending',
  waiting: 'hourglass',
  done: 'check',
  failed: 'error',
};

/** What will happen, what happens, and what came of it. */
export function DeployProgress(props: { readonly controller: DeployController; readonly definition: string }) {
  const { controller, definition } = props;
  const state = useStore(controller.store);
  const { run } = state;
  return (
    <div
      className="deploy-progress"
      aria-live="polite"
      aria-busy={run.phase === 'preparing' || run.phase === 'deploying'}
    >
      {run.phase === 'idle' && <p className="cap">{isReady(state) ? labels.needRole : labels.pasteFirst}</p>}
      {run.phase === 'preparing' && <p className="cap">{labels.preparing}</p>}
      {run.outcome === null && run.prepared !== null && (
        <DeployPlanView
          prepared={run.prepared}
          name={state.form.name}
          definition={definition}
          controller={controller}
        />
      )}
      {run.outcome !== null && <DeployOutcomeView outcome={run.outcome} target={state.form.target} />}
      <ol className="deploy-steps">
        {run.steps.map((line, index) => (
          <li key={index} className={line.status}>
            <Icon name={icons[line.status]} label={labels.stepStatus[line.status]} />
            <span>
              {labels.steps[line.step]}
              {line.note !== null && <span className="cap">{line.note}</span>}
            </span>
          </li>
        ))}
      </ol>
      {run.stopped !== null && <StoppedView stopped={run.stopped} />}
    </div>
  );
}
