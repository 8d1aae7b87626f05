import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ok, type Result } from '../../core/base';
import type { CheckedHead } from './checkHead';
import { refuse, type Refusal } from './refusal';

/** What is sent to AWS. */
export interface Forwardable {
  readonly host: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const forwarded = /^(?:authorization|content-type|accept|x-amz-[a-z0-9-]+|amz-sdk-(?:request|invocation-id))$/;

/**
 * Checks the body against its signature and the allow-list of operations, and makes the request AWS will get: the listed headers and nothing
 * else, so no cookie and no token of ours. A header that was signed but would not be forwarded is refused, since AWS would refuse it less clearly.
 */
export function checkBody(
  head: CheckedHead,
  incoming: IncomingHttpHeaders,
  body: Uint8Array,
): Result<Forwardable, Refusal> {
  const digest = incoming['x-amz-content-sha256'];
  if (digest !== undefined && digest !== createHash('sha256').update(body).digest('hex')) {
    return refuse(400, 'body', 'The body is not the one that was signed.');
  }
  const operation = operationOf(head, incoming, body);
  if (operation === undefined || !head.service.operations.has(operation)) {
    return refuse(403, 'operation', `The relay does not forward ${operation ?? 'a request without an operation'}.`);
  }
  const headers: Record<string, string> = {
    host: head.host,
    'content-length': String(body.byteLength),
    'accept-encoding': 'identity',
  };
  for (const [name, value] of Object.entries(incoming)) {
    if (typeof value === 'string' && forwarded.test(name)) headers[name] = value;
  }
  const lost = head.signedHeaders.find((name) => !Object.hasOwn(headers, name));
  if (lost !== undefined) return refuse(400, 'headers', `The signed header "${lost}" would not be forwarded.`);
  return ok({ host: head.host, operation, headers, body });
}

function operationOf({ service }: CheckedHead, headers: IncomingHttpHeaders, body: Uint8Array): string | undefined {
  if (service.targetPrefix !== undefined) {
    const target = headers['x-amz-target'];
    return typeof target === 'string' && target.startsWith(service.targetPrefix)
      ? target.slice(service.targetPrefix.length)
      : undefined;
  }
  const actions = new URLSearchParams(new TextDecoder().decode(body)).getAll('Action');
  return actions.length === 1 ? actions[0] : undefined;
}
