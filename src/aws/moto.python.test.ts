import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPythonModules, notRun } from '../../e2e/python/pythonModules';
import { startServer, type RunningServer } from '../server';
import { readCredentials } from './credentials/readCredentials';
import { deploy, PageFetchHandler, requestSaying } from '../../e2e/deploy/testPage';
import type { DeployTarget } from './deployTarget';
import { openAwsTarget, readServerSession } from './serverSession';

// A server nobody here wrote answers for AWS: the client deploys to moto through the relay.

const hasMoto = hasPythonModules('moto.server', 'flask_cors');

describe.runIf(hasMoto)('deploying to moto through the relay', () => {
  let folder: string;
  let moto: ChildProcess;
  let server: RunningServer;
  let target: DeployTarget;
  const roleArn = 'arn:aws:iam::123456789012:role/agent';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stepwright-moto-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    await answers(`${url}/moto-api/`);
    await createRole(url, 'agent', 'states.amazonaws.com');
    await createRole(url, 'other', 'lambda.amazonaws.com');
    const started = await startServer({ appDir: folder, dataDir: folder, port: 0, awsEndpoint: url });
    if (!started.ok) throw new Error(started.error);
    server = started.value;
    const session = await readServerSession({ base: server.url, fetch });
    const read = readCredentials(
      'AWS_ACCESS_KEY_ID=AKIATESTTESTTESTTEST\nAWS_SECRET_ACCESS_KEY=testtesttesttesttest',
      Date.now,
    );
    if (!session.ok || !read.ok) throw new Error('no session');
    const { credentials } = read.value;
    const inner = new PageFetchHandler(server.url);
    target = await openAwsTarget({ session: session.value, region: 'eu-west-1', credentials, inner, maxAttempts: 1 });
  });

  afterAll(async () => {
    await server.stop();
    moto.kill();
    await rm(folder, { recursive: true });
  });

  it('lists the roles that trust Step Functions', async () => {
    expect(await target.executionRoles()).toEqual({ ok: true, value: [{ name: 'agent', arn: roleArn }] });
  });

  it('creates, finds nothing to do, and tells the truth where moto cannot go on', async () => {
    const created = await deploy(target, requestSaying('one', { roleArn }));
    const unchanged = await deploy(target, requestSaying('one', { roleArn }));
    const updated = await deploy(target, requestSaying('two', { roleArn }));
    const described = await target.describe('arn:aws:states:eu-west-1:123456789012:stateMachine:batch-orchestrator');

    expect(created.end).toMatchObject({ kind: 'done', outcome: { action: 'created' } });
    // moto knows neither validation nor the list of versions.
    expect(created.events).toContainEqual(expect.objectContaining({ kind: 'noted', step: 'validate' }));
    expect(unchanged.end).toMatchObject({ kind: 'done', outcome: { action: 'nothing' } });
    expect(updated.prepared?.plan).toMatchObject({ kind: 'update', changes: ['definition'] });
    expect(updated.end).toMatchObject({
      kind: 'stopped',
      step: 'publish',
      problem: { code: 'aws/unreadable-answer' },
      left: { sentence: expect.stringContaining('was updated; no version of it was published') as string },
    });
    expect(described).toMatchObject({ ok: true, value: { definition: requestSaying('two').definition } });
  });
});

if (!hasMoto) it.skip(notRun('moto.server', 'flask_cors'));

async function createRole(url: string, name: string, service: string): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(trust),
    }),
  });
  if (!response.ok) throw new Error(await response.text());
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when the URL answers; moto needs a few seconds to load. */
async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('moto did not start.');
}
