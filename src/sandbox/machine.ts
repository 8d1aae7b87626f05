/** A state machine as the sandbox keeps it. Dates are milliseconds since the epoch. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly creationDate: number;
  /** What running it means now. */
  readonly revision: Revision;
  /** Part of the idempotency check of CreateStateMachine. */
  readonly createdWith: { readonly publish: boolean; readonly versionDescription?: string };
  /** Published versions, oldest first. */
  readonly versions: readonly Version[];
  /** Highest version number ever given; a number is not reused after its version was deleted. */
  readonly lastVersion: number;
  readonly tags: readonly Tag[];
}

export type MachineType = 'STANDARD' | 'EXPRESS';

export interface Revision {
  /** Absent until the first update; AWS calls that revision `INITIAL`. */
  readonly id?: string;
  /** As received, byte for byte. */
  readonly definition: string;
  readonly roleArn: string;
  readonly logging: LoggingConfiguration;
  readonly tracing: TracingConfiguration;
  readonly encryption: EncryptionConfiguration;
}

export interface Version {
  readonly number: number;
  readonly revision: Revision;
  readonly description?: string;
  readonly creationDate: number;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface LoggingConfiguration {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  readonly destinations?: readonly LogDestination[];
}

export interface LogDestination {
  readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string };
}

export interface TracingConfiguration {
  readonly enabled: boolean;
}

export interface EncryptionConfiguration {
  readonly type: 'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KMS_KEY';
  readonly kmsKeyId?: string;
  readonly kmsDataKeyReusePeriodSeconds?: number;
}

/** What PublishStateMachineVersion calls a revision that no update has made yet. */
const INITIAL_REVISION = 'INITIAL';

export function revisionIdOf(revision: Revision): string {
  return revision.id ?? INITIAL_REVISION;
}

/** The published version of the current revision, if there is one: publishing again answers with it. */
export function versionOfCurrentRevision(machine: Machine): Version | undefined {
  return machine.versions.findLast((version) => version.revision.id === machine.revision.id);
}

/** The machine with its current revision published under the next number. */
export function withNextVersion(machine: Machine, { creationDate, description }: NewVersion): Machine {
  const version: Version = {
    number: machine.lastVersion + 1,
    revision: machine.revision,
    creationDate,
    ...(description === undefined ? {} : { description }),
  };
  return { ...machine, versions: [...machine.versions, version], lastVersion: version.number };
}

interface NewVersion {
  readonly creationDate: number;
  readonly description?: string | undefined;
}
