import { err, ok, type Result } from '../../core/base';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import { holdCredentials, type HeldCredentials } from './heldCredentials';
import { scanCredentials, type ScannedCredentials } from './scanCredentials';

/** What was read from the paste box. */
export interface ReadCredentials {
  readonly credentials: HeldCredentials;
  /** A region that came with them. */
  readonly region?: string;
  readonly warnings: readonly AwsProblem[];
}

/**
 * Reads pasted credentials and takes hold of them; the secret leaves this function only inside the holder. The caller empties the box at once.
 *
 * @param now - milliseconds since the epoch, to refuse what has expired.
 */
export function readCredentials(pasted: string, now: () => number): Result<ReadCredentials, AwsProblem[]> {
  if (pasted.trim() === '') return err([awsProblem('credentials-empty')]);
  const scanned = scanCredentials(pasted);
  const { accessKeyId, secretAccessKey, sessionToken, region } = scanned;
  const problem = problemOf(scanned);
  if (problem !== undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    return err([problem ?? awsProblem('credentials-unrecognised')]);
  }
  const expiration = scanned.expiration === undefined ? undefined : readDate(scanned.expiration);
  if (expiration !== undefined && expiration.getTime() <= now()) return err([awsProblem('credentials-expired')]);
  return ok({
    credentials: holdCredentials({ accessKeyId, secretAccessKey, sessionToken, expiration }, now),
    ...(region !== undefined && regionPattern.test(region) ? { region } : {}),
    warnings: accessKeyId.startsWith('AKIA') ? [awsProblem('credentials-long-lived')] : [],
  });
}

const regionPattern = /^[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}$/;

function problemOf({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  isAmbiguous,
}: ScannedCredentials): AwsProblem | undefined {
  if (accessKeyId === undefined && secretAccessKey === undefined) return awsProblem('credentials-unrecognised');
  if (isAmbiguous) return awsProblem('credentials-several');
  const missing = (subject: string): AwsProblem => awsProblem('credentials-incomplete', { subject });
  const malformed = (subject: string): AwsProblem => awsProblem('credentials-malformed', { subject });
  if (accessKeyId === undefined) return missing('access key id');
  if (!/^A[KS]IA[A-Z0-9]{12,124}$/.test(accessKeyId)) return malformed('access key id');
  if (secretAccessKey === undefined) return missing('secret access key');
  if (!/^[A-Za-z0-9+/=]{16,128}$/.test(secretAccessKey)) return malformed('secret access key');
  // A temporary key is worth nothing without its token; AWS would only say that it does not know the key.
  if (accessKeyId.startsWith('ASIA') && sessionToken === undefined) return missing('session token');
  if (sessionToken !== undefined && !/^[A-Za-z0-9+/=_-]{16,}$/.test(sessionToken)) return malformed('session token');
  return undefined;
}

/** ISO 8601, or seconds or milliseconds since the epoch; an unreadable date means that the expiry is unknown. */
function readDate(text: string): Date | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : undefined;
  const date = new Date(number === undefined ? text : number < 1e12 ? number * 1000 : number);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
