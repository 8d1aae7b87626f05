import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../securityHeaders';
import { sendText } from '../sendText';
import type { Asset, AssetReader } from './assetCache';
import { chooseCoding, matchesEtag } from './negotiate';
import { hasContentHash, isScreenPath, relativeFilePath } from './resolveFile';

/** Answers GET and HEAD from the built page; a path without an extension is a screen of it and gets the index. */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  read: AssetReader,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendText(response, 405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    return;
  }
  const urlPath = (request.url ?? '/').replace(/[?#].*$/s, '');
  const relativePath = relativeFilePath(urlPath);
  const file = relativePath === undefined ? undefined : await read(relativePath);
  if (file !== undefined && relativePath !== undefined) {
    await sendAsset(request, response, { asset: file, immutable: hasContentHash(relativePath) });
    return;
  }
  const index = relativePath !== undefined && isScreenPath(urlPath) ? await read('index.html') : undefined;
  if (index !== undefined) {
    await sendAsset(request, response, { asset: index, immutable: false });
  } else if (relativePath === 'index.html') {
    sendText(response, 404, 'The page has not been built yet. Run "npm run build", then reload.');
  } else {
    sendText(response, 404, 'There is no such file.');
  }
}

async function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  { asset, immutable }: { readonly asset: Asset; readonly immutable: boolean },
): Promise<void> {
  const headers = {
    ...securityHeaders,
    etag: asset.etag,
    vary: 'accept-encoding',
    // Unhashed files are asked about every time: "no-cache" stores, but revalidates by the ETag.
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (matchesEtag(request.headers['if-none-match'], asset.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const { coding, bytes } = await asset.encoded(chooseCoding(request.headers['accept-encoding']));
  response.writeHead(200, {
    ...headers,
    'content-type': asset.contentType,
    'content-length': bytes.length,
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
