import type { DeployTarget } from '../deployTarget';
import type { DeployRequest } from '../plan/deployRequest';
import type { DeployPlan } from '../plan/planDeploy';
import { findAfterLostAnswer, isAnswerLost } from './afterLostAnswer';
import type { Stop } from './stop';
import { isRoleRace, roleRaceDelaysMs } from './roleRace';
import { inStep, type Run, type RunOptions } from './steps';
import { NOTHING_DONE, type Progress } from './whatIsLeft';

/** Creates the machine with its tags and first version in one call. */
export async function* createMachine(
  target: DeployTarget,
  {
    request,
    plan,
  }: { readonly request: DeployRequest; readonly plan: Extract<DeployPlan, { readonly kind: 'create' }> },
  options: RunOptions,
): Run<Progress | Stop> {
  const { name, type, definition, roleArn, versionDescription } = request;
  const machine = { name, type, definition, roleArn, tags: plan.tags, versionDescription };
  const created = yield* inStep('create', () => target.create(machine, options), {
    ...options,
    delaysMs: roleRaceDelaysMs(request),
    passes: isRoleRace,
  });
  if (created.ok) {
    const { arn, versionArn } = created.value;
    return {
      machine: 'created',
      isTagged: true,
      record: { arn, revisionId: undefined },
      ...(versionArn === undefined ? {} : { versionArn }),
    };
  }
  const stop = (progress: Progress): Stop => ({ step: 'create', problem: created.error, progress });
  if (!isAnswerLost(created.error)) return stop(NOTHING_DONE);
  const found = await findAfterLostAnswer(target, { request, arn: plan.arn }, options);
  if (found === undefined) return stop({ machine: 'unknown', isTagged: false });
  yield { kind: 'noted', step: 'create', problem: { ...created.error, severity: 'warning' } };
  yield { kind: 'finished', step: 'create' };
  return { machine: 'created', isTagged: true, record: { arn: plan.arn, revisionId: found.revisionId } };
}
