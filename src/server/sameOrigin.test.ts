import { describe, expect, it } from 'vitest';
import { isForeignPage, isOurHost, loopbackHosts } from './sameOrigin';

const hosts = loopbackHosts(4400);

describe('who is asking', () => {
  it.each(['localhost:4400', '127.0.0.1:4400', '[::1]:4400', 'LOCALHOST:4400'])('knows %s as this server', (host) => {
    expect(isOurHost({ host }, hosts)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4400',
    'localhost',
    'localhost:4401',
    'localhost.evil.example:4400',
  ])('does not answer to the name %s', (host) => {
    expect(isOurHost(host === undefined ? {} : { host }, hosts)).toBe(false);
  });

  it('lets the port be left out where it is the default one', () => {
    expect(isOurHost({ host: 'localhost' }, loopbackHosts(80))).toBe(true);
  });

  it('takes a request without browser headers for a program', () => {
    expect(isForeignPage({}, hosts)).toBe(false);
  });

  it('accepts our own page', () => {
    expect(isForeignPage({ origin: 'http://localhost:4400', 'sec-fetch-site': 'same-origin' }, hosts)).toBe(false);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4401' },
    { origin: 'https://localhost:4400' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4400' },
  ])('refuses a page of elsewhere: %j', (headers) => {
    expect(isForeignPage(headers, hosts)).toBe(true);
  });
});
