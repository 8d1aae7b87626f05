import { FetchHttpHandler } from '@smithy/fetch-http-handler';

type Request = Parameters<FetchHttpHandler['handle']>[0];
type Options = NonNullable<Parameters<FetchHttpHandler['handle']>[1]>;
type Answer = Awaited<ReturnType<FetchHttpHandler['handle']>>;

export interface RelayRoute {
  /** Origin of the page, or of the server in tests. */
  readonly base: string;
  /** Path of a request at the server, from the host it was signed for. */
  readonly pathFor: (host: string) => string;
  /** Headers the server wants; never signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Replaces the browser's fetch in tests. */
  readonly inner?: FetchHttpHandler;
}

const REFUSAL_HEADER = 'x-relay-refusal';
/** A little more than the relay gives AWS, so that it is the relay which says what happened. */
const REQUEST_TIMEOUT_MS = 70_000;
const RUN_TIMEOUT_MS = 315_000;

/**
 * Sends what the SDK has signed for an AWS host to the local server instead. It is the last step of the SDK's pipeline, so it may change where a
 * request goes without touching what was signed; `host` and `content-length` are put back by the relay, because no page may set them.
 */
export class RelayHttpHandler {
  readonly #route: RelayRoute;
  readonly #inner: FetchHttpHandler;

  constructor(route: RelayRoute) {
    this.#route = route;
    this.#inner = route.inner ?? new FetchHttpHandler({ credentials: 'omit', cache: 'no-store' });
  }

  async handle(request: Request, options: Options = {}): Promise<Answer> {
    const answer = await this.#send(request, options);
    const reason = answer.response.headers[REFUSAL_HEADER];
    if (reason !== undefined) throw refusalError(reason, await bodyText(answer.response.body));
    return answer;
  }

  async #send(request: Request, options: Options): Promise<Answer> {
    try {
      return await this.#inner.handle(this.#rerouted(request), {
        ...options,
        requestTimeout: isRun(request) ? RUN_TIMEOUT_MS : REQUEST_TIMEOUT_MS,
      });
    } catch (error) {
      // fetch says TypeError for whatever kept it from an answer; the server next door is then not there.
      if (error instanceof TypeError) throw named('ServerUnreachable', error.message, error);
      throw error;
    }
  }

  #rerouted(request: Request): Request {
    const base = new URL(this.#route.base);
    const { host: _host, 'content-length': _length, ...signed } = request.headers;
    const copy = Object.create(Object.getPrototypeOf(request) as object) as Request; // same class, filled from the original below
    const rerouted = Object.assign(copy, request, {
      headers: { ...signed, ...this.#route.headers },
      protocol: base.protocol,
      hostname: base.hostname,
      path: this.#route.pathFor(request.hostname),
    });
    if (base.port === '') delete rerouted.port;
    else rerouted.port = Number(base.port);
    return rerouted;
  }

  updateHttpClientConfig(...args: Parameters<FetchHttpHandler['updateHttpClientConfig']>): void {
    this.#inner.updateHttpClientConfig(...args);
  }

  httpHandlerConfigs(): ReturnType<FetchHttpHandler['httpHandlerConfigs']> {
    return this.#inner.httpHandlerConfigs();
  }

  destroy(): void {
    this.#inner.destroy();
  }
}

function isRun(request: Request): boolean {
  return /\.(?:TestState|StartSyncExecution)$/.test(request.headers['x-amz-target'] ?? '');
}

/** A broken connection between relay and AWS is worth another try, which `$retryable` tells the SDK; a refusal is not. */
function refusalError(reason: string, body: string): Error {
  const message = messageOf(body);
  if (reason === 'connection') return Object.assign(named('ConnectionLost', message), { $retryable: {} });
  if (reason === 'timed-out') return named('TimeoutError', message);
  if (reason === 'rate')
    return Object.assign(named('ThrottlingException', message), { $retryable: { throttling: true } });
  return named('RelayRefused', message);
}

function messageOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'message' in value ? String(value.message) : body;
  } catch {
    return body; // not the relay's own form; its text is all there is to show
  }
}

function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? {} : { cause });
  error.name = name;
  return error;
}

async function bodyText(body: unknown): Promise<string> {
  return new Response(body as ConstructorParameters<typeof Response>[0]).text(); // the fetch handler gives a stream or a blob
}
