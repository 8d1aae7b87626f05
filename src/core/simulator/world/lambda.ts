import { isJsonObject, type JsonValue } from '../../json';
import { payloadBytes } from '../payloadSize';
import type { WorldTools } from './world';

/** The event a function gets from `lambda:invoke`: the Payload; one that is a text is JSON already, and null is an empty object (recorded). */
export function lambdaPayload(request: JsonValue): JsonValue {
  const payload = isJsonObject(request) && Object.hasOwn(request, 'Payload') ? (request.Payload ?? {}) : {};
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return payload;
  }
}

/** What `lambda:invoke` answers around a function's answer. */
export function lambdaInvokeResponse(payload: JsonValue, tools: WorldTools, atMs: number): JsonValue {
  const requestId = tools.uuid();
  const traceId = tools.uuid().replaceAll('-', '');
  const headers: Record<string, string> = {
    Connection: 'keep-alive',
    'Content-Length': String(payloadBytes(payload)),
    'Content-Type': 'application/json',
    Date: new Date(atMs).toUTCString(),
    'X-Amz-Executed-Version': '$LATEST',
    'X-Amzn-Trace-Id': `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)};Sampled=0`,
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': requestId,
  };
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  };
}
