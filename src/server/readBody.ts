import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../core/base';

/**
 * The whole body of a request, unless it is larger than allowed. The rest of a larger one is thrown away unread by us, so that the answer can
 * still be sent: ending the stream early would end the connection.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Result<Buffer, 'too-large'>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      resolve(err('too-large'));
      return;
    }
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else resolve(err('too-large'));
    });
    request.on('end', () => resolve(ok(Buffer.concat(chunks))));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The client has gone.')));
  });
}
