import { ok } from '../../core/base';
import { versionArnOf } from '../api/arn';
import { refuse, type Outcome } from '../api/fault';
import { MAX_VERSIONS } from '../api/quotas';
import { optional, required, structure, text } from '../api/shape';
import { revisionIdOf, versionOfCurrentRevision, withNextVersion, type Machine, type Version } from '../machine';
import { findMachine } from './findMachine';
import { epochSeconds, operation } from './operation';

export const publishStateMachineVersion = operation({
  writes: true,
  input: structure({
    stateMachineArn: required(text({ min: 1, max: 256 })),
    revisionId: optional(text()),
    description: optional(text({ max: 256, isSensitive: true })),
  }),
  run: async ({ stateMachineArn, revisionId, description }, { store, nowMs }) => {
    const found = findMachine(store, stateMachineArn);
    if (!found.ok) return found;
    const current = revisionIdOf(found.value.revision);
    if (revisionId !== undefined && revisionId !== current) {
      return refuse(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${current}.`,
      );
    }
    const published = publishCurrentRevision(found.value, { creationDate: nowMs, description });
    if (!published.ok) return published;
    const { machine, version } = published.value;
    if (machine !== found.value) await store.put(machine);
    return ok({
      creationDate: epochSeconds(version.creationDate),
      stateMachineVersionArn: versionArnOf(machine.arn, version.number),
    });
  },
});

interface Published {
  /** The same object if the revision was published before. */
  readonly machine: Machine;
  readonly version: Version;
}

/** Publishes the current revision, once: publishing it again gives the version it has. */
export function publishCurrentRevision(
  machine: Machine,
  details: { readonly creationDate: number; readonly description?: string | undefined },
): Outcome<Published> {
  const existing = versionOfCurrentRevision(machine);
  if (existing !== undefined) return ok({ machine, version: existing });
  if (machine.versions.length >= MAX_VERSIONS) {
    return refuse(
      'ServiceQuotaExceededException',
      `State machine '${machine.arn}' has ${MAX_VERSIONS} published versions, the most it can have.`,
    );
  }
  const next = withNextVersion(machine, details);
  const version = next.versions.at(-1);
  if (version === undefined) throw new Error('A published machine has a version.');
  return ok({ machine: next, version });
}
