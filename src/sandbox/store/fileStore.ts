import path from 'node:path';
import type { Machine } from '../machine';
import { nodeFiles, UNFINISHED, type DurableFiles } from './durableFiles';
import { decodeMachine, encodeMachine, recordFileName } from './machineRecord';
import type { MachineStore } from './store';

export interface OpenedStore {
  readonly store: MachineStore;
  /** Files that could not be understood; they were moved aside, not deleted. */
  readonly damaged: readonly DamagedFile[];
}

export interface DamagedFile {
  readonly file: string;
  readonly movedTo: string;
  /** Continues the sentence “… was set aside because”. */
  readonly reason: string;
}

/**
 * Opens the store in a folder: `machines/` holds a record for each state machine, `definitions/` their texts by digest. A definition is
 * written before the record that names it, so whatever record is there can be read; definitions nobody names are swept at the next start.
 */
export async function openFileStore(folder: string, files: DurableFiles = nodeFiles): Promise<OpenedStore> {
  const machinesFolder = path.join(folder, 'machines');
  const definitionsFolder = path.join(folder, 'definitions');
  const damagedFolder = path.join(folder, 'damaged');
  const definitions = await readFolder(definitionsFolder, files);
  const records = await readFolder(machinesFolder, files);
  const machines = new Map<string, Machine>();
  const damaged: DamagedFile[] = [];
  const used = new Set<string>();

  for (const [name, text] of records) {
    const decoded = decodeMachine(text, (digest) => {
      used.add(digest);
      return definitions.get(digest);
    });
    if (decoded.ok && recordFileName(decoded.value.arn) === name) machines.set(decoded.value.arn, decoded.value);
    else damaged.push(await setAside(name, decoded.ok ? 'its name is not that of its content' : decoded.error));
  }
  // Whoever repairs a damaged record needs the definitions it names, and only the record says which.
  const mayNeedAll = (await files.list(damagedFolder)).length > 0;
  for (const name of definitions.keys()) {
    if (!used.has(name) && !mayNeedAll) await files.remove(path.join(definitionsFolder, name));
  }

  const written = new Set(used);
  return { store: { get, all, put, remove }, damaged };

  function get(arn: string): Machine | undefined {
    return machines.get(arn);
  }

  function all(): readonly Machine[] {
    return [...machines.values()];
  }

  async function put(machine: Machine): Promise<void> {
    const encoded = encodeMachine(machine);
    for (const [digest, text] of encoded.definitions) {
      if (written.has(digest)) continue;
      await files.write(path.join(definitionsFolder, digest), text);
      written.add(digest);
    }
    await files.write(path.join(machinesFolder, recordFileName(machine.arn)), encoded.record);
    machines.set(machine.arn, machine);
  }

  async function remove(arn: string): Promise<void> {
    await files.remove(path.join(machinesFolder, recordFileName(arn)));
    machines.delete(arn);
  }

  async function setAside(name: string, reason: string): Promise<DamagedFile> {
    const file = path.join(machinesFolder, name);
    const movedTo = path.join(damagedFolder, name);
    await files.move(file, movedTo);
    return { file, movedTo, reason };
  }
}

/** Texts of the files of a folder by name, in a fixed order; what a kill left unfinished is removed. */
async function readFolder(folder: string, files: DurableFiles): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of [...(await files.list(folder))].sort()) {
    if (name.endsWith(UNFINISHED)) await files.remove(path.join(folder, name));
    else texts.set(name, await files.read(path.join(folder, name)));
  }
  return texts;
}
