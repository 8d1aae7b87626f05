import type { DeployTarget, MachineChange } from '../deployTarget';
import type { DeployRequest } from '../plan/deployRequest';
import type { DeployPlan } from '../plan/planDeploy';
import { findAfterLostAnswer, isAnswerLost } from './afterLostAnswer';
import type { Stop } from './stop';
import { isRoleRace, roleRaceDelaysMs } from './roleRace';
import { inStep, type Run, type RunOptions } from './steps';
import { NOTHING_DONE, type Progress } from './whatIsLeft';

type UpdatePlan = Extract<DeployPlan, { readonly kind: 'update' }>;

/**
 * Updates the machine without publishing. The version is published afterwards against the revision this made, which is how the service checks
 * that nobody came in between.
 */
export async function* updateMachine(
  target: DeployTarget,
  { request, plan }: { readonly request: DeployRequest; readonly plan: UpdatePlan },
  options: RunOptions,
): Run<Progress | Stop> {
  const change = changeOf(request, plan);
  const updated = yield* inStep('update', () => target.update(change, options), {
    ...options,
    delaysMs: roleRaceDelaysMs(request),
    passes: isRoleRace,
  });
  const progress = (revisionId: string | undefined): Progress => ({
    machine: 'updated',
    isTagged: plan.tags.size === 0,
    record: { arn: plan.arn, revisionId },
  });
  if (updated.ok) return progress(updated.value.revisionId);

  const stop = (reached: Progress): Stop => ({ step: 'update', problem: updated.error, progress: reached });
  if (!isAnswerLost(updated.error)) return stop(NOTHING_DONE);
  const found = await findAfterLostAnswer(target, { request, arn: plan.arn }, options);
  if (found === undefined) return stop({ machine: 'unknown', isTagged: false });
  yield { kind: 'noted', step: 'update', problem: { ...updated.error, severity: 'warning' } };
  yield { kind: 'finished', step: 'update' };
  return progress(found.revisionId);
}

function changeOf({ definition, roleArn }: DeployRequest, { arn, changes }: UpdatePlan): MachineChange {
  return {
    arn,
    ...(changes.includes('definition') ? { definition } : {}),
    ...(changes.includes('role') ? { roleArn } : {}),
  };
}
