import path from 'node:path';

/**
 * The file a request path means, as a path relative to the root, or nothing. Every segment must be a plain visible name: no `..`, no hidden
 * file, no separator of any platform, no NUL, so there is nothing to escape with. `/` is the index.
 */
export function relativeFilePath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined; // a broken percent escape names no file
  }
  if (!decoded.startsWith('/')) return undefined;
  if (decoded === '/') return 'index.html';
  const segments = decoded.slice(1).split('/');
  return segments.every(isPlainName) ? path.join(...segments) : undefined;
}

/** Whether a path that is no file may be a screen of the app, and so gets the index: a last segment without an extension. */
export function isScreenPath(urlPath: string): boolean {
  return !/\.[^/]*$/.test(urlPath);
}

/** Whether the build put a hash of the content into the name, so that the bytes behind it can never change. */
export function hasContentHash(relativePath: string): boolean {
  return /(?:^|[\\/])assets[\\/].*-[\w-]{8,}\.\w+$/.test(relativePath);
}

function isPlainName(segment: string): boolean {
  return segment !== '' && !segment.startsWith('.') && !/[\u0000-\u001f\\:]/.test(segment);
}
