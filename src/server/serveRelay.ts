import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Relay } from '../aws/relay';
import { readBody } from './readBody';
import { securityHeaders } from './securityHeaders';
import { RELAY_PATH } from './session';

export function isForRelay({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(`${RELAY_PATH}/`);
}

/** Carries a request to the relay and its answer back. Nothing of either is logged or stored. */
export async function serveRelay(request: IncomingMessage, response: ServerResponse, relay: Relay): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const { status, headers, body } = await relay({
    method: request.method ?? '',
    target: (request.url ?? '').slice(RELAY_PATH.length),
    headers: request.headers,
    readBody: (maxBytes) => readBody(request, maxBytes),
    signal: gone.signal,
  });
  if (response.destroyed) return;
  response.writeHead(status, {
    ...securityHeaders,
    ...headers,
    'cache-control': 'no-store',
    'content-length': body.length,
    // A refused request may have a body that nobody reads; the connection cannot be used again.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(body);
}
