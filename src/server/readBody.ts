import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../core/base';

/** The whole body of a request, unless it is larger than allowed; what comes after is not read. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Result<Buffer, 'too-large'>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return err('too-large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return err('too-large');
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
