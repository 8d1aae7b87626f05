import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFakeAws, type FakeAws } from '../fakeAws';
import { startServer, type RunningServer } from '../../src/server';
import { readCredentials } from '../../src/aws/credentials/readCredentials';
import type { HeldCredentials } from '../../src/aws/credentials/heldCredentials';
import type { DeployTarget } from '../../src/aws/deployTarget';
import { openAwsTarget, openSandboxTarget, readServerSession } from '../../src/aws/serverSession';
import { PageFetchHandler } from './testPage';

export const REGION = 'eu-west-1';
/** ARN of the machine that `requestSaying` asks for. */
export const MACHINE = `arn:aws:states:${REGION}:000000000000:stateMachine:batch-orchestrator`;

/** The real SDK client, relay and server; AWS is a server that verifies signatures with an implementation of its own. */
export interface RelayHarness {
  readonly aws: FakeAws;
  readonly server: RunningServer;
  readonly internalErrors: readonly unknown[];
  /** AWS as a page with these credentials reaches it. */
  awsTarget(options?: AwsTargetOptions): Promise<DeployTarget>;
  sandboxTarget(): Promise<DeployTarget>;
  stop(): Promise<void>;
}

interface AwsTargetOptions {
  readonly credentials?: HeldCredentials;
  readonly region?: string;
}

/** Credentials as the paste box takes hold of them; without changes, those the fake AWS knows. */
export function pasteCredentials(aws: FakeAws, changes: Partial<FakeAws['credentials']> = {}): HeldCredentials {
  const { accessKeyId, secretAccessKey, sessionToken } = { ...aws.credentials, ...changes };
  const pasted = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken };
  const read = readCredentials(JSON.stringify(pasted), Date.now);
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value.credentials;
}

export async function startRelayHarness(): Promise<RelayHarness> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stepwright-deploy-'));
  const aws = await startFakeAws();
  const internalErrors: unknown[] = [];
  const started = await startServer({
    appDir: folder,
    dataDir: folder,
    port: 0,
    awsEndpoint: aws.url,
    onInternalError: (error) => internalErrors.push(error),
  });
  if (!started.ok) throw new Error(started.error);
  const server = started.value;
  const asked = await readServerSession({ base: server.url, fetch });
  if (!asked.ok) throw new Error(asked.error.message);
  const session = asked.value;
  const inner = new PageFetchHandler(server.url);
  return {
    aws,
    server,
    internalErrors,
    awsTarget: ({ credentials = pasteCredentials(aws), region = REGION } = {}) =>
      openAwsTarget({ session, region, credentials, inner, maxAttempts: 2 }),
    sandboxTarget: () => openSandboxTarget({ session, region: REGION, inner }),
    stop: async () => {
      await server.stop();
      await aws.stop();
      await rm(folder, { recursive: true });
    },
  };
}
