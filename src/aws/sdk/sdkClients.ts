import { IAMClient } from '@aws-sdk/client-iam';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import type { CredentialIdentity } from '../credentials/heldCredentials';
import type { RelayHttpHandler } from './relayHttpHandler';

/** The SDK's clients for one target. This module and its neighbours are loaded with the first deployment, not with the page. */
export interface SdkClients {
  readonly sfn: SFNClient;
  readonly sts: STSClient;
  readonly iam: IAMClient;
}

export interface SdkClientOptions {
  readonly region: string;
  readonly credentials: () => Promise<CredentialIdentity>;
  readonly requestHandler: RelayHttpHandler;
  readonly maxAttempts?: number | undefined;
}

export function createSdkClients({
  region,
  credentials,
  requestHandler,
  maxAttempts = 3,
}: SdkClientOptions): SdkClients {
  const config = { region, credentials, requestHandler, maxAttempts };
  return { sfn: new SFNClient(config), sts: new STSClient(config), iam: new IAMClient(config) };
}
