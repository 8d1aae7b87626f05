import type { IncomingHttpHeaders } from 'node:http';
import type { Result } from '../../core/base';
import { checkBody } from './checkBody';
import { checkHead, type HeadPolicy } from './checkHead';
import { forward } from './forward';
import { createRateLimit, type RateLimitOptions } from './rateLimit';
import { REFUSAL_HEADER, refuse, type Refusal } from './refusal';

export interface RelayOptions {
  /** Asked for each request, because the port is known only once the server listens. */
  readonly policy: () => HeadPolicy;
  /** Goes there instead of to AWS: configuration of the server (tests, emulators), never of a client. */
  readonly upstream?: string | undefined;
  readonly rate?: RateLimitOptions;
  /** Replaces the timeout of every operation. */
  readonly timeoutMs?: number;
  readonly now: () => number;
}

/** A request below the relay's path, without its HTTP server. */
export interface RelayRequest {
  readonly method: string;
  /** Rest of the URL below the relay's path. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Reads the body, unless it is larger; called only for a request whose head was accepted. */
  readonly readBody: (maxBytes: number) => Promise<Result<Uint8Array, 'too-large'>>;
  /** Ends the request when the page has gone. */
  readonly signal: AbortSignal;
}

export interface RelayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Relay = (request: RelayRequest) => Promise<RelayAnswer>;

/** Twice the largest request Step Functions takes. */
const MAX_BODY_BYTES = 2 * 1_048_576;
const DEFAULT_RATE: RateLimitOptions = { burst: 60, perSecond: 20 };

/**
 * Forwards requests which the page has signed itself to the AWS host they are signed for. It holds no key and changes nothing that is signed;
 * it writes no log.
 */
export function createRelay(options: RelayOptions): Relay {
  const rate = createRateLimit(options.rate ?? DEFAULT_RATE);

  return async (request) => {
    const answer = await relay(request);
    return answer.ok ? answer.value : refusalAnswer(answer.error);
  };

  async function relay(request: RelayRequest): Promise<Result<RelayAnswer, Refusal>> {
    const head = checkHead(request, options.policy());
    if (!head.ok) return head;
    if (!rate.take(options.now())) return refuse(429, 'rate', 'Too many requests at once. Wait a moment.');
    const body = await request.readBody(MAX_BODY_BYTES);
    if (!body.ok) return refuse(413, 'size', `The request has more than ${MAX_BODY_BYTES} bytes.`);
    const forwardable = checkBody(head.value, request.headers, body.value);
    if (!forwardable.ok) return forwardable;
    const { upstream, timeoutMs } = options;
    return forward(forwardable.value, { upstream, timeoutMs, signal: request.signal });
  }
}

function refusalAnswer({ status, reason, message }: Refusal): RelayAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      [REFUSAL_HEADER]: reason,
      ...(status === 405 ? { allow: 'POST' } : {}),
      ...(status === 413 ? { connection: 'close' } : {}),
    },
    body: Buffer.from(JSON.stringify({ __type: 'RelayRejected', reason, message })),
  };
}
