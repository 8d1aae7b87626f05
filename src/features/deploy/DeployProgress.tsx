import { useStore } from 'zustand';
import { Icon, type IconName } from '../../ui';
import type { DeployController } from './deployController';
import { isReady, type DeployRun, type StepLine } from './deployState';
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

/** Where the run is, in a sentence; why it stopped is an alert of its own. */
function spoken({ phase, prepared, outcome, steps }: DeployRun, name: string): string {
  const step = steps.at(-1);
  if (outcome !== null) return `${labels.done[outcome.action]} ${name}`;
  if (phase === 'deploying' && step !== undefined) return `${labels.steps[step.step]}. ${step.note ?? ''}`;
  if (phase === 'prepared' && prepared !== null) return `${labels.plan[prepared.plan.kind]} ${name}`;
  return phase === 'preparing' ? labels.preparing : '';
}

/** What will happen, what happens, and what came of it. */
export function DeployProgress(props: { readonly controller: DeployController; readonly definition: string }) {
  const { controller, definition } = props;
  const state = useStore(controller.store);
  const { run } = state;
  return (
    <div className="deploy-progress" aria-busy={run.phase === 'preparing' || run.phase === 'deploying'}>
      {/* One sentence is read out, not the plan and its code with every change. */}
      <p className="sr-only" role="status">
        {spoken(run, state.form.name)}
      </p>
      {run.phase === 'idle' && <p className="cap">{isReady(state) ? labels.needRole : labels.pasteFirst}</p>}
      {run.phase === 'idle' && state.roles.status === 'failed' && (
        <p className="help deploy-warning">
          <Icon name="warning" small />
          <span>
            {state.roles.problem.message} {state.roles.problem.hint}
          </span>
        </p>
      )}
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
