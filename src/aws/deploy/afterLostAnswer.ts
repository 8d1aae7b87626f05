import type { DeployedMachine, DeployTarget } from '../deployTarget';
import type { DeployRequest } from '../plan/deployRequest';
import type { AwsProblem } from '../problems/awsProblem';
import type { RunOptions } from './steps';

/** Whether a write may have happened although it failed: its answer was lost. */
export function isAnswerLost({ code }: AwsProblem): boolean {
  return (
    code === 'aws/connection-lost' ||
    code === 'aws/timed-out' ||
    code === 'aws/aborted' ||
    code === 'aws/service-failure'
  );
}

/**
 * Looks whether a write whose answer was lost has happened after all. Nothing is said about a machine that cannot be read, or that is not
 * what was asked for.
 */
export async function findAfterLostAnswer(
  target: DeployTarget,
  { request, arn }: { readonly request: DeployRequest; readonly arn: string },
  options: RunOptions,
): Promise<DeployedMachine | undefined> {
  const described = await target.describe(arn, options);
  const machine = described.ok ? described.value : undefined;
  return machine?.definition === request.definition && machine.roleArn === request.roleArn ? machine : undefined;
}
