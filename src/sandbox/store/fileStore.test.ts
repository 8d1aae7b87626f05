import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '../machine';
import { ARN, definitionSaying, ROLE, testSandbox } from '../testSandbox';
import { nodeFiles, type DurableFiles } from './durableFiles';
import { openFileStore } from './fileStore';
import { lockFolder } from './folderLock';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stepwright-store-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** No UTF-8 text can hold it, but JSON can. */
const loneSurrogate = definitionSaying('half').replace('half', '\ud800');
const first = { name: 'agent', definition: definitionSaying('one'), roleArn: ROLE, publish: true };

/** What a process that starts now would find, without touching it. */
async function copyOf(original: string): Promise<string> {
  const copy = path.join(original, 'copy');
  await cp(path.join(original, 'machines'), path.join(copy, 'machines'), { recursive: true });
  await cp(path.join(original, 'definitions'), path.join(copy, 'definitions'), { recursive: true });
  return copy;
}

async function machineWithHistory(): Promise<Machine> {
  const { store } = await openFileStore(folder);
  const aws = testSandbox(store);
  await aws.call('CreateStateMachine', { ...first, definition: loneSurrogate });
  await aws.call('UpdateStateMachine', { stateMachineArn: ARN, definition: definitionSaying('two'), publish: true });
  await aws.call('TagResource', { resourceArn: ARN, tags: [{ key: 'a', value: 'b' }] });
  const machine = store.get(ARN);
  if (machine === undefined) throw new Error('not created');
  return machine;
}

describe('a store in files', () => {
  it('gives back everything after it is opened again', async () => {
    const machine = await machineWithHistory();
    const { store, damaged } = await openFileStore(folder);

    expect(store.get(ARN)).toEqual(machine);
    expect(damaged).toEqual([]);
  });

  it('keeps nothing of what was removed, not even its definitions, after the next start', async () => {
    await machineWithHistory();
    const { store } = await openFileStore(folder);
    await store.remove(ARN);
    await openFileStore(folder);

    expect(await readdir(path.join(folder, 'machines'))).toEqual([]);
    expect(await readdir(path.join(folder, 'definitions'))).toEqual([]);
  });

  it('shares a definition between versions and machines', async () => {
    const { store } = await openFileStore(folder);
    const aws = testSandbox(store);
    await aws.call('CreateStateMachine', first);
    await aws.call('CreateStateMachine', { ...first, name: 'other' });

    expect(await readdir(path.join(folder, 'definitions'))).toHaveLength(1);
  });

  it('sweeps what a kill left unfinished', async () => {
    await machineWithHistory();
    await writeFile(path.join(folder, 'machines', 'x.machine.unfinished'), 'half');
    await writeFile(path.join(folder, 'definitions', 'y.unfinished'), 'half');
    const { store, damaged } = await openFileStore(folder);

    expect([store.all().length, damaged]).toEqual([1, []]);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('unfinished'))).toEqual([]);
  });
});

describe('a damaged file', () => {
  it.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['with one changed letter', (text: string) => text.replace('"STANDARD"', '"STANDARE"')],
    ['emptied', () => ''],
    ['of something else', () => 'hello\n'],
  ])('%s is set aside and reported, and the others still open', async (_what, damage) => {
    await machineWithHistory();
    const [name = ''] = await readdir(path.join(folder, 'machines'));
    const file = path.join(folder, 'machines', name);
    await testSandbox((await openFileStore(folder)).store).call('CreateStateMachine', { ...first, name: 'other' });
    const broken = damage(await readFile(file, 'utf8'));
    await writeFile(file, broken);

    const opened = await openFileStore(folder);
    const again = await openFileStore(folder);

    expect(opened.store.all().map((machine) => machine.name)).toEqual(['other']);
    expect(opened.damaged).toMatchObject([{ file, reason: expect.stringMatching(/^it/) as string }]);
    expect(await readFile(opened.damaged[0]!.movedTo, 'utf8')).toBe(broken);
    expect(again.damaged).toEqual([]);
    // Whoever repairs the record needs the definitions it names.
    expect(await readdir(path.join(folder, 'definitions'))).toHaveLength(3);
  });

  it('is found in definitions too', async () => {
    await machineWithHistory();
    const definitions = path.join(folder, 'definitions');
    const [one = '', other = ''] = await readdir(definitions);
    await writeFile(path.join(definitions, one), '"something else"');

    const opened = await openFileStore(folder);

    expect(opened.store.all()).toEqual([]);
    expect(opened.damaged[0]?.reason).toContain('does not fit its checksum');
    expect(await readdir(definitions)).toContain(other);
  });
});

describe('a disk that fails', () => {
  it.each([0, 1])(
    'at write %i answers InternalFailure, leaves everything as it was, and works again later',
    async (failing) => {
      const machine = await machineWithHistory();
      let writes = 0;
      let isFull = true;
      const full: DurableFiles = {
        ...nodeFiles,
        write: async (file, text) => {
          if (isFull && writes++ === failing)
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          await nodeFiles.write(file, text);
        },
      };
      const { store } = await openFileStore(folder, full);
      const aws = testSandbox(store);
      const update = { stateMachineArn: ARN, definition: definitionSaying('three') };

      const refused = await aws.call('UpdateStateMachine', update);

      expect(refused).toMatchObject({ status: 500, body: { __type: 'InternalFailure' } });
      expect(aws.internalErrors).toMatchObject([{ code: 'ENOSPC' }]);
      expect(store.get(ARN)).toEqual(machine);
      expect((await openFileStore(await copyOf(folder))).store.get(ARN)).toEqual(machine);
      isFull = false;
      expect((await aws.call('UpdateStateMachine', update)).status).toBe(200);
      expect((await openFileStore(folder)).store.get(ARN)?.revision.definition).toBe(definitionSaying('three'));
    },
  );

  it('leaves no half-written file behind', async () => {
    await expect(nodeFiles.write(path.join(folder, 'missing', 'x'), 'text')).rejects.toThrow('ENOENT');
    await nodeFiles.list(path.join(folder, 'target'));
    await expect(nodeFiles.write(path.join(folder, 'target'), 'text')).rejects.toThrow();

    expect(await readdir(folder)).toEqual(['target']);
  });
});

describe('the lock of a folder', () => {
  it('keeps a second user out until the first lets go', async () => {
    const one = await lockFolder(folder);
    const two = await lockFolder(folder);
    if (!one.ok) throw new Error(one.error);
    await one.value.release();
    const three = await lockFolder(folder);

    expect(two).toEqual({ ok: false, error: expect.stringContaining('Another Stepwright is using') as string });
    expect(three.ok).toBe(true);
    if (three.ok) await three.value.release();
  });
});
