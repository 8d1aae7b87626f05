import type { Result } from '../core/base';
import type { Diagnostic } from '../core/diagnostics';
import type { AwsProblem } from './problems/awsProblem';

/**
 * Where a machine can be deployed, in our words. The sandbox and AWS are the same to whoever uses it: one adapter, two ways to the server.
 * Nothing throws; an answer is a value or a problem with a next step.
 */
export interface DeployTarget {
  readonly kind: 'sandbox' | 'aws';
  readonly region: string;
  identity(call?: Call): Answer<CallerIdentity>;
  /** The machine, or undefined if there is none; also takes the ARN of a version. */
  describe(arn: string, call?: Call): Answer<DeployedMachine | undefined>;
  /** What the service says about a definition; nothing is created. */
  validate(definition: ValidationRequest, call?: Call): Answer<readonly Diagnostic[]>;
  create(machine: NewMachine, call?: Call): Answer<CreatedMachine>;
  /** Absent fields stay as they are. */
  update(change: MachineChange, call?: Call): Answer<UpdatedMachine>;
  /** Publishes a version, if `revisionId` is still the current revision; its ARN. */
  publishVersion(version: NewVersion, call?: Call): Answer<string>;
  /** ARN of the version published last, or undefined if there is none. */
  latestVersion(arn: string, call?: Call): Answer<string | undefined>;
  tags(arn: string, call?: Call): Answer<ReadonlyMap<string, string>>;
  addTags(arn: string, tags: ReadonlyMap<string, string>, call?: Call): Answer<undefined>;
  /** Roles which Step Functions may assume in this region, service roles last. */
  executionRoles(call?: Call): Answer<readonly ExecutionRole[]>;
}

export type Answer<T> = Promise<Result<T, AwsProblem>>;

export interface Call {
  readonly signal?: AbortSignal;
}

export type MachineType = 'STANDARD' | 'EXPRESS';

export interface CallerIdentity {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly account: string;
  readonly arn: string;
}

export interface DeployedMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly status: 'ACTIVE' | 'DELETING';
  readonly definition: string;
  readonly roleArn: string;
  /** Undefined for a machine that was never updated. */
  readonly revisionId: string | undefined;
}

export interface ValidationRequest {
  readonly definition: string;
  readonly type: MachineType;
}

export interface NewMachine {
  readonly name: string;
  readonly type: MachineType;
  readonly definition: string;
  readonly roleArn: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly versionDescription?: string | undefined;
}

export interface CreatedMachine {
  readonly arn: string;
  readonly versionArn: string | undefined;
}

export interface MachineChange {
  readonly arn: string;
  readonly definition?: string;
  readonly roleArn?: string;
}

export interface UpdatedMachine {
  readonly revisionId: string | undefined;
}

export interface NewVersion {
  readonly arn: string;
  /** Undefined for the initial revision. */
  readonly revisionId: string | undefined;
  readonly description?: string | undefined;
}

export interface ExecutionRole {
  readonly name: string;
  readonly arn: string;
}
