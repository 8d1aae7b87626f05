import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPythonModules, notRun, runPython } from '../../e2e/python/pythonModules';
import { startServer, type RunningServer } from '../server';

// Clients nobody here wrote drive the sandbox over HTTP: boto3, and the AWS CLI.

const hasBoto = hasPythonModules('boto3');
const hasCli = hasPythonModules('awscli');
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stepwright-clients-'));
  const started = await startServer({ appDir: folder, dataDir: folder, port: 0 });
  if (!started.ok) throw new Error(started.error);
  server = started.value;
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe.runIf(hasBoto)('boto3', () => {
  it('creates, updates, publishes, lists in pages, tags, validates and deletes', async () => {
    const script = path.resolve(import.meta.dirname, '..', '..', 'e2e', 'python', 'controlPlane.py');
    const seen: unknown = JSON.parse(await runPython([script, server.url]));

    const arn = 'arn:aws:states:eu-west-1:000000000000:stateMachine:agent';
    expect(seen).toEqual({
      arn,
      version: `${arn}:1`,
      created_year: new Date().getUTCFullYear(),
      same_bytes: true,
      again: true,
      taken: 'StateMachineAlreadyExists',
      taken_type: 'type',
      conflict: 'ConflictException',
      second: `${arn}:2`,
      old: true,
      versions: ['2', '1'],
      pages: 3,
      names: ['agent', 'other-0', 'other-1', 'other-2', 'other-3', 'other-4'],
      tags: [{ key: 'more', value: '' }],
      valid: 'OK',
      invalid: 'FAIL',
      bad_definition: 'InvalidDefinition',
      bad_name: 'InvalidName',
      bad_arn: 'InvalidArn',
      bad_token: 'InvalidToken',
      bad_results: 'ValidationException',
      gone: 'StateMachineDoesNotExist',
      account: '000000000000',
      roles: [{ Service: 'states.amazonaws.com' }],
    });
  });
});

describe.runIf(hasCli)('the AWS CLI', () => {
  const region = 'us-west-2';
  const arn = `arn:aws:states:${region}:000000000000:stateMachine:from-cli`;
  const definition = (comment: string): string =>
    JSON.stringify({ Comment: comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, null, 2);

  async function cli(...args: readonly string[]): Promise<unknown> {
    const text = await runPython([
      '-m',
      'awscli',
      'stepfunctions',
      ...args,
      ...['--endpoint-url', server.url, '--region', region, '--output', 'json'],
    ]);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  it('creates, describes, updates, tags, lists in pages and deletes', async () => {
    const role = ['--role-arn', 'arn:aws:iam::000000000000:role/agent'];
    await cli('create-state-machine', '--name', 'from-cli', '--definition', definition('one'), ...role, '--publish');
    const updated = await cli('update-state-machine', '--state-machine-arn', arn, '--definition', definition('two'));
    const published = await cli(
      ...['publish-state-machine-version', '--state-machine-arn', arn],
      ...['--revision-id', (updated as { readonly revisionId: string }).revisionId],
    );
    await cli('tag-resource', '--resource-arn', arn, '--tags', 'key=team,value=agents');
    const described = await cli('describe-state-machine', '--state-machine-arn', arn);
    const tags = await cli('list-tags-for-resource', '--resource-arn', arn);
    await cli('create-state-machine', '--name', 'second', '--definition', definition('x'), ...role);
    const listed = await cli('list-state-machines', '--page-size', '1');
    await cli('delete-state-machine', '--state-machine-arn', arn);

    expect(described).toMatchObject({ definition: definition('two'), status: 'ACTIVE', type: 'STANDARD' });
    expect(published).toMatchObject({ stateMachineVersionArn: `${arn}:2` });
    expect(tags).toEqual({ tags: [{ key: 'team', value: 'agents' }] });
    expect(listed).toMatchObject({ stateMachines: [{ name: 'from-cli' }, { name: 'second' }] });
    await expect(cli('describe-state-machine', '--state-machine-arn', arn)).rejects.toThrow('StateMachineDoesNotExist');
  });
});

if (!hasBoto) it.skip(notRun('boto3'));
if (!hasCli) it.skip(notRun('awscli'));
