import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsErrors, type Fault } from '../../../e2e/fakeAws';
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

describe('when AWS says no', () => {
  interface Case {
    readonly title: string;
    readonly operation: string;
    readonly faults: readonly Fault[];
    readonly code: string;
    readonly step: string;
    readonly left: string;
  }
  const nothing = 'Nothing was changed.';
  const twice = (fault: Fault): readonly Fault[] => [fault, fault];
  const existing: readonly Case[] = [
    {
      title: 'expired credentials',
      operation: 'GetCallerIdentity',
      faults: [awsErrors.expiredToken],
      code: 'aws/credentials-expired',
      step: 'identity',
      left: nothing,
    },
    {
      title: 'credentials that expire half way',
      operation: 'PublishStateMachineVersion',
      faults: [awsErrors.expiredToken],
      code: 'aws/credentials-expired',
      step: 'publish',
      left: 'The state machine was updated; no version of it was published, and its tags are not complete.',
    },
    {
      title: 'no permission to read',
      operation: 'DescribeStateMachine',
      faults: [awsErrors.accessDenied('states:DescribeStateMachine')],
      code: 'aws/access-denied',
      step: 'describe',
      left: nothing,
    },
    {
      title: 'no permission to update',
      operation: 'UpdateStateMachine',
      faults: [awsErrors.accessDenied('states:UpdateStateMachine')],
      code: 'aws/access-denied',
      step: 'update',
      left: nothing,
    },
    {
      title: 'no permission to pass the role',
      operation: 'UpdateStateMachine',
      faults: [awsErrors.accessDenied('iam:PassRole')],
      code: 'aws/pass-role',
      step: 'update',
      left: nothing,
    },
    {
      title: 'no permission to tag',
      operation: 'TagResource',
      faults: [awsErrors.accessDenied('states:TagResource')],
      code: 'aws/access-denied',
      step: 'tag',
      left: 'The state machine was updated; its version is published, and its tags are not complete.',
    },
    {
      title: 'throttling that does not end',
      operation: 'UpdateStateMachine',
      faults: twice(awsErrors.throttled),
      code: 'aws/throttled',
      step: 'update',
      left: nothing,
    },
    {
      title: 'a role that does not trust Step Functions',
      operation: 'UpdateStateMachine',
      faults: twice(awsErrors.roleRace),
      code: 'aws/role-trust',
      step: 'update',
      left: nothing,
    },
    {
      title: 'a log group that may not be used',
      operation: 'UpdateStateMachine',
      faults: twice(awsErrors.logRace),
      code: 'aws/log-destination',
      step: 'update',
      left: nothing,
    },
    {
      title: 'a connection that drops before anything is done',
      operation: 'UpdateStateMachine',
      faults: twice({ kind: 'drop-before' }),
      code: 'aws/connection-lost',
      step: 'update',
      left: 'It is not known whether the state machine was changed. Preparing the deployment again will show it.',
    },
    {
      title: 'an answer that is not one of AWS',
      operation: 'PublishStateMachineVersion',
      faults: twice({ kind: 'html' }),
      code: 'aws/unreadable-answer',
      step: 'publish',
      left: 'The state machine was updated; no version of it was published, and its tags are not complete.',
    },
    {
      title: 'a redirect',
      operation: 'DescribeStateMachine',
      faults: [{ kind: 'redirect' }],
      code: 'aws/relay-refused',
      step: 'describe',
      left: nothing,
    },
    {
      title: 'an answer that is too large',
      operation: 'DescribeStateMachine',
      faults: [{ kind: 'huge', bytes: 9_000_000 }],
      code: 'aws/relay-refused',
      step: 'describe',
      left: nothing,
    },
    {
      title: 'a failure of the service',
      operation: 'DescribeStateMachine',
      faults: twice(awsErrors.internal),
      code: 'aws/service-failure',
      step: 'describe',
      left: nothing,
    },
  ];

  it.each(existing)(
    '$title: stops with a sentence, a next step and what is left, and deploying again comes to the end',
    async ({ operation, faults, code, step, left }) => {
      await deploy(target, requestSaying('one'));
      aws.fail(operation, ...faults);

      const { end } = await deploy(target, requestSaying('two'));
      const lastDeploy = end.kind === 'stopped' ? end.left.record : undefined;
      const again = await deploy(target, requestSaying('two', lastDeploy === undefined ? {} : { lastDeploy }));
      const third = await deploy(target, requestSaying('two'));

      expect(end).toMatchObject({ kind: 'stopped', step, problem: { code }, left: { sentence: left } });
      expect(end.kind === 'stopped' && end.problem).toMatchObject({
        message: expect.stringMatching(/^[A-Z].*[.…]$/s) as string,
        hint: expect.stringMatching(/\.$/) as string,
      });
      expect(again.end).toMatchObject({ kind: 'done', outcome: { versionArn: `${MACHINE}:2` } });
      expect(third.end).toMatchObject({ kind: 'done', outcome: { action: 'nothing' } });
    },
  );

  it('a name that is taken in the meantime is not overwritten', async () => {
    const { name, roleArn } = requestSaying('one');
    const others = { name, roleArn, definition: requestSaying('theirs').definition };
    aws.fail('CreateStateMachine', { kind: 'meanwhile', operation: 'CreateStateMachine', input: others });
    const there = await harness.awsTarget({ region: 'us-east-1' });

    const { end } = await deploy(there, requestSaying('one'));
    const next = await deploy(there, requestSaying('one'));

    expect(end).toMatchObject({ kind: 'stopped', step: 'create', problem: { code: 'aws/name-taken' } });
    expect(next.end).toMatchObject({ kind: 'stopped', problem: { code: 'aws/not-ours' } });
    expect(next.prepared?.plan).toMatchObject({
      kind: 'refuse',
      mayConfirm: 'take-over',
      before: { definition: others.definition },
    });
  });

  it('somebody who changes the machine between update and publish is noticed by the service', async () => {
    await deploy(target, requestSaying('one'));
    const theirs = { stateMachineArn: MACHINE, definition: requestSaying('theirs').definition };
    aws.fail('PublishStateMachineVersion', { kind: 'meanwhile', operation: 'UpdateStateMachine', input: theirs });

    const { end } = await deploy(target, requestSaying('two'));
    const lastDeploy = end.kind === 'stopped' ? end.left.record : undefined;
    const next = await deploy(target, requestSaying('two', lastDeploy === undefined ? {} : { lastDeploy }));
    const confirmed = await deploy(target, requestSaying('two', { confirmed: ['overwrite'] }));

    expect(end).toMatchObject({ kind: 'stopped', step: 'publish', problem: { code: 'aws/conflict' } });
    expect(next.end).toMatchObject({ kind: 'stopped', problem: { code: 'aws/changed-remotely' } });
    expect(next.prepared?.plan).toMatchObject({ mayConfirm: 'overwrite', before: { definition: theirs.definition } });
    expect(confirmed.end).toMatchObject({ kind: 'done', outcome: { action: 'updated' } });
  });
});
