import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Sandbox } from '../sandbox';
import { readBody } from './readBody';
import { isForeignPage } from './sameOrigin';
import { securityHeaders } from './securityHeaders';
import { sendText } from './sendText';
import { SANDBOX_PATH } from './session';

/** Twice what the sandbox accepts, so that it is the sandbox which says in AWS's words that a request is too large. */
const MAX_BODY_BYTES = 2 * 1_048_576;

/**
 * Whether a request is for the sandbox: anything below its path (our page), and what AWS clients send to an endpoint, a POST to the root.
 */
export function isForSandbox({ method, url = '' }: IncomingMessage): boolean {
  return url === SANDBOX_PATH || url.startsWith(`${SANDBOX_PATH}/`) || (method === 'POST' && url === '/');
}

/** Passes a request to the sandbox. Pages of other origins are refused; their preflights get no permission either. */
export async function serveSandbox(
  request: IncomingMessage,
  response: ServerResponse,
  { hosts, sandbox }: { readonly hosts: readonly string[]; readonly sandbox: Sandbox },
): Promise<void> {
  if (request.method !== 'POST') {
    sendText(response, 405, 'Only POST is answered here.', { allow: 'POST' });
    return;
  }
  if (isForeignPage(request.headers, hosts)) {
    sendText(response, 403, 'Only the page of this server, or a program, may use the sandbox.');
    return;
  }
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body.ok) {
    sendText(response, 413, `The request has more than ${MAX_BODY_BYTES} bytes.`, { connection: 'close' });
    return;
  }
  const answer = await sandbox.handle({ headers: singleValues(request.headers), body: body.value });
  response.writeHead(answer.status, { ...securityHeaders, 'cache-control': 'no-store', ...answer.headers });
  response.end(answer.body);
}

function singleValues(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
