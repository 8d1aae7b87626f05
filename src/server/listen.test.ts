import { createServer } from 'node:http';
import { createServer as createBlocker, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './listen';

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

function blockPort(): Promise<number> {
  const blocker = createBlocker();
  open.push(blocker);
  return new Promise((resolve) => {
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { readonly port: number }).port));
  });
}

describe('a port that is taken', () => {
  it('is passed over for the next free one, unless it was asked for', async () => {
    const port = await blockPort();
    const server = createServer();
    open.push(server);

    const asked = await listen(server, { host: '127.0.0.1', port, mayMove: false });
    const moved = await listen(server, { host: '127.0.0.1', port, mayMove: true });

    expect(asked).toEqual({ ok: false, error: expect.stringContaining(`Port ${port} is in use.`) as string });
    expect(moved.ok && moved.value).toBeGreaterThan(port);
  });

  it('that this user may not have, or an address this machine has not, is said', async () => {
    const server = createServer();

    expect(await listen(server, { host: '192.0.2.1', port: 0, mayMove: false })).toEqual({
      ok: false,
      error: expect.stringContaining('Cannot listen on 192.0.2.1:0') as string,
    });
  });
});
