import { describe, expect, it } from 'vitest';
import { readServerSession } from './serverSession';

const base = 'http://localhost:4400';
const answering =
  (body: string, status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));

describe('what the page learns of its server', () => {
  it('are the ways to AWS and to the sandbox', async () => {
    const answer = JSON.stringify({ relay: { path: '/__aws', token: 't' }, sandbox: { path: '/__sandbox' } });

    expect(await readServerSession({ base, fetch: answering(answer) })).toEqual({
      ok: true,
      value: { base, relay: { path: '/__aws', token: 't' }, sandbox: { path: '/__sandbox' } },
    });
  });

  it.each([
    ['a static host that answers everything with its page', answering('<!doctype html>')],
    ['a static host that knows no such file', answering('not found', 404)],
    ['JSON of something else', answering('{"relay":{}}')],
    ['JSON null', answering('null')],
  ])('%s is no server of ours', async (_what, fetch) => {
    expect(await readServerSession({ base, fetch })).toMatchObject({ ok: false, error: { code: 'aws/no-server' } });
  });

  it('a server that has gone is told apart', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));

    expect(await readServerSession({ base, fetch })).toMatchObject({
      ok: false,
      error: { code: 'aws/server-unreachable' },
    });
  });
});
