import { ok } from '../core/base';
import type { JsonObject, JsonValue } from '../core/json';
import { answerQuery, queryFault, SANDBOX_ACCOUNT } from './account';
import { refuse, type Fault, type Outcome } from './api/fault';
import { MAX_REQUEST_BYTES } from './api/quotas';
import { operations } from './operations';
import type { MachineStore } from './store/store';

/** A request as it came over HTTP, without HTTP. Header names are lower case. */
export interface SandboxRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SandboxOptions {
  readonly store: MachineStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A random UUID; used for request and revision ids. */
  readonly newId: () => string;
  /** Told of what went wrong on our side (a full disk), which the client only learns as InternalFailure. */
  readonly onInternalError: (error: unknown) => void;
}

export interface Sandbox {
  handle(request: SandboxRequest): Promise<SandboxResponse>;
}

const TARGET_PREFIX = 'AWSStepFunctions.';
const DEFAULT_REGION = 'us-east-1';

/** The Step Functions control plane over a store. It checks no signature: whoever reaches the loopback port may use it. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const inOrder = createQueue();

  return {
    handle: async (request) => {
      const requestId = options.newId();
      if (isQuery(request)) return handleQuery(request, requestId);
      const outcome = await answer(request);
      return outcome.ok ? jsonResponse(200, outcome.value, requestId) : faultResponse(outcome.error, requestId);
    },
  };

  async function answer({ headers, body }: SandboxRequest): Promise<Outcome<JsonObject>> {
    const target = headers['x-amz-target'] ?? '';
    const operation = target.startsWith(TARGET_PREFIX) ? operations.get(target.slice(TARGET_PREFIX.length)) : undefined;
    if (operation === undefined) return refuse('UnknownOperationException', '');
    const input = readBody(body);
    if (!input.ok) return input;
    const run = (): Promise<Outcome<JsonObject>> =>
      operation.run(input.value, {
        store: options.store,
        region: signedRegion(headers.authorization),
        account: SANDBOX_ACCOUNT,
        nowMs: options.now(),
        newRevisionId: options.newId,
      });
    try {
      return await (operation.writes ? inOrder(run) : run());
    } catch (error) {
      options.onInternalError(error);
      return refuse('InternalFailure', 'The request processing has failed because of an unknown error.', 500);
    }
  }
}

/** Runs tasks one after the other; a task that fails does not stop the next. */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

function readBody(body: Uint8Array): Outcome<JsonValue> {
  if (body.byteLength > MAX_REQUEST_BYTES) {
    return refuse(
      'RequestEntityTooLargeException',
      `The request has ${body.byteLength} bytes; Step Functions accepts ${MAX_REQUEST_BYTES}.`,
      413,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return ok(JSON.parse(text === '' ? '{}' : text) as JsonValue); // JSON.parse makes nothing else
  } catch (error) {
    return refuse('SerializationException', error instanceof Error ? error.message : 'The body is not JSON.');
  }
}

/** Region of the credential scope, so that each region has its own machines; unsigned requests mean the default one. */
function signedRegion(authorization: string | undefined): string {
  return /Credential=[^/,\s]+\/\d{8}\/([a-z]{2}(?:-[a-z]+)+-\d+)\//.exec(authorization ?? '')?.[1] ?? DEFAULT_REGION;
}

function isQuery({ headers }: SandboxRequest): boolean {
  return headers['x-amz-target'] === undefined && (headers['content-type'] ?? '').includes('x-www-form-urlencoded');
}

function handleQuery({ body }: SandboxRequest, requestId: string): SandboxResponse {
  const action = new URLSearchParams(new TextDecoder().decode(body)).get('Action') ?? '';
  const xml = answerQuery(action, requestId);
  return {
    status: xml === undefined ? 400 : 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xml ?? queryFault('InvalidAction', 'The sandbox does not know this action.', requestId),
  };
}

function faultResponse({ code, message, status }: Fault, requestId: string): SandboxResponse {
  return jsonResponse(status, { __type: code, ...(message === '' ? {} : { message }) }, requestId);
}

function jsonResponse(status: number, value: JsonObject, requestId: string): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId },
    body: JSON.stringify(value),
  };
}
