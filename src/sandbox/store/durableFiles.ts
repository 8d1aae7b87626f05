import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What the store asks of a file system. */
export interface DurableFiles {
  /** Resolves when the file has this text and will have it after a power cut; until then it has the old text, or does not exist. */
  write(file: string, text: string): Promise<void>;
  /** Resolves when the file is gone for good. */
  remove(file: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Names of the files in a folder, which is made if missing. */
  list(folder: string): Promise<readonly string[]>;
  move(from: string, to: string): Promise<void>;
}

/** Suffix of a file that is being written; one that is found at start was never finished. */
export const UNFINISHED = '.unfinished';

/**
 * The file system of the machine. Writing is: write a file beside, fsync it, rename it over, fsync the folder — so a kill at any point
 * leaves the old text or the new, and the answer is given only when the new one is on the disk.
 */
export const nodeFiles: DurableFiles = {
  async write(file, text) {
    const beside = `${file}${UNFINISHED}`;
    try {
      const handle = await open(beside, 'w', 0o600);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(file));
  },
  async remove(file) {
    await rm(file, { force: true });
    await syncFolder(path.dirname(file));
  },
  read: (file) => readFile(file, 'utf8'),
  async list(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  },
  async move(from, to) {
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    await rename(from, to);
    await syncFolder(path.dirname(to));
  },
};

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file systems journal renames themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
