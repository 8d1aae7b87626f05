import { describe, expect, it } from 'vitest';
import type { DeployedMachine } from '../deployTarget';
import { checkDeployRequest } from './checkRequest';
import type { DeployRequest } from './deployRequest';
import { consoleUrlFor, machineArnFor } from './machineArn';
import { definitionDigest, DIGEST_TAG, MANAGED_BY_TAG, ourTags, PROJECT_TAG } from './ourTags';
import { planDeploy, type DeployPlan, type RemoteFacts } from './planDeploy';

const identity = { partition: 'aws', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' };
const arn = machineArnFor(identity, 'eu-west-1', 'agent');
const roleArn = 'arn:aws:iam::111122223333:role/agent';
const request: DeployRequest = { name: 'agent', type: 'STANDARD', definition: '{"local":1}', roleArn, projectId: 'p1' };
const deployed: DeployedMachine = {
  arn,
  name: 'agent',
  type: 'STANDARD',
  status: 'ACTIVE',
  definition: '{"local":1}',
  roleArn,
  revisionId: 'r1',
};
const same: RemoteFacts = {
  machine: deployed,
  digest: 'local-digest',
  tags: ourTags(request, 'local-digest'),
  currentVersion: { arn: `${arn}:3` },
};
/** As our last deployment left it, with another definition. */
const older: RemoteFacts = {
  ...same,
  machine: { ...deployed, definition: '{"older":1}' },
  digest: 'older-digest',
  tags: ourTags(request, 'older-digest'),
};

function plan(remote?: RemoteFacts, changes: Partial<DeployRequest> = {}): DeployPlan {
  const facts = { identity, arn, localDigest: 'local-digest', ...(remote === undefined ? {} : { remote }) };
  return planDeploy({ ...request, ...changes }, facts);
}

function refusal(remote: RemoteFacts, changes: Partial<DeployRequest> = {}): unknown {
  const planned = plan(remote, changes);
  return planned.kind === 'refuse' ? [planned.problem.code, planned.mayConfirm] : planned.kind;
}

const withTags = (facts: RemoteFacts, ...tags: readonly (readonly [string, string])[]): RemoteFacts => ({
  ...facts,
  tags: new Map(tags),
});

describe('what a deployment would do', () => {
  it('creates with tags where there is nothing', () => {
    expect(plan()).toEqual({ kind: 'create', arn, tags: ourTags(request, 'local-digest') });
  });

  it('updates what changed, and only the tags that changed with it', () => {
    expect(plan(older)).toEqual({
      kind: 'update',
      arn,
      before: older.machine,
      changes: ['definition'],
      tags: new Map([[DIGEST_TAG, 'local-digest']]),
    });
    expect(plan(same, { roleArn: `${roleArn}2` })).toMatchObject({
      kind: 'update',
      changes: ['role'],
      tags: new Map(),
    });
  });

  it('does nothing when nothing changed, formatting included', () => {
    expect(plan(same)).toEqual({ kind: 'nothing', arn, before: deployed, versionArn: `${arn}:3` });
    expect(plan(same, { definition: '{ "local": 1 }' }).kind).toBe('update');
  });

  it('finishes what an earlier run did not: version, tags', () => {
    expect(plan({ ...same, currentVersion: 'none' })).toEqual({
      kind: 'finish',
      arn,
      before: deployed,
      tags: new Map(),
    });
    expect(plan({ ...same, tags: ourTags(request, 'old') })).toMatchObject({
      kind: 'finish',
      versionArn: `${arn}:3`,
      tags: new Map([[DIGEST_TAG, 'local-digest']]),
    });
  });

  it('takes versions that cannot be listed for published', () => {
    expect(plan({ ...same, currentVersion: 'unknown' })).toEqual({ kind: 'nothing', arn, before: deployed });
  });

  it('does not touch what is not ours as long as it is as wanted', () => {
    expect(plan({ ...withTags(same), currentVersion: 'none' }).kind).toBe('nothing');
  });
});

describe('what a deployment refuses', () => {
  it('a machine nobody tagged as ours, unless it may be taken over', () => {
    expect(refusal(withTags(older))).toEqual(['aws/not-ours', 'take-over']);
    expect(refusal({ ...older, tags: undefined })).toEqual(['aws/not-ours', 'take-over']);
    expect(plan(withTags(older), { confirmed: ['take-over'] })).toMatchObject({
      kind: 'update',
      tags: ourTags(request, 'local-digest'),
    });
  });

  it('a machine of another agent, unless it may be taken over', () => {
    const theirs = withTags(older, [MANAGED_BY_TAG, 'stepwright'], [PROJECT_TAG, 'p2'], [DIGEST_TAG, 'older-digest']);

    expect(refusal(theirs)).toEqual(['aws/other-project', 'take-over']);
    expect(refusal(theirs, { confirmed: ['overwrite'] })).toEqual(['aws/other-project', 'take-over']);
    expect(refusal(theirs, { confirmed: ['take-over'] })).toBe('update');
  });

  it('a machine that was changed since our last deployment: by its revision, or by the digest left as a tag', () => {
    expect(refusal(older, { lastDeploy: { arn, revisionId: 'r0' } })).toEqual(['aws/changed-remotely', 'overwrite']);
    expect(refusal({ ...older, digest: 'edited' })).toEqual(['aws/changed-remotely', 'overwrite']);
    expect(refusal({ ...older, digest: 'edited' }, { confirmed: ['overwrite'] })).toBe('update');
    // Known here to be ours: the digest tag may be missing because that run ended before it was set.
    expect(refusal({ ...older, digest: 'edited' }, { lastDeploy: { arn, revisionId: 'r1' } })).toBe('update');
    expect(refusal(older, { lastDeploy: { arn: `${arn}-other`, revisionId: 'r0' } })).toBe('update');
  });

  it('another type, a machine being deleted, another account; nobody can confirm these', () => {
    expect(refusal(same, { type: 'EXPRESS', confirmed: ['overwrite', 'take-over'] })).toEqual([
      'aws/type-differs',
      undefined,
    ]);
    expect(refusal({ ...same, machine: { ...deployed, status: 'DELETING' } })).toEqual(['aws/deleting', undefined]);
    expect(refusal(same, { expectedAccount: '999988887777' })).toEqual(['aws/other-account', undefined]);
    expect(refusal(same, { expectedAccount: identity.account })).toBe('nothing');
  });
});

describe('requests that need not be sent', () => {
  const codes = (changes: Partial<DeployRequest>): string[] =>
    checkDeployRequest({ ...request, ...changes }).map(({ code }) => code);

  it.each(['', 'a b', 'a/b', 'a'.repeat(81), 'é'])('refuses the name "%s"', (name) => {
    expect(codes({ name })).toEqual(['aws/name-invalid']);
  });

  it.each([
    '',
    'agent',
    'arn:aws:iam::1:role/x',
    'arn:aws:iam::111122223333:user/x',
    'arn:aws:iam::111122223333:role/',
  ])('refuses the role "%s"', (role) => {
    expect(codes({ roleArn: role })).toEqual(['aws/arn-invalid']);
  });

  it('counts what a definition takes in the request, not in the file', () => {
    expect(codes({ definition: 'x'.repeat(1_000_000) })).toEqual([]);
    expect(codes({ definition: '"'.repeat(600_000) })).toEqual(['aws/definition-too-large']);
    expect(codes({ definition: 'é'.repeat(600_000) })).toEqual(['aws/definition-too-large']);
  });
});

describe('addresses', () => {
  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ])('of %s machines lead to its console', (partition, region, start) => {
    const machine = machineArnFor({ ...identity, partition }, region, 'agent');

    expect(consoleUrlFor(machine)).toBe(
      `${start}states/home?region=${region}#/statemachines/view/${encodeURIComponent(machine)}`,
    );
  });

  it('of an unknown partition lead nowhere', () => {
    expect(consoleUrlFor('arn:aws-new:states:x-1:1:stateMachine:a')).toBeUndefined();
  });

  it('the digest of a definition is its SHA-256', async () => {
    expect(await definitionDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
