import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForeignPage } from './sameOrigin';
import { sendJson, sendText } from './sendText';

/**
 * What the page learns from `GET /__session`. A page that gets no such answer (it is served by a static host) has neither relay nor sandbox
 * and says so.
 */
export interface SessionAnswer {
  readonly relay: { readonly path: string; readonly token: string };
  readonly sandbox: { readonly path: string };
}

export const SESSION_PATH = '/__session';
export const RELAY_PATH = '/__aws';
export const SANDBOX_PATH = '/__sandbox';

/** A relay token: 256 random bits, new with every start, known only to this process and the pages it serves. */
export function newRelayToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Hands the relay token to our own page; the same-origin policy keeps any other page from reading it. */
export function serveSession(
  request: IncomingMessage,
  response: ServerResponse,
  { hosts, token }: { readonly hosts: readonly string[]; readonly token: string },
): void {
  if (request.method !== 'GET') {
    sendText(response, 405, 'Only GET is answered here.', { allow: 'GET' });
  } else if (isForeignPage(request.headers, hosts)) {
    sendText(response, 403, 'Only the page of this server may ask.');
  } else {
    const answer: SessionAnswer = { relay: { path: RELAY_PATH, token }, sandbox: { path: SANDBOX_PATH } };
    sendJson(response, 200, answer);
  }
}
