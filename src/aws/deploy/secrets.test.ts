import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { awsErrors } from '../../../e2e/fakeAws';
import type { DeployTarget } from '../deployTarget';
import { pasteCredentials, startRelayHarness, type RelayHarness } from '../../../e2e/deploy/relayHarness';
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

/** Everything the code under test prints. */
const printed: string[] = [];

beforeAll(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void printed.push(args.map(String).join(' ')));
  }
});

describe('credentials', () => {
  it('of a wrong secret are told apart from unknown ones, and no answer of AWS that repeats them is shown', async () => {
    const wrong = await harness.awsTarget({
      credentials: pasteCredentials(aws, { secretAccessKey: 'wrongSecretwrongSecretwrongSecretwrongSe' }),
    });
    const unknown = await harness.awsTarget({
      credentials: pasteCredentials(aws, { accessKeyId: 'ASIAUNKNOWNUNKNOWN00' }),
    });

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
    printed.push(...harness.internalErrors.map(String));
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
    const credentials = pasteCredentials(aws);
    const held = await harness.awsTarget({ credentials });
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
