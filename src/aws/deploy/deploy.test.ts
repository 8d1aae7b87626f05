import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeployTarget } from '../deployTarget';
import { MACHINE, startRelayHarness, type RelayHarness } from '../../../e2e/deploy/relayHarness';
import { deploy, requestSaying } from '../../../e2e/deploy/testPage';

let harness: RelayHarness;
let aws: RelayHarness['aws'];
let target: DeployTarget;

beforeEach(async () => {
  harness = await startRelayHarness();
  aws = harness.aws;
  target = await harness.awsTarget();
});

afterEach(() => harness.stop());

describe.each(['aws', 'sandbox'] as const)('deploying to %s', (kind) => {
  beforeEach(async () => {
    if (kind === 'sandbox') target = await harness.sandboxTarget();
  });

  it('creates, updates against the revision it made, and does nothing when nothing changed', async () => {
    const first = await deploy(target, requestSaying('interval 30 – “é”'));
    const second = await deploy(target, requestSaying('interval 60'));
    const third = await deploy(target, requestSaying('interval 60'));
    const described = await target.describe(MACHINE);

    expect(first.prepared?.plan.kind).toBe('create');
    expect(first.end).toMatchObject({
      kind: 'done',
      outcome: { action: 'created', arn: MACHINE, versionArn: `${MACHINE}:1` },
    });
    expect(second.prepared?.plan).toMatchObject({
      kind: 'update',
      changes: ['definition'],
      before: { definition: requestSaying('interval 30 – “é”').definition },
    });
    expect(second.end).toMatchObject({ kind: 'done', outcome: { action: 'updated', versionArn: `${MACHINE}:2` } });
    expect(third.end).toMatchObject({ kind: 'done', outcome: { action: 'nothing', versionArn: `${MACHINE}:2` } });
    expect(described).toMatchObject({ ok: true, value: { definition: requestSaying('interval 60').definition } });
  });

  it('leaves its tags, by which it knows the machine again', async () => {
    await deploy(target, requestSaying('one'));
    await deploy(target, requestSaying('two'));
    const tags = await target.tags(MACHINE);
    const byOther = await deploy(target, requestSaying('three', { projectId: 'project-2' }));

    expect(tags.ok && Object.fromEntries(tags.value)).toMatchObject({
      'stepwright:managed-by': 'stepwright',
      'stepwright:project': 'project-1',
    });
    expect(byOther.end).toMatchObject({ kind: 'stopped', problem: { code: 'aws/other-project' } });
  });

  it('gives a console link for AWS only', async () => {
    const { end } = await deploy(target, requestSaying('one'));

    expect(end.kind === 'done' && end.outcome.consoleUrl).toBe(
      kind === 'sandbox'
        ? undefined
        : `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/statemachines/view/${encodeURIComponent(MACHINE)}`,
    );
  });

  it('lists the roles that Step Functions may assume', async () => {
    expect(await target.executionRoles()).toEqual({
      ok: true,
      value: [{ name: 'stepwright-sandbox', arn: 'arn:aws:iam::000000000000:role/stepwright-sandbox' }],
    });
  });

  it('stops at a definition the service refuses, with its findings', async () => {
    const { end } = await deploy(target, requestSaying('one', { definition: '{"StartAt":"A"}' }));

    expect(end).toMatchObject({ kind: 'stopped', step: 'validate', problem: { code: 'aws/definition-refused' } });
    expect(end.kind === 'stopped' && end.findings[0]).toMatchObject({ severity: 'error', at: { kind: 'asl' } });
    expect(end.kind === 'stopped' && end.left.sentence).toBe('Nothing was changed.');
  });
});

describe('stopping', () => {
  it('ends at once, and says what was done until then', async () => {
    await deploy(target, requestSaying('one'));
    const abort = new AbortController();
    aws.fail('PublishStateMachineVersion', { kind: 'silence' });
    const run = deploy(target, requestSaying('two'), abort.signal);
    await vi.waitFor(() => expect(aws.operations.at(-1)).toBe('PublishStateMachineVersion'));
    abort.abort();

    const { end } = await run;
    const again = await deploy(target, requestSaying('two'));

    expect(end).toMatchObject({ kind: 'stopped', step: 'publish', problem: { code: 'aws/aborted' } });
    expect(end.kind === 'stopped' && end.left.sentence).toContain('was updated; no version of it was published');
    expect(again.prepared?.plan).toMatchObject({ kind: 'finish' });
    expect(again.end).toMatchObject({ kind: 'done', outcome: { action: 'finished', versionArn: `${MACHINE}:2` } });
  });

  it('happens by itself when the server has gone', async () => {
    await harness.server.stop();

    expect((await deploy(target, requestSaying('one'))).end).toMatchObject({
      kind: 'stopped',
      problem: { code: 'aws/server-unreachable' },
    });
  });
});
