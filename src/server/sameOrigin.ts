import type { IncomingHttpHeaders } from 'node:http';

/** The names under which this server may be addressed: loopback only, with the port it listens on. */
export function loopbackHosts(port: number): readonly string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

/**
 * Whether the request names us as its host. A page of another site can point its own name at 127.0.0.1 (DNS rebinding) and would then be of
 * the same origin as the answer; only the `Host` header tells.
 */
export function isOurHost(headers: IncomingHttpHeaders, hosts: readonly string[]): boolean {
  return headers.host !== undefined && hosts.includes(headers.host.toLowerCase());
}

/**
 * Whether a browser says that a page of another origin is asking. Programs send neither header and pass; a browser sends `Origin` with every
 * POST and `Sec-Fetch-Site` with everything, and a page can forge neither.
 */
export function isForeignPage(headers: IncomingHttpHeaders, hosts: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.origin !== undefined && !originsOf(hosts).includes(headers.origin.toLowerCase());
}

/** The origins a page of ours may have. */
export function originsOf(hosts: readonly string[]): readonly string[] {
  return hosts.map((host) => `http://${host}`);
}
