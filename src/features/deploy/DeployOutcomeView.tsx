import type { DeployOutcome } from '../../aws';
import { Icon } from '../../ui';
import { CopyButton } from './CopyButton';
import type { TargetKind } from './deployState';
import { labels } from './labels';

/** What was made, with its ARN, its version and where to find it. */
export function DeployOutcomeView({
  outcome,
  target,
}: {
  readonly outcome: DeployOutcome;
  readonly target: TargetKind;
}) {
  const command = `aws stepfunctions describe-state-machine --state-machine-arn ${outcome.arn} --endpoint-url ${location.origin}`;
  return (
    <div className="deploy-done">
      <h3 className="row">
        <Icon name="check-circle" />
        {labels.done[outcome.action]}
      </h3>
      <dl>
        <dt>{labels.arn}</dt>
        <dd className="mono">{outcome.arn}</dd>
        <dt>{labels.version}</dt>
        <dd className="mono">{outcome.versionArn?.split(':').at(-1) ?? labels.noVersion}</dd>
      </dl>
      {outcome.consoleUrl !== undefined && (
        <a href={outcome.consoleUrl} target="_blank" rel="noreferrer">
          {labels.console}
        </a>
      )}
      {target === 'sandbox' && (
        <div>
          <p className="cap">{labels.sandboxNote}</p>
          <pre className="deploy-code">{command}</pre>
          <CopyButton label="Copy" text={command} />
        </div>
      )}
    </div>
  );
}
