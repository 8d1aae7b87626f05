import type { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { err, ok, type Result } from '../core/base';
import type { HeldCredentials } from './credentials/heldCredentials';
import type { DeployTarget } from './deployTarget';
import { awsProblem, type AwsProblem } from './problems/awsProblem';

/** What the local server offers to its page. */
export interface ServerSession {
  /** Origin of the server. */
  readonly base: string;
  readonly relay: { readonly path: string; readonly token: string };
  readonly sandbox: { readonly path: string };
}

interface Asking {
  /** `location.origin` in a page. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Asks the server what it offers. A page on a static host gets no answer of this form, and the problem says what to do instead. */
export async function readServerSession({ base, fetch }: Asking): Promise<Result<ServerSession, AwsProblem>> {
  try {
    const response = await fetch(new URL('/__session', base), { cache: 'no-store', credentials: 'omit' });
    const answer: unknown = response.ok ? await response.json() : undefined;
    return isSessionAnswer(answer)
      ? ok({ base, relay: answer.relay, sandbox: answer.sandbox })
      : err(awsProblem('no-server'));
  } catch (error) {
    // A static host answers unknown paths with its page, which is no JSON; an unreachable server is a TypeError of fetch.
    return err(awsProblem(error instanceof SyntaxError ? 'no-server' : 'server-unreachable'));
  }
}

function isSessionAnswer(value: unknown): value is Omit<ServerSession, 'base'> {
  const has = (part: unknown, ...keys: readonly string[]): boolean =>
    typeof part === 'object' && part !== null && keys.every((key) => typeof Reflect.get(part, key) === 'string');
  if (typeof value !== 'object' || value === null) return false;
  return has(Reflect.get(value, 'relay'), 'path', 'token') && has(Reflect.get(value, 'sandbox'), 'path');
}

export interface OpenOptions {
  readonly session: ServerSession;
  readonly region: string;
  /** Replaces the browser's fetch in tests. */
  readonly inner?: FetchHttpHandler;
  readonly maxAttempts?: number;
}

/** AWS itself, through the relay. Loads the SDK. */
export async function openAwsTarget(
  options: OpenOptions & { readonly credentials: HeldCredentials },
): Promise<DeployTarget> {
  const { session, region, credentials, inner, maxAttempts } = options;
  const { openTarget } = await import('./sdk/openTarget');
  return openTarget({
    kind: 'aws',
    region,
    base: session.base,
    pathFor: (host) => `${session.relay.path}/https/${host}/`,
    headers: { 'x-relay-token': session.relay.token },
    credentials: () => credentials.provide(),
    inner,
    maxAttempts,
  });
}

/** The sandbox of the local server, by the same client code. Loads the SDK. */
export async function openSandboxTarget({ session, region, inner, maxAttempts }: OpenOptions): Promise<DeployTarget> {
  const { openTarget } = await import('./sdk/openTarget');
  return openTarget({
    kind: 'sandbox',
    region,
    base: session.base,
    pathFor: () => `${session.sandbox.path}/`,
    headers: {},
    // The sandbox checks no signature; the SDK wants one all the same.
    credentials: () => Promise.resolve({ accessKeyId: 'AKIASANDBOXSANDBOX00', secretAccessKey: 'sandbox' }),
    inner,
    maxAttempts,
  });
}
