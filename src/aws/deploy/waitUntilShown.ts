import { err, ok, type Result } from '../../core/base';
import type { DeployedMachine, DeployTarget } from '../deployTarget';
import type { DeployRequest } from '../plan/deployRequest';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import { inStep, type Run, type RunOptions } from './steps';
import type { Progress } from './whatIsLeft';

/** Creating and updating are eventually consistent: a few seconds as a rule. */
const DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 10_000] as const;

/**
 * Waits until the service shows what was deployed. Not being shown in time is only worth a note, because the version has it; something else
 * being shown for good is a problem, which is returned.
 */
export async function* waitUntilShown(
  target: DeployTarget,
  { request, progress }: { readonly request: DeployRequest; readonly progress: Progress },
  options: RunOptions,
): Run<AwsProblem | undefined> {
  const arn = progress.record?.arn ?? '';
  const shown = yield* inStep(
    'show',
    async () => {
      const described = await target.describe(arn, options);
      return described.ok ? judge(described.value, request, progress) : described;
    },
    {
      ...options,
      delaysMs: DELAYS_MS,
      passes: ({ code }) => code === 'aws/not-visible-yet' || code === 'aws/not-applied',
    },
  );
  if (shown.ok) return undefined;
  if (shown.error.code !== 'aws/not-visible-yet') return shown.error;
  yield { kind: 'noted', step: 'show', problem: shown.error };
  return undefined;
}

function judge(
  machine: DeployedMachine | undefined,
  { definition, roleArn }: DeployRequest,
  { record }: Progress,
): Result<DeployedMachine, AwsProblem> {
  if (machine === undefined) return err(awsProblem('not-visible-yet'));
  if (machine.definition === definition && machine.roleArn === roleArn) return ok(machine);
  // The revision is the one we made, and yet differs: creating again ignores a new role.
  if (machine.revisionId === record?.revisionId && machine.definition === definition) {
    return err(awsProblem('not-applied', { subject: 'execution role' }));
  }
  return err(awsProblem('not-visible-yet'));
}
