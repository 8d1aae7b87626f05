import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsErrors } from '../../../e2e/fakeAws';
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

describe('what passes by itself', () => {
  it('a clock that is wrong is corrected by the time in the answer', async () => {
    aws.setClockOffset(3_600_000);

    expect((await deploy(target, requestSaying('one'))).end).toMatchObject({ kind: 'done' });
  });

  it('throttling is tried again', async () => {
    aws.fail('CreateStateMachine', awsErrors.throttled);

    expect((await deploy(target, requestSaying('one'))).end).toMatchObject({ kind: 'done' });
  });

  it('the race of a role that was just made is told and waited for, longer each time', async () => {
    aws.fail('CreateStateMachine', awsErrors.roleRace, awsErrors.roleRace, awsErrors.logRace);

    const { end, events, slept } = await deploy(target, requestSaying('one', { isRoleNew: true }));

    expect(end).toMatchObject({ kind: 'done', outcome: { action: 'created' } });
    expect(slept).toEqual([1_000, 2_000, 4_000]);
    expect(events.filter(({ kind }) => kind === 'retrying')).toMatchObject([
      { problem: { code: 'aws/role-trust' }, attempt: 1 },
      { problem: { code: 'aws/role-trust' }, attempt: 2 },
      { problem: { code: 'aws/log-destination' }, attempt: 3 },
    ]);
  });

  it.each(['CreateStateMachine', 'UpdateStateMachine', 'PublishStateMachineVersion', 'TagResource'])(
    'an answer to %s that breaks off in the middle is asked for again',
    async (operation) => {
      if (operation !== 'CreateStateMachine') await deploy(target, requestSaying('one'));
      aws.fail(operation, { kind: 'drop-after' });

      expect((await deploy(target, requestSaying('two'))).end).toMatchObject({ kind: 'done' });
    },
  );

  it('an answer that is lost for good is looked up, and what was done is not reported as failed', async () => {
    aws.fail('CreateStateMachine', { kind: 'drop-after' }, { kind: 'drop-before' });

    const { end, events } = await deploy(target, requestSaying('one'));

    expect(end).toMatchObject({ kind: 'done', outcome: { action: 'created', versionArn: `${MACHINE}:1` } });
    expect(events).toContainEqual(expect.objectContaining({ kind: 'noted', step: 'create' }));
  });

  it('a validation that is not permitted is only noted', async () => {
    aws.fail('ValidateStateMachineDefinition', awsErrors.accessDenied('states:ValidateStateMachineDefinition'));

    const { end, events } = await deploy(target, requestSaying('one'));

    expect(end.kind).toBe('done');
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'noted',
        problem: expect.objectContaining({ code: 'aws/access-denied', severity: 'warning' }) as unknown,
      }),
    );
  });
});
