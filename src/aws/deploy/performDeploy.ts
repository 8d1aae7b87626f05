import type { DeployedMachine, DeployTarget } from '../deployTarget';
import type { DeployRequest } from '../plan/deployRequest';
import { consoleUrlFor } from '../plan/machineArn';
import type { DeployPlan } from '../plan/planDeploy';
import { createMachine } from './createMachine';
import type { DeployEvent, DeployOutcome, PreparedDeploy } from './deployEvent';
import { inStep, type Run, type RunOptions } from './steps';
import type { Stop } from './stop';
import { updateMachine } from './updateMachine';
import { waitUntilShown } from './waitUntilShown';
import { NOTHING_DONE, whatIsLeft, type Progress } from './whatIsLeft';

/**
 * Does what a plan says. Every run ends with `done` or `stopped`, and `stopped` says what is left. Starting again, with a new plan, goes on from
 * there: creating, updating, publishing and tagging can all be repeated.
 */
export async function* performDeploy(
  target: DeployTarget,
  { request, prepared }: { readonly request: DeployRequest; readonly prepared: PreparedDeploy },
  options: RunOptions,
): AsyncGenerator<DeployEvent, void, undefined> {
  const { plan } = prepared;
  if (plan.kind === 'refuse') {
    return yield stopped({ step: 'describe', problem: plan.problem, progress: NOTHING_DONE });
  }
  if (plan.kind === 'nothing') {
    const { arn, versionArn, before } = plan;
    return yield done(target, 'nothing', { arn, versionArn, revisionId: before.revisionId });
  }

  const changed = yield* changeMachine(target, { request, plan }, options);
  if ('problem' in changed) return yield stopped(changed);
  const completed = yield* complete(target, { request, plan, progress: changed }, options);
  if ('problem' in completed) return yield stopped(completed);
  const shown = yield* waitUntilShown(target, { request, progress: completed }, options);
  if (shown !== undefined) return yield stopped({ step: 'show', problem: shown, progress: completed });

  const action =
    completed.machine === 'as-it-was' ? 'finished' : completed.machine === 'created' ? 'created' : 'updated';
  const { versionArn, record } = completed;
  yield done(target, action, { arn: plan.arn, versionArn, revisionId: record?.revisionId });
}

type ActingPlan = Exclude<DeployPlan, { readonly kind: 'refuse' | 'nothing' }>;

async function* changeMachine(
  target: DeployTarget,
  { request, plan }: { readonly request: DeployRequest; readonly plan: ActingPlan },
  options: RunOptions,
): Run<Progress | Stop> {
  switch (plan.kind) {
    case 'create':
      return yield* createMachine(target, { request, plan }, options);
    case 'update':
      return yield* updateMachine(target, { request, plan }, options);
    case 'finish':
      return {
        machine: 'as-it-was',
        isTagged: plan.tags.size === 0,
        record: recordOf(plan.before),
        ...(plan.versionArn === undefined ? {} : { versionArn: plan.versionArn }),
      };
  }
}

/** Publishes and tags what is not yet, against the revision this run made or saw. */
async function* complete(
  target: DeployTarget,
  {
    request,
    plan,
    progress,
  }: { readonly request: DeployRequest; readonly plan: ActingPlan; readonly progress: Progress },
  options: RunOptions,
): Run<Progress | Stop> {
  let reached = progress;
  const { arn, tags } = plan;
  if (progress.versionArn === undefined) {
    const version = {
      arn,
      revisionId: progress.record?.revisionId,
      description: request.versionDescription,
    };
    const published = yield* inStep('publish', () => target.publishVersion(version, options), options);
    if (!published.ok) return { step: 'publish', problem: published.error, progress: reached };
    reached = { ...reached, versionArn: published.value };
  }
  if (!reached.isTagged && tags.size > 0) {
    const tagged = yield* inStep('tag', () => target.addTags(arn, tags, options), options);
    if (!tagged.ok) return { step: 'tag', problem: tagged.error, progress: reached };
  }
  return { ...reached, isTagged: true };
}

function recordOf({ arn, revisionId }: DeployedMachine): {
  readonly arn: string;
  readonly revisionId: string | undefined;
} {
  return { arn, revisionId };
}

function done(
  target: DeployTarget,
  action: DeployOutcome['action'],
  end: { readonly arn: string; readonly versionArn: string | undefined; readonly revisionId: string | undefined },
): DeployEvent {
  const { arn, versionArn, revisionId } = end;
  const consoleUrl = target.kind === 'aws' ? consoleUrlFor(arn) : undefined;
  return { kind: 'done', outcome: { action, arn, versionArn, consoleUrl, record: { arn, revisionId } } };
}

function stopped({ step, problem, progress }: Stop): DeployEvent {
  return { kind: 'stopped', step, problem, findings: [], left: whatIsLeft(progress) };
}
