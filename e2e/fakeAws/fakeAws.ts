import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createMemoryStore, createSandbox, type Sandbox } from '../../src/sandbox';
import type { Fault } from './fault';
import { verifySignature, type ReceivedRequest, type TestCredentials } from './verifySignature';

/** A server that answers like AWS, and says no like AWS, on a loopback port: the upstream of a relay in tests. */
export interface FakeAws {
  readonly url: string;
  readonly credentials: TestCredentials;
  /** Everything that arrived, for searching it. */
  readonly received: readonly ReceivedRequest[];
  /** Operations that arrived, in order. */
  readonly operations: readonly string[];
  /** Lets the next requests for an operation go wrong, one fault each. */
  fail(operation: string, ...faults: readonly Fault[]): void;
  /** Sets the clock of the service apart from that of the caller. */
  setClockOffset(ms: number): void;
  /** Calls an operation as somebody else in the account would. */
  call(operation: string, input: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

const credentials: TestCredentials = {
  accessKeyId: 'ASIAFAKEFAKEFAKE1234',
  secretAccessKey: 'fakeSecret/fakeSecret+fakeSecret/fakeSec',
  sessionToken: 'IQoJb3JpZ2luX2VjEFakeSessionToken//////////wEaCXVzLWVhc3QtMSJHMEUCIQ==',
};

export async function startFakeAws(): Promise<FakeAws> {
  const sandbox = createSandbox({
    store: createMemoryStore(),
    now: Date.now,
    newId: randomUUID,
    onInternalError: (error) => {
      throw error;
    },
  });
  const received: ReceivedRequest[] = [];
  const faults = new Map<string, Fault[]>();
  let clockOffsetMs = 0;

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    credentials,
    received,
    get operations() {
      return received.map(operationOf);
    },
    fail: (operation, ...more) => void faults.set(operation, [...(faults.get(operation) ?? []), ...more]),
    setClockOffset: (ms) => void (clockOffsetMs = ms),
    call: (operation, input) => callAs(sandbox, operation, input),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const request: ReceivedRequest = { method, path, headers, body: Buffer.concat(chunks) };
    received.push(request);
    // The SDK sets its clock by this header.
    response.setHeader('date', new Date(Date.now() + clockOffsetMs).toUTCString());

    const unsigned = verifySignature(request, credentials, Date.now() + clockOffsetMs);
    if (unsigned !== undefined) {
      sendError(request, response, { ...unsigned, status: 403 });
      return;
    }
    const fault = faults.get(operationOf(request))?.shift();
    if (fault?.kind === 'meanwhile') await callAs(sandbox, fault.operation, fault.input);
    if (fault === undefined || fault.kind === 'meanwhile' || fault.kind === 'drop-after') {
      const {
        status,
        headers: own,
        body,
      } = await sandbox.handle({ headers: singleValues(headers), body: request.body });
      response.writeHead(status, { ...own, 'content-length': Buffer.byteLength(body) });
      if (fault?.kind === 'drop-after') response.write(body.slice(0, 10), () => response.destroy());
      else response.end(body);
      return;
    }
    misbehave(request, response, fault);
  }
}

type Misbehaviour = Exclude<Fault, { readonly kind: 'meanwhile' | 'drop-after' }>;

function misbehave(request: ReceivedRequest, response: ServerResponse, fault: Misbehaviour): void {
  switch (fault.kind) {
    case 'error':
      sendError(request, response, { ...fault, status: fault.status ?? 400 });
      break;
    case 'drop-before':
      response.destroy();
      break;
    case 'html':
      response.writeHead(500, { 'content-type': 'text/html' }).end('<!doctype html><title>500</title>');
      break;
    case 'redirect':
      response.writeHead(307, { location: 'http://169.254.169.254/' }).end();
      break;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ stateMachines: [], padding: 'x'.repeat(fault.bytes) }));
      break;
    case 'silence':
      break;
  }
}

const xmlCodes: Readonly<Record<string, string>> = {
  ExpiredTokenException: 'ExpiredToken',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  UnrecognizedClientException: 'InvalidClientTokenId',
};

/** STS and IAM answer in XML and under other names than Step Functions. */
function sendError(
  { headers }: ReceivedRequest,
  response: ServerResponse,
  { code, message, status }: { readonly code: string; readonly message: string; readonly status: number },
): void {
  const requestId = randomUUID();
  if (headers['x-amz-target'] === undefined) {
    const xmlCode = xmlCodes[code];
    response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
    response.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${xmlCode ?? code.replace(/Exception$/, '')}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
    return;
  }
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId });
  response.end(JSON.stringify({ __type: code, message }));
}

async function callAs(sandbox: Sandbox, operation: string, input: unknown): Promise<unknown> {
  const { body } = await sandbox.handle({
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: new TextEncoder().encode(JSON.stringify(input)),
  });
  return JSON.parse(body) as unknown;
}

function operationOf({ headers, body }: ReceivedRequest): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.replace(/^.*\./, '');
  return new URLSearchParams(body.toString()).get('Action') ?? '';
}

function singleValues(headers: IncomingMessage['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function listenOnFreePort(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
