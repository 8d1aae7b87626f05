import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentTypeOf, isCompressible } from './contentType';
import type { Coding } from './negotiate';

/** One file as it is sent. */
export interface Asset {
  readonly contentType: string;
  readonly etag: string;
  /** The bytes in that coding; falls back to the plain ones where coding would not help. */
  encoded(coding: Coding): Promise<EncodedBody>;
}

export interface EncodedBody {
  readonly coding: Coding;
  readonly bytes: Buffer;
}

/** Reads a file below the root by its relative path; nothing if there is no such file. */
export type AssetReader = (relativePath: string) => Promise<Asset | undefined>;

interface CacheEntry {
  readonly asset: Asset;
  readonly mtimeMs: number;
  readonly size: number;
}

/** Below this a coding costs more than it saves. */
const MIN_COMPRESSED_BYTES = 1024;

/** Files of one folder, read and compressed once and again only when they change on disk (a rebuild while the server runs). */
export function createAssetReader(root: string): AssetReader {
  const cache = new Map<string, CacheEntry>();
  return async (relativePath) => {
    const file = await fileInside(root, relativePath);
    if (file === undefined) return undefined;
    const { mtimeMs, size } = await stat(file);
    const known = cache.get(file);
    if (known?.mtimeMs === mtimeMs && known.size === size) return known.asset;
    const asset = await loadAsset(file);
    cache.set(file, { asset, mtimeMs, size });
    return asset;
  };
}

/** The real path, if it is a file of the root: a symbolic link that leads out is not served. */
async function fileInside(root: string, relativePath: string): Promise<string | undefined> {
  try {
    const [realRoot, file] = await Promise.all([realpath(root), realpath(path.join(root, relativePath))]);
    if (!file.startsWith(realRoot + path.sep)) return undefined;
    return (await stat(file)).isFile() ? file : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function loadAsset(file: string): Promise<Asset> {
  const plain = await readFile(file);
  const contentType = contentTypeOf(file);
  const compressible = isCompressible(contentType) && plain.length >= MIN_COMPRESSED_BYTES;
  const codings = new Map<Coding, Promise<Buffer>>();
  return {
    contentType,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    async encoded(coding) {
      if (coding === 'identity' || !compressible) return { coding: 'identity', bytes: plain };
      const bytes = codings.get(coding) ?? compress(plain, coding);
      codings.set(coding, bytes);
      return { coding, bytes: await bytes };
    },
  };
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

function compress(bytes: Buffer, coding: 'br' | 'gzip'): Promise<Buffer> {
  // Quality 5 takes a tenth of the time of the default 11, for a few per cent more bytes over a loopback.
  return coding === 'br'
    ? brotli(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      })
    : gzipped(bytes);
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP';
}
