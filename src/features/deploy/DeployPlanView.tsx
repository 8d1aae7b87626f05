import type { PreparedDeploy } from '../../aws';
import { Button, Icon } from '../../ui';
import { DefinitionDiff } from './DefinitionDiff';
import type { DeployController } from './deployController';
import { labels } from './labels';

export interface DeployPlanViewProps {
  readonly prepared: PreparedDeploy;
  readonly name: string;
  readonly definition: string;
  readonly controller: DeployController;
}

/** What deploying would do; nothing has been done yet. */
export function DeployPlanView({ prepared, name, definition, controller }: DeployPlanViewProps) {
  const { plan, findings } = prepared;
  return (
    <div className="deploy-plan">
      <h3>
        {labels.plan[plan.kind]} <span className="mono">{name}</span>
        <span className="cap">
          {labels.size(new TextEncoder().encode(definition).length)} {labels.ofLimit}
        </span>
      </h3>
      {(plan.kind === 'create' || plan.kind === 'finish' || plan.kind === 'nothing') && (
        <p>{labels.planLines[plan.kind]}</p>
      )}
      {plan.kind === 'update' && plan.changes.includes('role') && <p>{labels.roleChanges}</p>}
      {plan.kind === 'refuse' && (
        <div className="deploy-stopped" role="alert">
          <p className="row">
            <Icon name="error" />
            <span className="strong">{plan.problem.message}</span>
          </p>
          <p>{plan.problem.hint}</p>
          {plan.mayConfirm !== undefined && (
            <Button variant="danger" onClick={() => plan.mayConfirm && controller.confirm(plan.mayConfirm)}>
              {labels.confirm[plan.mayConfirm]}
            </Button>
          )}
          {plan.problem.code === 'aws/other-account' && (
            <Button variant="outline" onClick={() => controller.useThisAccount()}>
              {labels.useThisAccount}
            </Button>
          )}
        </div>
      )}
      {(plan.kind === 'update' || plan.kind === 'refuse') && plan.before !== undefined && (
        <DefinitionDiff before={plan.before.definition} after={definition} />
      )}
      {findings.map((finding, index) => (
        <p key={index} className="help deploy-warning">
          <Icon name="warning" small />
          <span>{finding.message}</span>
        </p>
      ))}
    </div>
  );
}
