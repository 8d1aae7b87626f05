import { createHash } from 'node:crypto';
import { ok } from '../../core/base';
import { isJsonObject } from '../../core/json';
import { refuse, type Outcome } from './fault';
import { DEFAULT_PAGE_ITEMS, PAGE_TOKEN_HOURS } from './quotas';

export interface PageRequest<T> {
  /** All items, in the order of the listing. */
  readonly items: readonly T[];
  /** Identity of an item in that order: a page continues after it, even when it was deleted meanwhile. */
  readonly keyOf: (item: T) => string;
  readonly compareKeys: (a: string, b: string) => number;
  /** What is listed; a token of another listing is refused. */
  readonly listing: string;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly nowMs: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** One page of a listing. The token says after which item to go on, so items that come and go between pages repeat or lose nothing. */
export function pageOf<T>(request: PageRequest<T>): Outcome<Page<T>> {
  const { items, keyOf, compareKeys, listing, nextToken, nowMs } = request;
  const after = nextToken === undefined ? undefined : readToken(nextToken, { listing, nowMs });
  if (after !== undefined && !after.ok) return after;
  const size = request.maxResults === undefined || request.maxResults === 0 ? DEFAULT_PAGE_ITEMS : request.maxResults;
  const rest = after === undefined ? items : items.filter((item) => compareKeys(keyOf(item), after.value) > 0);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  if (rest.length <= size || last === undefined) return ok({ items: page });
  const expiresMs = nowMs + PAGE_TOKEN_HOURS * 3_600_000;
  return ok({ items: page, nextToken: writeToken({ after: keyOf(last), listing, expiresMs }) });
}

interface Token {
  readonly after: string;
  readonly listing: string;
  readonly expiresMs: number;
}

/** Opaque to clients: a digest in front makes anything but a token of ours an InvalidToken. */
function writeToken({ after, listing, expiresMs }: Token): string {
  const body = JSON.stringify([after, digest(listing), expiresMs]);
  return Buffer.from(digest(body) + body).toString('base64url');
}

function readToken(
  token: string,
  { listing, nowMs }: { readonly listing: string; readonly nowMs: number },
): Outcome<string> {
  const invalid = refuse('InvalidToken', "Invalid Token: 'Invalid token'");
  const decoded = Buffer.from(token, 'base64url').toString();
  const body = decoded.slice(DIGEST_CHARACTERS);
  if (digest(body) !== decoded.slice(0, DIGEST_CHARACTERS)) return invalid;
  const fields: unknown = JSON.parse(body);
  if (!Array.isArray(fields) || isJsonObject(fields)) return invalid;
  const [after, listed, expiresMs] = fields as unknown[]; // each is checked below
  if (typeof after !== 'string' || listed !== digest(listing) || typeof expiresMs !== 'number' || expiresMs < nowMs) {
    return invalid;
  }
  return ok(after);
}

const DIGEST_CHARACTERS = 16;

function digest(value: string): string {
  return createHash('sha256').update(`stepwright page ${value}`).digest('hex').slice(0, DIGEST_CHARACTERS);
}
