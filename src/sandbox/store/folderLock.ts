import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { err, ok, type Result } from '../../core/base';

/** Held while a process uses a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps a second process out of the folder, whose view of it would go stale. The lock is a local socket: it ends with the process, however
 * the process ends, and no recycled process id can be mistaken for its owner.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, string>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const address = socketAddress(await realpath(folder));
  for (let attempt = 0; attempt < 2; attempt++) {
    const server = await listenOn(address);
    if (server !== undefined) return ok({ release: () => close(server) });
    if (await answers(address)) break;
    await rm(address, { force: true }); // the socket file of a process that was killed
  }
  return err(`Another Stepwright is using ${folder}. Stop it, or choose another folder with --data-dir.`);
}

/** In the temporary folder, because the path of a socket may have about a hundred characters only. */
function socketAddress(folder: string): string {
  const name = `stepwright-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

function listenOn(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref(); // holding a lock must not keep a process alive
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
