import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import aws4 from 'aws4';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../../e2e/fakeAws';
import { startServer, type RunningServer } from './startServer';

// Every refusal of the relay, against the real server; what it forwards arrives at a server that verifies the signature.

let folder: string;
let aws: FakeAws;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stepwright-relay-'));
  aws = await startFakeAws();
  const started = await startServer({ appDir: folder, dataDir: folder, port: 0, awsEndpoint: aws.url });
  if (!started.ok) throw new Error(started.error);
  server = started.value;
  const session = await send({ method: 'GET', path: '/__session', headers: {} });
  token = (JSON.parse(session.text) as { readonly relay: { readonly token: string } }).relay.token;
});

afterAll(async () => {
  await server.stop();
  await aws.stop();
  await rm(folder, { recursive: true });
});

const STATES = 'states.us-east-1.amazonaws.com';

/** What a page of ours would send, with parts replaced; an undefined header is left out. */
interface Parts {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly service?: string;
  readonly region?: string;
  readonly target?: string;
  readonly body?: string;
  readonly signedBody?: string;
  readonly extraSigned?: Record<string, string>;
  readonly headers?: Record<string, string | undefined>;
}

function relayed(parts: Parts = {}): Promise<Answer> {
  const host = parts.host ?? STATES;
  const body = parts.body ?? '{}';
  const signedBody = parts.signedBody ?? body;
  const { service = 'states', region = 'us-east-1' } = parts;
  const isForm = service !== 'states';
  const signed = aws4.sign(
    {
      service,
      region,
      method: 'POST',
      path: '/',
      host,
      body: signedBody,
      headers: {
        'content-type': isForm ? 'application/x-www-form-urlencoded; charset=utf-8' : 'application/x-amz-json-1.0',
        'x-amz-content-sha256': createHash('sha256').update(signedBody).digest('hex'),
        ...(isForm ? {} : { 'x-amz-target': parts.target ?? 'AWSStepFunctions.ListStateMachines' }),
        ...parts.extraSigned,
      },
    },
    { ...aws.credentials },
  );
  const { Host: _host, 'Content-Length': _length, ...forwarded } = signed.headers as Record<string, string>;
  return send({
    method: parts.method ?? 'POST',
    path: parts.path ?? `/__aws/https/${host}/`,
    body,
    headers: {
      ...Object.fromEntries(Object.entries(forwarded).map(([name, value]) => [name.toLowerCase(), value])),
      origin: server.url,
      'sec-fetch-site': 'same-origin',
      'x-relay-token': token,
      ...parts.headers,
    },
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | undefined>;
  readonly body?: string;
  readonly chunked?: boolean;
}

function send({ method, path: urlPath, headers, body, chunked = false }: Sent): Promise<Answer> {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const length = body === undefined || chunked ? [] : [['content-length', String(Buffer.byteLength(body))]];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path: urlPath,
        headers: Object.fromEntries([...given, ...length]) as Record<string, string>,
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('what the relay forwards', () => {
  let before: number;
  beforeEach(() => {
    before = aws.received.length;
  });

  it('arrives as it was signed, with the host it was signed for', async () => {
    const answer = await relayed();

    expect([answer.status, answer.text]).toEqual([200, '{"stateMachines":[]}']);
    expect(aws.received.at(-1)?.headers.host).toBe(STATES);
  });

  it('reaches STS and IAM for the one question each', async () => {
    const form = (action: string, version: string): string => `Action=${action}&Version=${version}`;
    const sts = await relayed({
      host: 'sts.us-east-1.amazonaws.com',
      service: 'sts',
      body: form('GetCallerIdentity', '2011-06-15'),
    });
    const iam = await relayed({ host: 'iam.amazonaws.com', service: 'iam', body: form('ListRoles', '2010-05-08') });

    expect(sts.text).toContain('<Account>000000000000</Account>');
    expect(iam.text).toContain('stepwright-sandbox');
  });

  it('carries nothing of ours or of the browser: no token, cookie, origin or address', async () => {
    await relayed({
      headers: { cookie: 'a=b', 'x-forwarded-for': '1.2.3.4', referer: 'http://x/', 'user-agent': 'me' },
    });

    const names = Object.keys(aws.received.at(-1)?.headers ?? {});
    expect(
      names.filter(
        (name) =>
          !/^(?:x-amz-.*|authorization|content-type|content-length|host|connection|accept-encoding)$/.test(name),
      ),
    ).toEqual([]);
  });

  it('comes back with what the SDK needs and may not be stored', async () => {
    const { headers } = await relayed();

    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      date: expect.any(String) as string,
      'x-amzn-requestid': expect.any(String) as string,
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is checked by AWS: a body and its digest changed together do not pass there', async () => {
    const body = '{"maxResults":1}';
    const answer = await relayed({
      body,
      signedBody: '{}',
      headers: { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    });

    expect(answer.status).toBe(403);
    expect(answer.text).toContain('InvalidSignatureException');
    expect(aws.received.length).toBe(before + 1);
  });
});

describe('what the relay refuses', () => {
  const cases: readonly (readonly [string, Parts, number, string])[] = [
    ['a foreign origin', { headers: { origin: 'https://evil.example' } }, 403, 'origin'],
    ['another port of this machine', { headers: { origin: 'http://localhost:1' } }, 403, 'origin'],
    ['an opaque origin', { headers: { origin: 'null' } }, 403, 'origin'],
    ['no origin', { headers: { origin: undefined } }, 403, 'origin'],
    [
      'a request which the browser says is from another site',
      { headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'origin',
    ],
    ['no token', { headers: { 'x-relay-token': undefined } }, 403, 'token'],
    ['a token of another start', { headers: { 'x-relay-token': 'A'.repeat(43) } }, 403, 'token'],
    ['OPTIONS', { method: 'OPTIONS' }, 405, 'method'],
    ['GET', { method: 'GET' }, 405, 'method'],
    ['PUT', { method: 'PUT' }, 405, 'method'],
    ['the metadata address', { host: '169.254.169.254' }, 403, 'target'],
    ['this machine', { host: 'localhost' }, 403, 'target'],
    ['a host that only begins like AWS', { host: 'states.us-east-1.amazonaws.com.evil.example' }, 403, 'target'],
    ['a host that only ends like AWS', { host: 'evil-states.us-east-1.amazonaws.com' }, 403, 'target'],
    ['another service', { host: 's3.us-east-1.amazonaws.com', service: 's3' }, 403, 'target'],
    [
      'a region of China without its ending',
      { host: 'states.cn-north-1.amazonaws.com', region: 'cn-north-1' },
      403,
      'target',
    ],
    ['http', { path: `/__aws/http/${STATES}/` }, 400, 'target'],
    ['a port', { path: `/__aws/https/${STATES}:22/` }, 400, 'target'],
    ['a user', { path: `/__aws/https/user@${STATES}/` }, 400, 'target'],
    ['a path', { path: `/__aws/https/${STATES}/more` }, 400, 'target'],
    ['a query', { path: `/__aws/https/${STATES}/?x=1` }, 400, 'target'],
    ['an escaped host', { path: '/__aws/https/states%2eus-east-1.amazonaws.com/' }, 400, 'target'],
    ['an unsigned request', { headers: { authorization: undefined } }, 400, 'signature'],
    ['another kind of signature', { headers: { authorization: 'Bearer abc' } }, 400, 'signature'],
    ['a signature for another region', { region: 'eu-west-1' }, 400, 'scope'],
    ['a signature for another service', { host: 'sts.us-east-1.amazonaws.com', service: 'states' }, 400, 'scope'],
    [
      'IAM signed elsewhere',
      { host: 'iam.amazonaws.com', service: 'iam', region: 'eu-west-1', body: 'Action=ListRoles' },
      400,
      'scope',
    ],
    ['an operation that deletes', { target: 'AWSStepFunctions.DeleteStateMachine' }, 403, 'operation'],
    ['an operation of another API', { target: 'Logs_20140328.FilterLogEvents' }, 403, 'operation'],
    ['a known operation under another prefix', { target: 'Evil.ListStateMachines' }, 403, 'operation'],
    ['no operation', { headers: { 'x-amz-target': undefined } }, 403, 'operation'],
    [
      'making users',
      { host: 'iam.amazonaws.com', service: 'iam', body: 'Action=CreateUser&UserName=x' },
      403,
      'operation',
    ],
    [
      'assuming roles',
      { host: 'sts.us-east-1.amazonaws.com', service: 'sts', body: 'Action=AssumeRole' },
      403,
      'operation',
    ],
    [
      'two actions at once',
      { host: 'iam.amazonaws.com', service: 'iam', body: 'Action=ListRoles&Action=CreateUser' },
      403,
      'operation',
    ],
    ['a tampered body', { body: '{"maxResults":1}', signedBody: '{}' }, 400, 'body'],
    ['a signed header that would not be forwarded', { extraSigned: { 'x-evil': '1' } }, 400, 'headers'],
    ['a body that is too large', { body: 'x'.repeat(2 * 1_048_576 + 1) }, 413, 'size'],
  ];

  it.each(cases)('%s', async (_what, parts, status, reason) => {
    const before = aws.received.length;

    const answer = await relayed(parts);

    expect([answer.status, answer.headers['x-relay-refusal']]).toEqual([status, reason]);
    expect(JSON.parse(answer.text)).toMatchObject({
      __type: 'RelayRejected',
      reason,
      message: expect.stringMatching(/\.$/) as string,
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(aws.received.length).toBe(before);
  });

  it('a name rebound to this machine, before anything else', async () => {
    expect((await relayed({ headers: { host: 'evil.example', origin: 'http://evil.example' } })).status).toBe(421);
  });

  it('a body that grows too large while it comes', async () => {
    const head = await relayed();
    const answer = await send({
      method: 'POST',
      path: `/__aws/https/${STATES}/`,
      chunked: true,
      body: 'x'.repeat(3 * 1_048_576),
      headers: {
        origin: server.url,
        'x-relay-token': token,
        authorization: String(aws.received.at(-1)?.headers.authorization),
      },
    });

    expect(head.status).toBe(200);
    expect([answer.status, answer.headers['x-relay-refusal']]).toEqual([413, 'size']);
  });

  it.each([
    ['a redirect', { kind: 'redirect' }, 'redirect'],
    ['an answer that is too large', { kind: 'huge', bytes: 8 * 1_048_576 }, 'answer-size'],
    ['a connection that breaks', { kind: 'drop-before' }, 'connection'],
    ['a connection that breaks in the middle of the answer', { kind: 'drop-after' }, 'connection'],
  ] as const)('to pass on %s', async (_what, fault, reason) => {
    aws.fail('ListStateMachines', fault);

    const answer = await relayed();

    expect([answer.status, answer.headers['x-relay-refusal']]).toEqual([502, reason]);
    expect(answer.text).not.toContain('169.254');
  });
});
