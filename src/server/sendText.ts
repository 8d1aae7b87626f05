import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { securityHeaders } from './securityHeaders';

/** A short answer in words, never stored by a cache. */
export function sendText(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${sentence}\n`);
}

/** A value as JSON, never stored by a cache. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' });
}
