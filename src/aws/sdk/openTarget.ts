import type { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { CredentialIdentity } from '../credentials/heldCredentials';
import type { DeployTarget } from '../deployTarget';
import { RelayHttpHandler, type RelayRoute } from './relayHttpHandler';
import { createSdkClients } from './sdkClients';
import { createSdkTarget } from './sdkTarget';

/** All in which the two targets differ: how a request gets there, and who signs it. */
export interface TargetOptions {
  readonly kind: DeployTarget['kind'];
  readonly region: string;
  readonly base: string;
  readonly pathFor: RelayRoute['pathFor'];
  readonly headers: RelayRoute['headers'];
  readonly credentials: () => Promise<CredentialIdentity>;
  /** Replaces the browser's fetch in tests. */
  readonly inner?: FetchHttpHandler | undefined;
  readonly maxAttempts?: number | undefined;
}

/** The one client code of both targets. */
export function openTarget(options: TargetOptions): DeployTarget {
  const { kind, region, base, pathFor, headers, inner, credentials, maxAttempts } = options;
  const requestHandler = new RelayHttpHandler({ base, pathFor, headers, ...(inner === undefined ? {} : { inner }) });
  return createSdkTarget(kind, region, createSdkClients({ region, credentials, requestHandler, maxAttempts }));
}
