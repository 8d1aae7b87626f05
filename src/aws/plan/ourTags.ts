import type { DeployRequest } from './deployRequest';

/** Tags by which a deployed machine is known again. */
export const MANAGED_BY_TAG = 'stepwright:managed-by';
export const PROJECT_TAG = 'stepwright:project';
/** Digest of the definition as it was deployed: if the machine has another, somebody changed it since. */
export const DIGEST_TAG = 'stepwright:definition';

export function ourTags({ projectId }: Pick<DeployRequest, 'projectId'>, digest: string): ReadonlyMap<string, string> {
  return new Map([
    [MANAGED_BY_TAG, 'stepwright'],
    [PROJECT_TAG, projectId],
    [DIGEST_TAG, digest],
  ]);
}

/** SHA-256 of a definition in hexadecimal. */
export async function definitionDigest(definition: string): Promise<string> {
  const bytes = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(definition));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
