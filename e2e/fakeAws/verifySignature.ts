import { createHash } from 'node:crypto';
import aws4 from 'aws4';
import type { IncomingHttpHeaders } from 'node:http';

export interface TestCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Why AWS would not take a request as the caller's; nothing if it is well signed. */
export interface SignatureProblem {
  readonly code: 'InvalidSignatureException' | 'MissingAuthenticationTokenException' | 'UnrecognizedClientException';
  readonly message: string;
}

/** How far the time in a signature may be from that of the service. */
const TOLERANCE_MS = 5 * 60_000;

/** Checks a request's signature with an implementation that shares nothing with the one that made it. */
export function verifySignature(
  request: ReceivedRequest,
  credentials: TestCredentials,
  nowMs: number,
): SignatureProblem | undefined {
  const match =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
      request.headers.authorization ?? '',
    );
  const [, accessKeyId, region, service, signedHeaders = '', signature] = match ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) {
    return { code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' };
  }
  const token = request.headers['x-amz-security-token'];
  if (accessKeyId !== credentials.accessKeyId || token !== credentials.sessionToken) {
    return { code: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' };
  }
  const late = latenessProblem(String(request.headers['x-amz-date']), nowMs);
  if (late !== undefined) return late;

  const { method, path, body } = request;
  const headers = Object.fromEntries(signedHeaders.split(';').map((name) => [name, String(request.headers[name])]));
  // aws4 believes the digest header; AWS compares it with the body.
  const digest = headers['x-amz-content-sha256'];
  const isBodySigned = digest === undefined || digest === createHash('sha256').update(body).digest('hex');
  const host = request.headers.host ?? '';
  const signed = aws4.sign({ service, region, method, path, host, headers, body: body.toString() }, { ...credentials });
  const expected = /Signature=(\w+)/.exec(String(signed.headers?.Authorization))?.[1];
  if (isBodySigned && expected === signature) return undefined;
  return {
    code: 'InvalidSignatureException',
    // AWS repeats the request here, headers and all; what shows this message to a person shows the session token too.
    message: `The request signature we calculated does not match the signature you provided. The Canonical String for this request should have been 'POST / x-amz-security-token:${token}'`,
  };
}

function latenessProblem(amzDate: string, nowMs: number): SignatureProblem | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate) ?? [];
  const signedMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (Math.abs(nowMs - signedMs) <= TOLERANCE_MS) return undefined;
  const now = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const message =
    signedMs < nowMs
      ? `Signature expired: ${amzDate} is now earlier than ${now} (${now} - 5 min.)`
      : `Signature not yet current: ${amzDate} is still later than ${now} (${now} + 5 min.)`;
  return { code: 'InvalidSignatureException', message };
}
