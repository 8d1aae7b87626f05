/** Credentials in the memory of the page: they can be used and forgotten, but not read, stored or printed. */
export interface HeldCredentials {
  /** Which key it is, without enough of it to be of use: `ASIA…WXYZ`. */
  readonly label: string;
  readonly isTemporary: boolean;
  /** Undefined if the pasted text did not say. */
  readonly expiration: Date | undefined;
  /** Milliseconds left, or undefined if unknown; never negative. */
  remainingMs(): number | undefined;
  /** Drops the secret. What uses it afterwards fails with a sentence. */
  forget(): void;
  readonly isForgotten: boolean;
  /** For the SDK's client only. Fails once expired or forgotten. */
  provide(): Promise<CredentialIdentity>;
  toJSON(): string;
  toString(): string;
}

/** What the SDK signs with. */
export interface CredentialIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

interface Secrets {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly expiration: Date | undefined;
}

/** Takes hold of credentials. The secret lives in this closure and nowhere else. */
export function holdCredentials(secrets: Secrets, now: () => number): HeldCredentials {
  let held: Secrets | undefined = secrets;
  const { accessKeyId, expiration } = secrets;
  const label = `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
  const redacted = (): string => `[credentials ${label}]`;

  return Object.freeze({
    label,
    isTemporary: accessKeyId.startsWith('ASIA'),
    expiration,
    get isForgotten() {
      return held === undefined;
    },
    remainingMs: () => (expiration === undefined ? undefined : Math.max(0, expiration.getTime() - now())),
    forget: () => {
      held = undefined;
    },
    provide: () => {
      if (held === undefined) return Promise.reject(new CredentialsGone('CredentialsForgotten'));
      if (expiration !== undefined && expiration.getTime() <= now()) {
        held = undefined;
        return Promise.reject(new CredentialsGone('CredentialsExpired'));
      }
      const { secretAccessKey, sessionToken } = held;
      return Promise.resolve({
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
        // The SDK keeps an identity until five minutes before it expires; told "now", it asks for each request, so forgetting works at once.
        expiration: new Date(now()),
      });
    },
    toJSON: redacted,
    toString: redacted,
    [Symbol.for('nodejs.util.inspect.custom')]: redacted,
  });
}

/** Recognised by its name where errors become problems. */
class CredentialsGone extends Error {
  override readonly name: 'CredentialsForgotten' | 'CredentialsExpired';

  constructor(name: 'CredentialsForgotten' | 'CredentialsExpired') {
    super('There are no credentials to sign with.');
    this.name = name;
  }
}
