import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../core/base';
import { createRateLimit } from './rateLimit';
import { createRelay, type RelayRequest } from './relay';
import { operationTimeoutMs, relayedHost } from './services';

let silent: Server;
let upstream: string;

beforeAll(async () => {
  silent = createServer(() => {
    // Never answers.
  });
  upstream = await new Promise<string>((resolve) => {
    silent.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(silent.address() as { port: number }).port}`));
  });
});

afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

const policy = () => ({ origins: ['http://localhost:4400'], token: 'token' });
const body = Buffer.from('{}');

function relayRequest(signal = new AbortController().signal): RelayRequest {
  return {
    method: 'POST',
    target: '/https/states.us-east-1.amazonaws.com/',
    headers: {
      host: 'localhost:4400',
      origin: 'http://localhost:4400',
      'x-relay-token': 'token',
      'x-amz-target': 'AWSStepFunctions.ListStateMachines',
      'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
      authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/states/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    readBody: () => Promise.resolve(ok(body)),
    signal,
  };
}

describe('the relay', () => {
  it('says so when AWS does not answer in time', async () => {
    const relay = createRelay({ policy, upstream, now: Date.now, timeoutMs: 20 });

    const { status, headers, body: text } = await relay(relayRequest());

    expect([status, headers['x-relay-refusal']]).toEqual([504, 'timed-out']);
    expect(text.toString()).toContain('did not answer within 0.02 s');
  });

  it('ends its request to AWS when the page has gone', async () => {
    const page = new AbortController();
    const closed = new Promise((resolve) => silent.once('request', (request) => request.once('close', resolve)));
    const relay = createRelay({ policy, upstream, now: Date.now });
    const answer = relay(relayRequest(page.signal));
    silent.once('request', () => page.abort());

    await closed;
    expect((await answer).headers['x-relay-refusal']).toBe('connection');
  });

  it('slows down a page that asks too often, and only after it has proved to be ours', async () => {
    const now = 0;
    const relay = createRelay({ policy, upstream, now: () => now, rate: { burst: 1, perSecond: 1 }, timeoutMs: 1 });
    const foreign = { ...relayRequest(), headers: { ...relayRequest().headers, 'x-relay-token': 'other' } };

    expect((await relay(foreign)).headers['x-relay-refusal']).toBe('token');
    expect((await relay(relayRequest())).headers['x-relay-refusal']).toBe('timed-out');
    const refused = await relay(relayRequest());
    expect([refused.status, refused.headers['x-relay-refusal']]).toEqual([429, 'rate']);
  });
});

describe('the rate limit', () => {
  it('allows a burst, refills with time, never more than the burst, and does not mind a clock that goes back', () => {
    const limit = createRateLimit({ burst: 2, perSecond: 10 });

    expect([limit.take(0), limit.take(0), limit.take(0)]).toEqual([true, true, false]);
    expect([limit.take(100), limit.take(100)]).toEqual([true, false]);
    expect([limit.take(50), limit.take(60_000), limit.take(60_000), limit.take(60_000)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('hosts and operations', () => {
  it.each([
    ['states.eu-west-1.amazonaws.com', 'states', 'eu-west-1'],
    ['sync-states.us-gov-west-1.amazonaws.com', 'states', 'us-gov-west-1'],
    ['states.cn-north-1.amazonaws.com.cn', 'states', 'cn-north-1'],
    ['sts.ap-southeast-10.amazonaws.com', 'sts', 'ap-southeast-10'],
    ['iam.amazonaws.com', 'iam', 'us-east-1'],
  ])('%s is %s, signed for %s', (host, scope, scopeRegion) => {
    expect(relayedHost(host)).toMatchObject({ service: { scope }, scopeRegion });
  });

  it.each([
    'states.eu-west-1.amazonaws.com.cn',
    'states..amazonaws.com',
    'lambda.eu-west-1.amazonaws.com',
    'iam.eu-west-1.amazonaws.com',
    '',
  ])('"%s" is not forwarded to', (host) => {
    expect(relayedHost(host)).toBeUndefined();
  });

  it('no operation deletes, and none makes users, keys or roles', () => {
    const operations = ['states.eu-west-1', 'sts.eu-west-1', 'iam'].flatMap((name) => [
      ...(relayedHost(`${name}.amazonaws.com`)?.service.operations ?? []),
    ]);

    expect(operations.filter((name) => /^(?:Delete|Put|Attach|Assume)|User|AccessKey|CreateRole/.test(name))).toEqual(
      [],
    );
  });

  it('gives runs that answer at their end the five minutes they may take', () => {
    expect(operationTimeoutMs('TestState')).toBe(310_000);
    expect(operationTimeoutMs('StartSyncExecution')).toBe(310_000);
    expect(operationTimeoutMs('DescribeStateMachine')).toBe(65_000);
  });
});
