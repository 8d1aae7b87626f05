import { err, invariant, ok, type Result } from '../../base';
import type { JsonObject } from '../../json';
import { AGENT_VERSION } from '../agentDocument';
import type { AgentProblem } from './agentProblem';

/**
 * One step of the file format. `migrate` gets plain JSON that says it is of version `from` but was not checked; it changes what it knows
 * and leaves the rest alone. Each step has `migrations/<from>-to-<to>/{before,after}.json` beside it.
 */
export interface Migration {
  readonly from: number;
  readonly to: number;
  readonly migrate: (file: JsonObject) => JsonObject;
}

/** 1 → 2 → 3 …; empty while version 1 is the only one there ever was. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Brings a file to the newest version. A file from a newer version is refused, not mangled.
 *
 * @param migrations - the steps, each raising the version by one, without gaps up to `newest`.
 */
export function migrateAgentFile(
  file: JsonObject,
  migrations: readonly Migration[] = MIGRATIONS,
  newest: number = AGENT_VERSION,
): Result<JsonObject, AgentProblem> {
  assertUnbroken(migrations, newest);
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    const message =
      version === undefined ? 'The file has no “version”.' : 'The “version” of the file is not a whole number.';
    return err({
      code: 'file/not-an-agent',
      message: `This is not an agent file. ${message}`,
      hint: 'An agent file begins with { "version": 1, "name": …, "nodes": … }.',
      path: version === undefined ? [] : ['version'],
    });
  }
  if (version > newest) {
    return err({
      code: 'file/newer-version',
      message: `The file is of version ${version}; this Stepwright reads versions up to ${newest}.`,
      hint: 'Open it with a newer Stepwright. Nothing was changed.',
      path: ['version'],
    });
  }
  const steps = migrations.filter(({ from }) => from >= version);
  if (version !== newest && steps[0]?.from !== version) {
    return err({
      code: 'file/unknown-version',
      message: `There is no version ${version} of agent files.`,
      path: ['version'],
    });
  }
  return ok(steps.reduce((current, { migrate, to }) => ({ ...migrate(current), version: to }), file));
}

function assertUnbroken(migrations: readonly Migration[], newest: number): void {
  migrations.forEach(({ from, to }, index) => {
    invariant(to === from + 1, `Migration ${from} → ${to} does not raise the version by one.`);
    const next = migrations[index + 1]?.from ?? newest;
    invariant(to === next, `After migration ${from} → ${to} the version should be ${next}.`);
  });
}
