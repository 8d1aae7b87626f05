import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrateAgentFile, MIGRATIONS, type Migration } from './migrations';

/** A made-up history: 1 called the nodes `steps`, 2 had seconds as text. */
const renameSteps: Migration = {
  from: 1,
  to: 2,
  migrate: ({ steps = {}, ...rest }) => ({ ...rest, nodes: steps }),
};
const numberSeconds: Migration = {
  from: 2,
  to: 3,
  migrate: (file) => ({ ...file, seconds: Number(file['seconds']) }),
};
const history = [renameSteps, numberSeconds];

describe('migrateAgentFile', () => {
  it('takes every step from the version of the file to the newest', () => {
    const oldest = { version: 1, steps: { a: {} }, seconds: '30', mine: true };

    expect(migrateAgentFile(oldest, history, 3)).toEqual({
      ok: true,
      value: { version: 3, nodes: { a: {} }, seconds: 30, mine: true },
    });
  });

  it('leaves out the steps a file has behind it', () => {
    expect(migrateAgentFile({ version: 2, seconds: '5' }, history, 3)).toEqual({
      ok: true,
      value: { version: 3, seconds: 5 },
    });
  });

  it('leaves a file of the newest version as it is', () => {
    const newest = { version: 3, steps: 'kept' };

    expect(migrateAgentFile(newest, history, 3)).toEqual({ ok: true, value: newest });
  });

  it('refuses newer versions and versions before the first', () => {
    expect(migrateAgentFile({ version: 4 }, history, 3)).toMatchObject({
      ok: false,
      error: { code: 'file/newer-version' },
    });
    expect(migrateAgentFile({ version: 0 }, history, 3)).toMatchObject({
      ok: false,
      error: { code: 'file/unknown-version' },
    });
    expect(migrateAgentFile({ version: 1.5 }, history, 3)).toMatchObject({
      ok: false,
      error: { code: 'file/not-an-agent' },
    });
  });

  it('insists on steps of one without gaps', () => {
    expect(() => migrateAgentFile({ version: 1 }, [{ ...renameSteps, to: 3 }], 3)).toThrow(
      'does not raise the version',
    );
    expect(() => migrateAgentFile({ version: 1 }, [renameSteps], 3)).toThrow('the version should be 3');
    expect(() => migrateAgentFile({ version: 1 }, [numberSeconds, renameSteps], 3)).toThrow('the version should be 1');
  });
});

it('has a file before and after each migration that shows what it does', () => {
  const folder = path.join(import.meta.dirname, 'migrations');
  for (const migration of MIGRATIONS) {
    const step = path.join(folder, `${migration.from}-to-${migration.to}`);
    const read = (name: string): unknown => JSON.parse(readFileSync(path.join(step, name), 'utf8'));

    expect(migrateAgentFile(read('before.json') as never, [migration], migration.to)).toEqual({
      ok: true,
      value: read('after.json'),
    });
  }
  expect(existsSync(folder)).toBe(MIGRATIONS.length > 0); // no stray files while version 1 is the first
});
