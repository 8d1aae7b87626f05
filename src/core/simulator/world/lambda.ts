import { isJsonObject, type JsonValue } from '../../json';
import type { WorldTools } from './world';

/** The event a function gets from `lambda:invoke`: the Payload; one that is a text is JSON already. */
export function lambdaPayload(request: JsonValue): JsonValue {
  const payload = isJsonObject(request) && Object.hasOwn(request, 'Payload') ? (request.Payload ?? null) : {};
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload) as JsonValue; // JSON.parse gives JSON values only
  } catch {
    return payload;
  }
}

/** What `lambda:invoke` answers around a function's answer. */
export function lambdaInvokeResponse(payload: JsonValue, tools: WorldTools): JsonValue {
  const requestId = tools.uuid();
  const headers: Record<string, string> = {
    Connection: 'keep-alive',
    'Content-Type': 'application/json',
    'X-Amz-Executed-Version': '$LATEST',
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
