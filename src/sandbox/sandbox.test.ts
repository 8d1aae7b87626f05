import { beforeEach, describe, expect, it } from 'vitest';
import { ARN, definitionSaying, ROLE, testSandbox, type TestSandbox } from './testSandbox';

// The wording of refusals is AWS's own, as recorded by others against the service.

let aws: TestSandbox;
const first = { name: 'agent', definition: definitionSaying('one'), roleArn: ROLE };

beforeEach(() => {
  aws = testSandbox();
});

function refusal(type: string, message: unknown): unknown {
  return { status: 400, body: { __type: type, message } };
}

describe('creating', () => {
  it('keeps the definition byte for byte and describes it with the defaults', async () => {
    const definition = ' { "StartAt" : "Done",\r\n\t"States":{"Done":{"Type":"Succeed"}}, "Comment":"é \\ud83d ☃" }\n';
    const created = await aws.call('CreateStateMachine', { ...first, definition });
    const described = await aws.call('DescribeStateMachine', { stateMachineArn: ARN });

    expect(created).toEqual({
      status: 200,
      body: { stateMachineArn: ARN, creationDate: Date.UTC(2026, 10, 22) / 1000 },
    });
    expect(described.body).toEqual({
      stateMachineArn: ARN,
      name: 'agent',
      status: 'ACTIVE',
      type: 'STANDARD',
      definition,
      roleArn: ROLE,
      creationDate: Date.UTC(2026, 10, 22) / 1000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    });
  });

  it('gives the same answer again for the same request, whatever its role and tags, which are not applied', async () => {
    const created = await aws.call('CreateStateMachine', { ...first, publish: true });
    aws.pass(60_000);
    const again = await aws.call('CreateStateMachine', {
      ...first,
      publish: true,
      roleArn: `${ROLE}2`,
      tags: [{ key: 'a', value: 'b' }],
    });
    const described = await aws.call('DescribeStateMachine', { stateMachineArn: ARN });
    const tags = await aws.call('ListTagsForResource', { resourceArn: ARN });

    expect(again).toEqual(created);
    expect(described.body.roleArn).toBe(ROLE);
    expect(tags.body).toEqual({ tags: [] });
  });

  it.each([
    ['definition', { definition: definitionSaying('two') }],
    ['formatting of the definition', { definition: `${definitionSaying('one')} ` }],
    ['type', { type: 'EXPRESS' }],
    ['publish', { publish: true }],
    ['tracing', { tracingConfiguration: { enabled: true } }],
  ])('refuses a name that is taken by another %s', async (_what, difference) => {
    await aws.call('CreateStateMachine', first);

    expect(await aws.call('CreateStateMachine', { ...first, ...difference })).toEqual(
      refusal('StateMachineAlreadyExists', `State Machine Already Exists: '${ARN}'`),
    );
  });

  it.each([
    [{ name: 'a b' }, 'InvalidName', "Invalid Name: 'a b'"],
    [{ name: 'a\u0085' }, 'InvalidName', "Invalid Name: 'a\u0085'"],
    [{ roleArn: 'agent' }, 'InvalidArn', "Invalid Role Arn: 'agent'"],
    [
      { definition: '{}' },
      'InvalidDefinition',
      expect.stringContaining('These fields are required: [States, StartAt]'),
    ],
    [{ versionDescription: 'x' }, 'ValidationException', 'Version description can only be set when publish is true'],
    [
      { loggingConfiguration: { level: 'ALL' } },
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    ],
    [
      { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
      'InvalidEncryptionConfiguration',
      expect.stringContaining('kmsKeyId'),
    ],
    [{ tags: [{ key: 'aws:x', value: '' }] }, 'ValidationException', expect.stringContaining('aws:')],
    [{ tags: [{ key: 'a*', value: '' }] }, 'ValidationException', expect.stringContaining('a*')],
    [
      { tags: Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' })) },
      'TooManyTags',
      expect.stringContaining(ARN),
    ],
  ])('refuses %j', async (difference, type, message) => {
    expect(await aws.call('CreateStateMachine', { ...first, ...difference })).toEqual(refusal(type, message));
    expect((await aws.call('ListStateMachines')).body).toEqual({ stateMachines: [] });
  });

  it('refuses a definition in the words of AWS, and shows which variables its states read', async () => {
    const states = (next: string) => ({
      A: { Type: 'Pass', Assign: { attempts: 1 }, Next: next },
      B: { Type: 'Wait', Seconds: '{% $attempts %}', End: true },
    });
    const definition = (next: string) =>
      JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: states(next) });

    const refused = await aws.call('CreateStateMachine', { ...first, definition: definition('C') });
    await aws.call('CreateStateMachine', { ...first, definition: definition('B') });
    const described = await aws.call('DescribeStateMachine', { stateMachineArn: ARN });

    expect(refused).toEqual(
      refusal(
        'InvalidDefinition',
        expect.stringContaining("MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next"),
      ),
    );
    expect(described.body.variableReferences).toEqual({ B: ['attempts'] });
  });

  it('accepts names in any script', async () => {
    const created = await aws.call('CreateStateMachine', { ...first, name: 'агент-é_(1).v2!' });

    expect(created.status).toBe(200);
  });

  it('creates one machine when many ask at once', async () => {
    const definitions = ['one', 'two', 'three'].map(definitionSaying);
    const replies = await Promise.all(
      definitions.map((definition) => aws.call('CreateStateMachine', { ...first, definition })),
    );

    expect(replies.map(({ status }) => status)).toEqual([200, 400, 400]);
  });
});

describe('updating', () => {
  beforeEach(() => aws.call('CreateStateMachine', first));

  it('makes a revision only when something changes', async () => {
    const changed = await aws.call('UpdateStateMachine', { stateMachineArn: ARN, definition: definitionSaying('two') });
    const same = await aws.call('UpdateStateMachine', { stateMachineArn: ARN, definition: definitionSaying('two') });
    const role = await aws.call('UpdateStateMachine', { stateMachineArn: ARN, roleArn: `${ROLE}2` });
    const { body } = await aws.call('DescribeStateMachine', { stateMachineArn: ARN });

    expect(changed.body.revisionId).toEqual(expect.any(String));
    expect(same.body.revisionId).toBe(changed.body.revisionId);
    expect(role.body.revisionId).not.toBe(changed.body.revisionId);
    expect(body).toMatchObject({
      roleArn: `${ROLE}2`,
      definition: definitionSaying('two'),
      revisionId: role.body.revisionId,
    });
  });

  it('publishes the initial revision without giving it an id', async () => {
    const published = await aws.call('UpdateStateMachine', { stateMachineArn: ARN, publish: true });
    const again = await aws.call('UpdateStateMachine', { stateMachineArn: ARN, publish: true });

    expect(published.body).toEqual({ updateDate: expect.any(Number) as number, stateMachineVersionArn: `${ARN}:1` });
    expect(again.body).toEqual(published.body);
  });

  it.each([
    [
      {},
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    ],
    [{ definition: '[]' }, 'InvalidDefinition', expect.stringContaining('Expected value of type [OBJECT]')],
    [{ roleArn: 'x' }, 'InvalidArn', "Invalid Role Arn: 'x'"],
    [
      { loggingConfiguration: { level: 'ERROR', destinations: [] } },
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    ],
  ])('refuses %j', async (changes, type, message) => {
    expect(await aws.call('UpdateStateMachine', { stateMachineArn: ARN, ...changes })).toEqual(refusal(type, message));
  });

  it('does not take the ARN of a version', async () => {
    await aws.call('PublishStateMachineVersion', { stateMachineArn: ARN });

    expect(await aws.call('UpdateStateMachine', { stateMachineArn: `${ARN}:1`, roleArn: ROLE })).toEqual(
      refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${ARN}:1'`),
    );
  });
});

describe('versions', () => {
  beforeEach(() => aws.call('CreateStateMachine', first));
  const publish = (input = {}) => aws.call('PublishStateMachineVersion', { stateMachineArn: ARN, ...input });
  const update = (comment: string) =>
    aws.call('UpdateStateMachine', { stateMachineArn: ARN, definition: definitionSaying(comment) });

  it('publishes each revision once, with the description it was first given', async () => {
    const initial = await publish({ revisionId: 'INITIAL', description: 'first' });
    const again = await publish({ description: 'other' });
    const { body } = await aws.call('DescribeStateMachine', { stateMachineArn: `${ARN}:1` });

    expect(initial.body.stateMachineVersionArn).toBe(`${ARN}:1`);
    expect(again).toEqual(initial);
    expect(body.description).toBe('first');
  });

  it('keeps what a version was while the machine moves on', async () => {
    await publish();
    const { body } = await update('two');
    await publish({ revisionId: body.revisionId });
    const [one, two] = await Promise.all(
      [1, 2].map((number) => aws.call('DescribeStateMachine', { stateMachineArn: `${ARN}:${number}` })),
    );

    expect(one?.body).toMatchObject({ stateMachineArn: `${ARN}:1`, definition: definitionSaying('one') });
    expect(one?.body).not.toHaveProperty('revisionId');
    expect(two?.body).toMatchObject({ definition: definitionSaying('two'), revisionId: body.revisionId });
  });

  it('refuses to publish a revision that is no longer the current one', async () => {
    const { body } = await update('two');

    expect(await publish({ revisionId: 'INITIAL' })).toEqual(
      refusal(
        'ConflictException',
        `Failed to publish the State Machine version for revision INITIAL. The current State Machine revision is ${body.revisionId as string}.`,
      ),
    );
  });

  it('lists the newest first, in pages, and never gives a number twice', async () => {
    await publish();
    await update('two');
    await publish();
    await aws.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${ARN}:2` });
    await aws.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${ARN}:2` });
    const third = await publish();
    const page = await aws.call('ListStateMachineVersions', { stateMachineArn: ARN, maxResults: 1 });
    const rest = await aws.call('ListStateMachineVersions', { stateMachineArn: ARN, nextToken: page.body.nextToken });

    expect(third.body.stateMachineVersionArn).toBe(`${ARN}:3`);
    expect(page.body.stateMachineVersions).toMatchObject([{ stateMachineVersionArn: `${ARN}:3` }]);
    expect(rest.body).toEqual({
      stateMachineVersions: [{ stateMachineVersionArn: `${ARN}:1`, creationDate: expect.any(Number) as number }],
    });
  });
});

describe('listing', () => {
  beforeEach(async () => {
    for (const name of ['c', 'a', 'b', 'd']) await aws.call('CreateStateMachine', { ...first, name });
    await aws.call('CreateStateMachine', { ...first, name: 'elsewhere' }, 'eu-west-1');
  });

  it('is by name, per region, and goes on after the last item even when machines come and go', async () => {
    const one = await aws.call('ListStateMachines', { maxResults: 2 });
    await aws.call('DeleteStateMachine', { stateMachineArn: ARN.replace(/agent$/, 'b') });
    const two = await aws.call('ListStateMachines', { maxResults: 2, nextToken: one.body.nextToken });
    const there = await aws.call('ListStateMachines', { maxResults: 0 }, 'eu-west-1');

    expect(names(one)).toEqual(['a', 'b']);
    expect(names(two)).toEqual(['c', 'd']);
    expect(two.body).not.toHaveProperty('nextToken');
    expect(names(there)).toEqual(['elsewhere']);
  });

  it('takes only tokens of its own listing, unchanged, within a day', async () => {
    const { body } = await aws.call('ListStateMachines', { maxResults: 1 });
    const token = body.nextToken as string;
    const invalid = refusal('InvalidToken', "Invalid Token: 'Invalid token'");

    expect(await aws.call('ListStateMachines', { nextToken: 'nonsense' })).toEqual(invalid);
    expect(await aws.call('ListStateMachines', { nextToken: `A${token.slice(1)}` })).toEqual(invalid);
    expect(await aws.call('ListStateMachines', { nextToken: token }, 'eu-west-1')).toEqual(invalid);
    expect(await aws.call('ListStateMachineVersions', { stateMachineArn: ARN, nextToken: token })).toEqual(invalid);
    expect((await aws.call('ListStateMachines', { nextToken: token })).status).toBe(200);
    aws.pass(24 * 3_600_000 + 1);
    expect(await aws.call('ListStateMachines', { nextToken: token })).toEqual(invalid);
  });

  function names(reply: { readonly body: Readonly<Record<string, unknown>> }): unknown {
    return (reply.body.stateMachines as { readonly name: string }[]).map(({ name }) => name);
  }
});

describe('deleting', () => {
  it('succeeds twice and frees the name', async () => {
    await aws.call('CreateStateMachine', first);

    expect(await aws.call('DeleteStateMachine', { stateMachineArn: ARN })).toEqual({ status: 200, body: {} });
    expect(await aws.call('DeleteStateMachine', { stateMachineArn: ARN })).toEqual({ status: 200, body: {} });
    expect(await aws.call('DescribeStateMachine', { stateMachineArn: ARN })).toEqual(
      refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${ARN}'`),
    );
    expect((await aws.call('CreateStateMachine', { ...first, type: 'EXPRESS' })).status).toBe(200);
  });
});

describe('tags', () => {
  beforeEach(() => aws.call('CreateStateMachine', { ...first, tags: [{ key: 'a', value: '1' }] }));

  it('are merged, replaced and removed by key', async () => {
    await aws.call('TagResource', {
      resourceArn: ARN,
      tags: [
        { key: 'b', value: '' },
        { key: 'a', value: '2' },
      ],
    });
    const both = await aws.call('ListTagsForResource', { resourceArn: ARN });
    await aws.call('UntagResource', { resourceArn: ARN, tagKeys: ['a', 'unknown'] });
    const one = await aws.call('ListTagsForResource', { resourceArn: ARN });

    expect(both.body.tags).toEqual([
      { key: 'a', value: '2' },
      { key: 'b', value: '' },
    ]);
    expect(one.body.tags).toEqual([{ key: 'b', value: '' }]);
  });

  it('belong to the machine, not to a version', async () => {
    await aws.call('PublishStateMachineVersion', { stateMachineArn: ARN });

    expect(await aws.call('TagResource', { resourceArn: `${ARN}:1`, tags: [] })).toEqual(
      refusal('ResourceNotFound', `Resource not found: '${ARN}:1'`),
    );
  });
});

describe('validating', () => {
  it('answers with findings, not with an error', async () => {
    const good = await aws.call('ValidateStateMachineDefinition', { definition: definitionSaying('fine') });
    const bad = await aws.call('ValidateStateMachineDefinition', { definition: 'not a definition' });
    const empty = await aws.call('ValidateStateMachineDefinition', { definition: '' });

    expect(good.body).toEqual({ result: 'OK', diagnostics: [], truncated: false });
    expect(bad.body).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION' }],
    });
    expect(empty.body.result).toBe('FAIL');
  });
});

describe('requests that are not understood', () => {
  it.each([
    [
      'DescribeStateMachine',
      {},
      "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      'CreateStateMachine',
      { name: '', definition: null },
      expect.stringMatching(
        /^3 validation errors detected: Value '' at 'name' .* greater than or equal to 1; Value null at 'definition' .*; Value null at 'roleArn'/,
      ),
    ],
    [
      'ListStateMachines',
      { maxResults: 1001 },
      "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [
      'CreateStateMachine',
      { ...first, type: 'express' },
      "1 validation error detected: Value 'express' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]",
    ],
    [
      'TagResource',
      { resourceArn: ARN, tags: [{ key: '', value: 'x' }] },
      expect.stringContaining("Value '' at 'tags.1.member.key'"),
    ],
  ])('%s %j is refused with every broken constraint', async (operation, input, message) => {
    expect(await aws.call(operation, input)).toEqual(refusal('ValidationException', message));
  });

  it('never repeats a definition in a message', async () => {
    const { body } = await aws.call('CreateStateMachine', { ...first, definition: '' });

    expect(body.message).toContain("Value at 'definition' failed");
  });

  it.each([['{'], ['"text"'], ['[]'], ['{"maxResults":"many"}']])('%s is no input', async (body) => {
    expect((await aws.call('ListStateMachines', body)).body.__type).toBe('SerializationException');
  });

  it.each([
    ['not_a_valid_arn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'"],
    [ARN.replace('stateMachine', 'activity'), "Invalid Arn: 'Resource type not valid in this context: activity'"],
    ['arn:aws:states:us-east-1:12:stateMachine:x', expect.stringContaining('Invalid Arn')],
    [`${ARN}:1:2`, expect.stringContaining('Invalid Arn')],
  ])('%s is no ARN of a state machine', async (stateMachineArn, message) => {
    expect(await aws.call('DescribeStateMachine', { stateMachineArn })).toEqual(refusal('InvalidArn', message));
  });

  it('answers an unknown operation as AWS does', async () => {
    expect(await aws.call('LaunchRocket')).toEqual({ status: 400, body: { __type: 'UnknownOperationException' } });
    expect(await aws.call('__proto__')).toEqual({ status: 400, body: { __type: 'UnknownOperationException' } });
  });

  it('says how large a request may be', async () => {
    const reply = await aws.call('CreateStateMachine', { ...first, definition: 'x'.repeat(1_048_576) });

    expect(reply).toMatchObject({ status: 413, body: { message: expect.stringContaining('1048576') as string } });
  });
});

describe('STS and IAM', () => {
  it('say who is calling and which role there is', async () => {
    const ask = (action: string) =>
      aws.sandbox.handle({
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new TextEncoder().encode(`Action=${action}&Version=2011-06-15`),
      });

    expect((await ask('GetCallerIdentity')).body).toContain('<Account>000000000000</Account>');
    expect((await ask('ListRoles')).body).toContain('role/stepwright-sandbox</Arn>');
    expect(await ask('CreateUser')).toMatchObject({
      status: 400,
      body: expect.stringContaining('InvalidAction') as string,
    });
  });
});
