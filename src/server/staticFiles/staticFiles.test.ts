import { describe, expect, it } from 'vitest';
import { contentTypeOf, isCompressible } from './contentType';
import { chooseCoding, matchesEtag } from './negotiate';
import { hasContentHash, isScreenPath, relativeFilePath } from './resolveFile';

describe('which file a path means', () => {
  it('maps the root to the index and a plain path to itself', () => {
    expect(relativeFilePath('/')).toBe('index.html');
    expect(relativeFilePath('/assets/a%20b.js')).toBe('assets/a b.js');
  });

  it.each([
    '/../package.json',
    '/assets/../../x',
    '/%2e%2e/x',
    '/..%2fx',
    '/a%5c..%5cx',
    '/.env',
    '/a//b',
    '/%00',
    '/%',
    '/C:/x',
    'x',
    '/assets/',
  ])('refuses %s', (urlPath) => {
    expect(relativeFilePath(urlPath)).toBeUndefined();
  });

  it('tells a screen of the app from a missing file', () => {
    expect(isScreenPath('/agents/42')).toBe(true);
    expect(isScreenPath('/assets/gone.js')).toBe(false);
  });

  it('calls only hashed build output immutable', () => {
    expect(hasContentHash('assets/index-DiwrgTda.js')).toBe(true);
    expect(hasContentHash('samples/batch-orchestrator.json')).toBe(false);
    expect(hasContentHash('assets/logo.svg')).toBe(false);
  });
});

describe('content types', () => {
  it.each([
    ['a.wasm', 'application/wasm'],
    ['a.TTF', 'font/ttf'],
    ['a.asl.json', 'application/json; charset=utf-8'],
    ['a.unknown', 'application/octet-stream'],
    ['LICENSE', 'application/octet-stream'],
  ])('%s is %s', (name, type) => {
    expect(contentTypeOf(name)).toBe(type);
  });

  it('does not compress what is compressed', () => {
    expect(isCompressible('image/png')).toBe(false);
    expect(isCompressible('font/woff2')).toBe(false);
    expect(isCompressible('font/ttf')).toBe(true);
  });
});

describe('negotiation', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['br;q=nonsense', 'identity'],
  ])('Accept-Encoding %s gets %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });

  it('compares entity tags weakly', () => {
    expect(matchesEtag('"a", W/"b"', '"b"')).toBe(true);
    expect(matchesEtag('*', '"b"')).toBe(true);
    expect(matchesEtag('"a"', '"b"')).toBe(false);
    expect(matchesEtag(undefined, '"b"')).toBe(false);
  });
});
