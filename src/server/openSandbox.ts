import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../core/base';
import { createSandbox, lockFolder, openFileStore, type DamagedFile, type Sandbox } from '../sandbox';

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  /** One sentence for each file that had to be set aside. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** The sandbox over its data folder, which no other process may use meanwhile. The failure is a sentence. */
export async function openSandbox(
  dataDir: string,
  onInternalError: (error: unknown) => void,
): Promise<Result<OpenSandbox, string>> {
  try {
    const lock = await lockFolder(dataDir);
    if (!lock.ok) return lock;
    const { store, damaged } = await openFileStore(dataDir);
    const sandbox = createSandbox({ store, now: Date.now, newId: randomUUID, onInternalError });
    return ok({ sandbox, notices: damaged.map(noticeOf), close: () => lock.value.release() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`The data folder ${dataDir} cannot be used: ${reason}. Choose another with --data-dir.`);
  }
}

function noticeOf({ file, movedTo, reason }: DamagedFile): string {
  return `${file} was set aside as ${movedTo}, because ${reason}.`;
}
