import { err, ok, type Result } from '../../core/base';
import { hasErrors, type Diagnostic } from '../../core/diagnostics';
import type { DeployedMachine, DeployTarget } from '../deployTarget';
import { checkDeployRequest } from '../plan/checkRequest';
import type { DeployRequest } from '../plan/deployRequest';
import { machineArnFor } from '../plan/machineArn';
import { definitionDigest } from '../plan/ourTags';
import { planDeploy, type RemoteFacts } from '../plan/planDeploy';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import type { DeployEvent, DeployStep } from './deployEvent';
import { inStep, type Run, type RunOptions } from './steps';
import { NOTHING_DONE, whatIsLeft } from './whatIsLeft';

/**
 * Finds out what deploying would do, and changes nothing: who is calling, what the service says of the definition, what is there. Ends with
 * `prepared`, whose plan the user sees before {@link performDeploy} is started with it, or with `stopped`.
 */
export async function* prepareDeploy(
  target: DeployTarget,
  request: DeployRequest,
  options: RunOptions,
): AsyncGenerator<DeployEvent, void, undefined> {
  const [invalid] = checkDeployRequest(request);
  if (invalid !== undefined) return yield stopped('identity', invalid);

  const identity = yield* inStep('identity', () => target.identity(options), options);
  if (!identity.ok) return yield stopped('identity', identity.error);

  const findings = yield* validate(target, request, options);
  if (!findings.ok) return yield stopped('validate', findings.error);
  if (hasErrors(findings.value)) {
    return yield stopped('validate', awsProblem('definition-refused'), findings.value);
  }

  const arn = machineArnFor(identity.value, target.region, request.name);
  const remote = yield* describe(target, arn, options);
  if (!remote.ok) return yield stopped('describe', remote.error);
  const plan = planDeploy(request, {
    identity: identity.value,
    arn,
    localDigest: await definitionDigest(request.definition),
    ...(remote.value === undefined ? {} : { remote: remote.value }),
  });
  yield { kind: 'prepared', prepared: { identity: identity.value, plan, findings: findings.value } };
}

/** Failures after which nothing else would succeed either. Others only cost the check: creating and updating validate again. */
const fatal: ReadonlySet<string> = new Set<AwsProblem['code']>([
  'aws/aborted',
  'aws/bad-signature',
  'aws/clock-skew',
  'aws/connection-lost',
  'aws/credentials-expired',
  'aws/credentials-forgotten',
  'aws/credentials-unknown',
  'aws/relay-refused',
  'aws/server-unreachable',
  'aws/timed-out',
]);

async function* validate(
  target: DeployTarget,
  { definition, type }: DeployRequest,
  options: RunOptions,
): Run<Result<readonly Diagnostic[], AwsProblem>> {
  const findings = yield* inStep('validate', () => target.validate({ definition, type }, options), options);
  if (findings.ok || fatal.has(findings.error.code)) return findings;
  yield { kind: 'noted', step: 'validate', problem: asWarning(findings.error) };
  return ok([]);
}

async function* describe(
  target: DeployTarget,
  arn: string,
  options: RunOptions,
): Run<Result<RemoteFacts | undefined, AwsProblem>> {
  const machine = yield* inStep('describe', () => target.describe(arn, options), options);
  if (!machine.ok) return machine;
  if (machine.value === undefined) return ok(undefined);

  const tags = await target.tags(arn, options);
  if (!tags.ok && fatal.has(tags.error.code)) return err(tags.error);
  if (!tags.ok) yield { kind: 'noted', step: 'describe', problem: asWarning(tags.error) };
  const currentVersion = await findCurrentVersion(target, machine.value, options);
  if (!currentVersion.ok) yield { kind: 'noted', step: 'describe', problem: asWarning(currentVersion.error) };
  return ok({
    machine: machine.value,
    digest: await definitionDigest(machine.value.definition),
    tags: tags.ok ? tags.value : undefined,
    currentVersion: currentVersion.ok ? currentVersion.value : 'unknown',
  });
}

/** ARN of the version of the current revision. Versions are listed without their revision, so the newest is asked for it. */
async function findCurrentVersion(
  target: DeployTarget,
  machine: DeployedMachine,
  options: RunOptions,
): Promise<Result<RemoteFacts['currentVersion'], AwsProblem>> {
  const latest = await target.latestVersion(machine.arn, options);
  if (!latest.ok) return latest;
  if (latest.value === undefined) return ok('none');
  const version = await target.describe(latest.value, options);
  if (!version.ok) return version;
  const isCurrent = version.value !== undefined && version.value.revisionId === machine.revisionId;
  return ok(isCurrent ? { arn: latest.value } : 'none');
}

function asWarning(problem: AwsProblem): Diagnostic {
  return { ...problem, severity: 'warning' };
}

function stopped(step: DeployStep, problem: AwsProblem, findings: readonly Diagnostic[] = []): DeployEvent {
  return { kind: 'stopped', step, problem, findings, left: whatIsLeft(NOTHING_DONE) };
}
