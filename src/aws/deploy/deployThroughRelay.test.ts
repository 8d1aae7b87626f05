import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { awsErrors, startFakeAws, type FakeAws, type Fault } from '../../../e2e/fakeAws';
import { startServer, type RunningServer } from '../../server';
import { readCredentials } from '../credentials/readCredentials';
import type { DeployTarget } from '../deployTarget';
import { openAwsTarget, openSandboxTarget, readServerSession, type ServerSession } from '../serverSession';
import { deploy, PageFetchHandler, requestSaying } from './testPage';

// The real SDK client, the real relay and server; AWS is a server that verifies signatures with an implementation of its own.

let folder: string;
let aws: FakeAws;
let server: RunningServer;
let session: ServerSession;
let target: DeployTarget;
const printed: string[] = [];
const machine = 'arn:aws:states:eu-west-1:000000000000:stateMachine:batch-orchestrator';

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void printed.push(args.map(String).join(' ')));
  }
  folder = await mkdtemp(path.join(tmpdir(), 'stepwright-deploy-'));
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  aws = await startFakeAws();
  const dataDir = await mkdtemp(path.join(folder, 'data-'));
  const started = await startServer({
    appDir: folder,
    dataDir,
    port: 0,
    awsEndpoint: aws.url,
    onInternalError: (error) => void printed.push(String(error)),
  });
  if (!started.ok) throw new Error(started.error);
  server = started.value;
  const asked = await readServerSession({ base: server.url, fetch });
  if (!asked.ok) throw new Error(asked.error.message);
  session = asked.value;
  target = await openTargetWith(aws.credentials);
});

afterEach(async () => {
  await server.stop();
  await aws.stop();
});

async function openTargetWith(secrets: FakeAws['credentials'], maxAttempts = 2): Promise<DeployTarget> {
  const pasted = JSON.stringify({
    AccessKeyId: secrets.accessKeyId,
    SecretAccessKey: secrets.secretAccessKey,
    SessionToken: secrets.sessionToken,
  });
  const read = readCredentials(pasted, Date.now);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const inner = new PageFetchHandler(server.url);
  return openAwsTarget({ session, region: 'eu-west-1', credentials: read.value.credentials, inner, maxAttempts });
}

describe.each(['aws', 'sandbox'] as const)('deploying to %s', (kind) => {
  beforeEach(async () => {
    if (kind === 'sandbox') {
      target = await openSandboxTarget({ session, region: 'eu-west-1', inner: new PageFetchHandler(server.url) });
    }
  });

  it('creates, updates against the revision it made, and does nothing when nothing changed', async () => {
    const first = await deploy(target, requestSaying('interval 30 – “é”'));
    const second = await deploy(target, requestSaying('interval 60'));
    const third = await deploy(target, requestSaying('interval 60'));
    const described = await target.describe(machine);

    expect(first.prepared?.plan.kind).toBe('create');
    expect(first.end).toMatchObject({
      kind: 'done',
      outcome: { action: 'created', arn: machine, versionArn: `${machine}:1` },
    });
    expect(second.prepared?.plan).toMatchObject({
      kind: 'update',
      changes: ['definition'],
      before: { definition: requestSaying('interval 30 – “é”').definition },
    });
    expect(second.end).toMatchObject({ kind: 'done', outcome: { action: 'updated', versionArn: `${machine}:2` } });
    expect(third.end).toMatchObject({ kind: 'done', outcome: { action: 'nothing', versionArn: `${machine}:2` } });
    expect(described).toMatchObject({ ok: true, value: { definition: requestSaying('interval 60').definition } });
  });

  it('leaves its tags, by which it knows the machine again', async () => {
    await deploy(target, requestSaying('one'));
    await deploy(target, requestSaying('two'));
    const tags = await target.tags(machine);
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
        : `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/statemachines/view/${encodeURIComponent(machine)}`,
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
    '$title: stops with a sentence, a next step and what is left',
    async ({ operation, faults, code, step, left }) => {
      await deploy(target, requestSaying('one'));
      aws.fail(operation, ...faults);

      const { end } = await deploy(target, requestSaying('two'));

      expect(end).toMatchObject({ kind: 'stopped', step, problem: { code }, left: { sentence: left } });
      if (end.kind !== 'stopped') return;
      expect(end.problem.message).toMatch(/^[A-Z].*[.…)]$/s);
      expect(end.problem.hint).toMatch(/\.$/);
    },
  );

  it.each(existing)('$title: deploying again comes to the end', async ({ operation, faults }) => {
    await deploy(target, requestSaying('one'));
    aws.fail(operation, ...faults);
    const { end } = await deploy(target, requestSaying('two'));
    const lastDeploy = end.kind === 'stopped' ? end.left.record : undefined;

    const again = await deploy(target, requestSaying('two', lastDeploy === undefined ? {} : { lastDeploy }));
    const third = await deploy(target, requestSaying('two'));

    expect(again.end).toMatchObject({ kind: 'done', outcome: { versionArn: `${machine}:2` } });
    expect(third.end).toMatchObject({ kind: 'done', outcome: { action: 'nothing' } });
  });

  it('a name that is taken in the meantime is not overwritten', async () => {
    const { name, roleArn } = requestSaying('one');
    const others = { name, roleArn, definition: requestSaying('theirs').definition };
    const region = 'us-east-1';
    aws.fail('CreateStateMachine', { kind: 'meanwhile', operation: 'CreateStateMachine', input: others });
    const inner = new PageFetchHandler(server.url);
    const read = readCredentials(
      JSON.stringify({
        AccessKeyId: aws.credentials.accessKeyId,
        SecretAccessKey: aws.credentials.secretAccessKey,
        SessionToken: aws.credentials.sessionToken,
      }),
      Date.now,
    );
    if (!read.ok) throw new Error('unread');
    const there = await openAwsTarget({ session, region, credentials: read.value.credentials, inner });

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
    const theirs = { stateMachineArn: machine, definition: requestSaying('theirs').definition };
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

    expect(end).toMatchObject({ kind: 'done', outcome: { action: 'created', versionArn: `${machine}:1` } });
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

describe('credentials', () => {
  it('of a wrong secret are told apart from unknown ones, and no answer of AWS that repeats them is shown', async () => {
    const wrong = await openTargetWith({
      ...aws.credentials,
      secretAccessKey: 'wrongSecretwrongSecretwrongSecretwrongSe',
    });
    const unknown = await openTargetWith({ ...aws.credentials, accessKeyId: 'ASIAUNKNOWNUNKNOWN00' });

    const one = await deploy(wrong, requestSaying('one'));
    const two = await deploy(unknown, requestSaying('one'));

    expect(one.end).toMatchObject({ kind: 'stopped', problem: { code: 'aws/bad-signature' } });
    expect(two.end).toMatchObject({ kind: 'stopped', problem: { code: 'aws/credentials-unknown' } });
    expect(JSON.stringify([one, two])).not.toContain(aws.credentials.sessionToken);
  });

  it('stay in the memory of the page: the secret is not on the wire, in an event, or in anything printed', async () => {
    const { events } = await deploy(target, requestSaying('one'));
    aws.fail('UpdateStateMachine', awsErrors.accessDenied('states:UpdateStateMachine'));
    const failed = await deploy(target, requestSaying('two'));

    const wire = aws.received.map(({ path, headers, body }) => `${path} ${JSON.stringify(headers)} ${body.toString()}`);
    const { secretAccessKey, sessionToken } = aws.credentials;
    for (const text of [...wire, ...printed, JSON.stringify([events, failed])]) {
      expect(text).not.toContain(secretAccessKey);
      expect(text).not.toContain(Buffer.from(secretAccessKey).toString('base64'));
      expect(text).not.toContain(encodeURIComponent(secretAccessKey));
    }
    // The token has to travel, but only to AWS, and is never shown.
    expect(wire.every((text) => text.includes(sessionToken))).toBe(true);
    expect([...printed, JSON.stringify([events, failed])].join()).not.toContain(sessionToken);
  });

  it('that were forgotten sign nothing more', async () => {
    const read = readCredentials(
      `AWS_ACCESS_KEY_ID=${aws.credentials.accessKeyId}\nAWS_SECRET_ACCESS_KEY=${aws.credentials.secretAccessKey}\nAWS_SESSION_TOKEN=${aws.credentials.sessionToken}`,
      Date.now,
    );
    if (!read.ok) throw new Error('unread');
    const { credentials } = read.value;
    const held = await openAwsTarget({
      session,
      region: 'eu-west-1',
      credentials,
      inner: new PageFetchHandler(server.url),
    });
    const before = await held.identity();
    credentials.forget();

    expect(before).toMatchObject({ ok: true, value: { account: '000000000000', partition: 'aws' } });
    expect(await held.identity()).toMatchObject({ ok: false, error: { code: 'aws/credentials-forgotten' } });
  });

  it('of another account than the one agreed to are refused', async () => {
    const { end } = await deploy(target, requestSaying('one', { expectedAccount: '111122223333' }));

    expect(end).toMatchObject({
      kind: 'stopped',
      problem: { code: 'aws/other-account' },
      left: { sentence: 'Nothing was changed.' },
    });
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
    expect(again.end).toMatchObject({ kind: 'done', outcome: { action: 'finished', versionArn: `${machine}:2` } });
  });

  it('happens by itself when the server has gone', async () => {
    await server.stop();

    expect((await deploy(target, requestSaying('one'))).end).toMatchObject({
      kind: 'stopped',
      problem: { code: 'aws/server-unreachable' },
    });
  });
});
