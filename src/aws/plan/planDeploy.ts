import type { CallerIdentity, DeployedMachine } from '../deployTarget';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import type { Confirmation, DeployRequest } from './deployRequest';
import { DIGEST_TAG, MANAGED_BY_TAG, ourTags, PROJECT_TAG } from './ourTags';

/** What is known about the place where the machine shall be. */
export interface DeployFacts {
  readonly identity: CallerIdentity;
  readonly arn: string;
  readonly localDigest: string;
  readonly remote?: RemoteFacts;
}

export interface RemoteFacts {
  readonly machine: DeployedMachine;
  readonly digest: string;
  /** Undefined if they may not be read. */
  readonly tags: ReadonlyMap<string, string> | undefined;
  /** Version of the current revision; `unknown` if versions may not be read. */
  readonly currentVersion: { readonly arn: string } | 'none' | 'unknown';
}

/** What a deployment would do. Nothing has been done yet. */
export type DeployPlan =
  | { readonly kind: 'create'; readonly arn: string; readonly tags: ReadonlyMap<string, string> }
  | {
      readonly kind: 'update';
      readonly arn: string;
      /** What is there now, for the diff. */
      readonly before: DeployedMachine;
      readonly changes: readonly ('definition' | 'role')[];
      readonly tags: ReadonlyMap<string, string>;
    }
  /** The machine is as wanted, but an earlier deployment did not come to its end. */
  | {
      readonly kind: 'finish';
      readonly arn: string;
      readonly before: DeployedMachine;
      /** Its version, if it has one already; without one, it is published. */
      readonly versionArn?: string;
      readonly tags: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'nothing'; readonly arn: string; readonly before: DeployedMachine; readonly versionArn?: string }
  | {
      readonly kind: 'refuse';
      readonly arn: string;
      readonly problem: AwsProblem;
      readonly before?: DeployedMachine;
      /** What the user may confirm to go on all the same. */
      readonly mayConfirm?: Confirmation;
    };

/** Decides what to do, from what is wanted and what is there. */
export function planDeploy(request: DeployRequest, facts: DeployFacts): DeployPlan {
  const { identity, arn, remote, localDigest } = facts;
  if (request.expectedAccount !== undefined && request.expectedAccount !== identity.account) {
    return { kind: 'refuse', arn, problem: awsProblem('other-account', { subject: identity.account }) };
  }
  const tags = ourTags(request, localDigest);
  if (remote === undefined) return { kind: 'create', arn, tags };

  const before = remote.machine;
  const changes = changesOf(request, before);
  const refusal = refusalOf(request, remote, changes.length > 0);
  if (refusal !== undefined) return { kind: 'refuse', arn, before, ...refusal };

  const missingTags = new Map([...tags].filter(([key, value]) => remote.tags?.get(key) !== value));
  if (changes.length > 0) return { kind: 'update', arn, before, changes, tags: missingTags };
  const isOurs = remote.tags?.get(MANAGED_BY_TAG) !== undefined;
  // What is not ours stays untouched as long as nothing has to change.
  const version = typeof remote.currentVersion === 'object' ? { versionArn: remote.currentVersion.arn } : {};
  if (isOurs && (remote.currentVersion === 'none' || missingTags.size > 0)) {
    return { kind: 'finish', arn, before, tags: missingTags, ...version };
  }
  return { kind: 'nothing', arn, before, ...version };
}

function changesOf(request: DeployRequest, before: DeployedMachine): readonly ('definition' | 'role')[] {
  const changes: ('definition' | 'role')[] = [];
  if (request.definition !== before.definition) changes.push('definition');
  if (request.roleArn !== before.roleArn) changes.push('role');
  return changes;
}

interface Refusal {
  readonly problem: AwsProblem;
  readonly mayConfirm?: Confirmation;
}

function refusalOf(request: DeployRequest, remote: RemoteFacts, wouldChange: boolean): Refusal | undefined {
  const { machine, tags } = remote;
  if (machine.status === 'DELETING') return { problem: awsProblem('deleting') };
  if (machine.type !== request.type) return { problem: awsProblem('type-differs', { subject: machine.type }) };
  if (!wouldChange) return undefined;

  const isConfirmed = (confirmation: Confirmation): boolean => request.confirmed?.includes(confirmation) ?? false;
  const project = tags?.get(PROJECT_TAG);
  if (!isConfirmed('take-over')) {
    if (tags?.get(MANAGED_BY_TAG) === undefined) return { problem: awsProblem('not-ours'), mayConfirm: 'take-over' };
    if (project !== request.projectId) {
      return { problem: awsProblem('other-project', { subject: project ?? 'unknown' }), mayConfirm: 'take-over' };
    }
  }
  if (wasChangedByOthers(request, remote) && !isConfirmed('overwrite') && !isConfirmed('take-over')) {
    return { problem: awsProblem('changed-remotely'), mayConfirm: 'overwrite' };
  }
  return undefined;
}

/** By the revision of our last deployment if it is known here, else by the digest which that deployment left as a tag. */
function wasChangedByOthers({ lastDeploy }: DeployRequest, { machine, tags, digest }: RemoteFacts): boolean {
  if (lastDeploy?.arn === machine.arn) return lastDeploy.revisionId !== machine.revisionId;
  const deployedDigest = tags?.get(DIGEST_TAG);
  return deployedDigest !== undefined && deployedDigest !== digest;
}
