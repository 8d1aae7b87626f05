import http from 'node:http';
import https from 'node:https';
import { ok, type Result } from '../../core/base';
import type { Forwardable } from './checkBody';
import { refuse, type Refusal } from './refusal';
import { operationTimeoutMs } from './services';

/** Largest answer that is passed on. A definition and a page of history have 1 MiB each at most. */
export const MAX_ANSWER_BYTES = 8 * 1_048_576;

/** What AWS answered, as it is passed on. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ForwardOptions {
  /** Goes there instead of to AWS: configuration of the server (tests, emulators), never of a client. */
  readonly upstream?: string | undefined;
  /** Ends the request when the page has gone. */
  readonly signal: AbortSignal;
  readonly timeoutMs?: number | undefined;
}

// `date` must pass: the SDK corrects the clock of a computer that is wrong by it.
const passedOn = /^(?:content-type|date|retry-after|x-amzn-[a-z0-9-]+|x-amz-[a-z0-9-]+)$/;

/** Sends a checked request and waits for the whole answer. Redirects are refused: they would lead off the list of hosts. */
export function forward(request: Forwardable, options: ForwardOptions): Promise<Result<UpstreamAnswer, Refusal>> {
  const target = new URL(options.upstream ?? `https://${request.host}`);
  const timeoutMs = options.timeoutMs ?? operationTimeoutMs(request.operation);
  return new Promise((resolve) => {
    const outgoing = (target.protocol === 'http:' ? http : https).request(
      {
        host: target.hostname,
        port: target.port,
        path: '/',
        method: 'POST',
        headers: request.headers,
        ...(options.upstream === undefined ? { servername: request.host } : {}),
        signal: AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]),
      },
      (incoming) => {
        receive(incoming).then(resolve, fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.end(request.body);

    function fail(error: unknown): void {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      resolve(
        error instanceof Error && isTimeout(error)
          ? refuse(504, 'timed-out', `${target.host} did not answer within ${timeoutMs / 1000} s.`)
          : refuse(502, 'connection', `The connection to ${target.host} failed (${code}).`),
      );
    }
  });
}

async function receive(incoming: http.IncomingMessage): Promise<Result<UpstreamAnswer, Refusal>> {
  const status = incoming.statusCode ?? 502;
  if (status >= 300 && status < 400) {
    incoming.destroy();
    return refuse(502, 'redirect', 'AWS answered with a redirect, which the relay does not follow.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      return refuse(502, 'answer-size', `The answer has more than ${MAX_ANSWER_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && passedOn.test(name)) headers[name] = value;
  }
  return ok({ status, headers, body: Buffer.concat(chunks) });
}

/** An aborted request reports the abort; the reason of the timeout signal tells it from a page that has gone. */
function isTimeout(error: Error): boolean {
  return error.name === 'TimeoutError' || (error.cause instanceof Error && error.cause.name === 'TimeoutError');
}
