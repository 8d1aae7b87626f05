import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ok, type Result } from '../../core/base';
import { refuse, RELAY_TOKEN_HEADER, type Refusal } from './refusal';
import { relayedHost, type RelayedService } from './services';

/** The part of a request that is there before its body. */
export interface RequestHead {
  readonly method: string;
  /** Path and query below the relay's own path: `/https/states.eu-west-1.amazonaws.com/`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export interface HeadPolicy {
  /** Origins our page may have; their hosts are the names this server answers to. */
  readonly origins: readonly string[];
  readonly token: string;
}

/** A request that may go on to its body. */
export interface CheckedHead {
  readonly host: string;
  readonly service: RelayedService;
  /** Names of the headers the signature covers. */
  readonly signedHeaders: readonly string[];
}

/** Who asks, and for what: cross-site requests, rebound names, other hosts, regions, services and unsigned requests end here. */
export function checkHead(head: RequestHead, policy: HeadPolicy): Result<CheckedHead, Refusal> {
  const caller = checkCaller(head, policy);
  if (!caller.ok) return caller;

  const target = /^\/https\/([a-z0-9.-]+)\/?$/.exec(head.target);
  const host = target?.[1];
  if (host === undefined) return refuse(400, 'target', 'The path must be /https/ and the name of an AWS host.');
  const relayed = relayedHost(host);
  if (relayed === undefined) return refuse(403, 'target', `The relay does not forward to "${host}".`);

  const signature = signaturePattern.exec(head.headers.authorization ?? '');
  const [, region, service, signedHeaders] = signature ?? [];
  if (signedHeaders === undefined)
    return refuse(400, 'signature', 'The request is not signed with AWS Signature Version 4.');
  if (service !== relayed.service.scope || region !== relayed.scopeRegion) {
    return refuse(400, 'scope', `The signature is for ${service ?? ''} in ${region ?? ''}, the host is "${host}".`);
  }
  return ok({ host, service: relayed.service, signedHeaders: signedHeaders.split(';') });
}

const signaturePattern =
  /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;

function checkCaller({ method, headers }: RequestHead, { origins, token }: HeadPolicy): Result<true, Refusal> {
  // Refusing OPTIONS as well means that no preflight of another origin ever passes.
  if (method !== 'POST') return refuse(405, 'method', 'The relay answers POST only.');
  if (headers.origin === undefined || !origins.includes(headers.origin)) {
    return refuse(403, 'origin', 'Only the page of this server may use the relay.');
  }
  if (!origins.some((origin) => new URL(origin).host === headers.host)) {
    return refuse(403, 'host', 'The relay answers only to the loopback address of this server.');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    return refuse(403, 'origin', 'Only the page of this server may use the relay.');
  }
  const given = headers[RELAY_TOKEN_HEADER];
  if (typeof given !== 'string' || !isSameSecret(given, token)) {
    return refuse(403, 'token', 'The page belongs to an earlier start of the server. Reload it.');
  }
  return ok(true);
}

/** Compares without telling by its duration how much was right; digests make the lengths equal. */
function isSameSecret(a: string, b: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
