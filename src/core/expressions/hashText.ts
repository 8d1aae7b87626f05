import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const algorithms = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const;

/** Names AWS knows for the second argument of `States.Hash` and `$hash`. */
export const HASH_ALGORITHMS = Object.keys(algorithms);

/**
 * Digest of a text's UTF-8, lower-case hexadecimal.
 *
 * @returns undefined for an algorithm AWS does not offer.
 */
export function hashText(text: string, algorithm: string): string | undefined {
  return isAlgorithm(algorithm) ? bytesToHex(algorithms[algorithm](utf8ToBytes(text))) : undefined;
}

function isAlgorithm(name: string): name is keyof typeof algorithms {
  return Object.hasOwn(algorithms, name);
}
