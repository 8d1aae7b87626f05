import { Icon } from '../../ui';
import type { DeployRun } from './deployState';

/** Findings shown; the first ones tell what kind of trouble it is. */
const SHOWN = 5;

/** Why it stopped, what to do next, and what is left in the account. */
export function StoppedView({ stopped }: { readonly stopped: NonNullable<DeployRun['stopped']> }) {
  const { problem, findings, left } = stopped;
  return (
    <div className="deploy-stopped" role="alert">
      <p className="row">
        <Icon name="error" />
        <span className="strong">{problem.message}</span>
      </p>
      <p>{problem.hint}</p>
      {findings.slice(0, SHOWN).map((finding, index) => (
        <p key={index} className="cap">
          {finding.at.kind === 'asl' ? `${finding.at.pointer}: ` : ''}
          {finding.message}
        </p>
      ))}
      <p className="strong">{left.sentence}</p>
      {problem.requestId !== undefined && <p className="cap mono">{problem.requestId}</p>}
    </div>
  );
}
