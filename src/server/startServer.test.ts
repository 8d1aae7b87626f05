import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from './startServer';

const script = `export const text = ${JSON.stringify('a long enough script '.repeat(200))};`;
let root: string;
let server: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'stepwright-server-'));
  const app = path.join(root, 'app');
  await mkdir(path.join(app, 'assets'), { recursive: true });
  await writeFile(path.join(app, 'index.html'), '<!doctype html><title>Stepwright</title>');
  await writeFile(path.join(app, 'assets', 'index-DiwrgTda.js'), script);
  await writeFile(path.join(root, 'secret.txt'), 'not for you');
  await symlink(path.join(root, 'secret.txt'), path.join(app, 'leak.txt'));
  server = await started({ dataDir: path.join(root, 'data') });
});

afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true });
});

async function started({ dataDir }: { readonly dataDir: string }): Promise<RunningServer> {
  const result = await startServer({ appDir: path.join(root, 'app'), dataDir, port: 0 });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('the page', () => {
  it('answers the root and every screen path with the index, revalidated each time, under a strict policy', async () => {
    for (const urlPath of ['/', '/agents/42', '/?x=1']) {
      const answer = await get(urlPath);

      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toContain('<title>Stepwright</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('lets hashed files be kept for ever, compressed as the client can read them', async () => {
    const brotli = await get('/assets/index-DiwrgTda.js', { 'accept-encoding': 'gzip, br' });
    const gzip = await get('/assets/index-DiwrgTda.js', { 'accept-encoding': 'gzip' });
    const plain = await get('/assets/index-DiwrgTda.js');

    expect(brotli.headers['cache-control']).toContain('immutable');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body.toString()).toBe(script);
    expect(plain.headers.vary).toBe('accept-encoding');
  });

  it('answers 304 to a client that has the bytes, and no body to HEAD', async () => {
    const { headers } = await get('/');
    const again = await get('/', { 'if-none-match': String(headers.etag) });
    const head = await ask('HEAD', '/');

    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '40']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/leak.txt',
    '/assets/gone-AAAAAAAA.js',
  ])('has no file at %s', async (urlPath) => {
    const answer = await get(urlPath);

    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('not for you');
  });

  it('refuses other methods and other names for this host', async () => {
    expect((await ask('PUT', '/')).status).toBe(405);
    expect((await get('/', { host: 'rebound.example' })).status).toBe(421);
  });
});

describe('the session', () => {
  it('gives the relay token to our page and to nobody else', async () => {
    const answer = await get('/__session', { 'sec-fetch-site': 'same-origin' });
    const foreign = await get('/__session', { 'sec-fetch-site': 'cross-site' });
    const embedded = await get('/__session', { origin: 'https://evil.example' });

    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.body.toString())).toEqual({
      relay: { path: '/__aws', token: expect.stringMatching(/^[\w-]{43}$/) as string },
      sandbox: { path: '/__sandbox' },
    });
    expect([foreign.status, embedded.status]).toEqual([403, 403]);
  });
});

describe('the sandbox', () => {
  const list = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines', 'content-type': 'application/x-amz-json-1.0' };

  it('answers AWS clients at the root and the page at its path', async () => {
    for (const urlPath of ['/', '/__sandbox/']) {
      const answer = await ask('POST', urlPath, { headers: list, body: '{}' });

      expect([answer.status, answer.body.toString()]).toEqual([200, '{"stateMachines":[]}']);
      expect(answer.headers['x-amzn-requestid']).toMatch(/^[\da-f-]{36}$/);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it.each([
    ['a page of another origin', 'POST', { ...list, origin: 'https://evil.example' }, 403],
    ['a form of another site', 'POST', { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a preflight', 'OPTIONS', { origin: 'https://evil.example', 'access-control-request-method': 'POST' }, 405],
    ['a rebound name', 'POST', { ...list, host: 'rebound.example' }, 421],
  ])('refuses %s', async (_who, method, headers, status) => {
    const answer = await ask(method, '/__sandbox/', { headers, ...(method === 'POST' ? { body: '{}' } : {}) });

    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('reads no more than it must', async () => {
    const answer = await ask('POST', '/', { headers: { ...list, 'content-length': '9999999' } });

    expect(answer.status).toBe(413);
  });
});

describe('starting and stopping', () => {
  it('says which port is taken when that port was asked for', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });

    const result = await startServer({ appDir: root, dataDir: path.join(root, 'third-data'), port });

    blocker.close();
    expect(result).toEqual({ ok: false, error: expect.stringContaining(`Port ${port} is in use.`) as string });
  });

  it('says who has the data folder', async () => {
    const result = await startServer({ appDir: root, dataDir: path.join(root, 'data'), port: 0 });

    expect(result).toEqual({ ok: false, error: expect.stringContaining('Another Stepwright is using') as string });
  });

  it('starts with what is left when a file of the sandbox is damaged, and says so', async () => {
    const dataDir = path.join(root, 'damaged-data');
    await mkdir(path.join(dataDir, 'machines'), { recursive: true });
    await writeFile(path.join(dataDir, 'machines', 'x.machine'), 'not a record');
    const other = await started({ dataDir });
    await other.stop();

    expect(other.notices).toEqual([expect.stringMatching(/x\.machine was set aside as .*, because it does not begin/)]);
  });

  it('refuses connections once stopped', async () => {
    const other = await started({ dataDir: path.join(root, 'other-data') });
    await other.stop();

    await expect(ask('GET', '/', { port: other.port })).rejects.toThrow('ECONNREFUSED');
  });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

function get(urlPath: string, headers: Record<string, string> = {}): Promise<Answer> {
  return ask('GET', urlPath, { headers });
}

interface Ask {
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly port?: number;
}

/** A raw request: unlike fetch it sends the path and the Host exactly as given. */
function ask(method: string, urlPath: string, { headers = {}, body, port = server.port }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path: urlPath, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
