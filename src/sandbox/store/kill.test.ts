import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARN } from '../testSandbox';
import { openFileStore } from './fileStore';

const ROUNDS = 12;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stepwright-kill-'));
  // Bundled once: a writer then starts in a tenth of the time it takes to translate its sources.
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: path.join(import.meta.dirname, 'killedWriter.ts'), outDir: folder, target: 'node20' },
  });
});

afterAll(() => rm(folder, { recursive: true }));

describe('kill -9 during writes', () => {
  it(`loses nothing acknowledged and leaves nothing half there, ${ROUNDS} times at random points`, async () => {
    const store = path.join(folder, 'store');
    const journal = path.join(folder, 'journal');
    let acknowledged = 0;

    for (let round = 0; round < ROUNDS; round++) {
      await writeUntilKilled([store, journal, String(round)]);

      const opened = await openFileStore(store);
      expect(opened.damaged).toEqual([]);
      const written = await readFile(journal, 'utf8');
      const possible = readJournal(written);
      for (const [name, changes] of possible) {
        const machine = opened.store.get(ARN.replace(/agent$/, name));
        const found = machine === undefined ? 'deleted' : commentOf(machine.revision.definition).split(' ')[1];
        expect(changes).toContain(found);
      }
      acknowledged = written.match(/^ack /gm)?.length ?? 0;
    }

    // The rounds prove nothing if the writers were killed before they wrote.
    expect(acknowledged).toBeGreaterThan(ROUNDS);
  });
});

/** Starts a writer and kills it at a random moment after it has begun. */
function writeUntilKilled(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(folder, 'killedWriter.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.once('error', reject);
    child.stdout.once('data', () => {
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 250);
    });
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`The writer ended by itself: ${String(_code)}`));
    });
  });
}

/** What each machine may say: its last acknowledged change, or one asked for since, which may or may not be there. */
function readJournal(text: string): ReadonlyMap<string, readonly string[]> {
  const possible = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [kind, name = '', what = ''] = line.split(' ');
    if (kind === 'ack') possible.set(name, [what]);
    if (kind === 'try') possible.set(name, [...(possible.get(name) ?? ['deleted']), what]);
  }
  return possible;
}

function commentOf(definition: string): string {
  return (JSON.parse(definition) as { readonly Comment: string }).Comment;
}
