import type { MachineType } from '../deployTarget';

/** What the user asks to have deployed. */
export interface DeployRequest {
  readonly name: string;
  readonly type: MachineType;
  /** The exact text that will be stored. */
  readonly definition: string;
  readonly roleArn: string;
  /** Identity of the agent the definition comes from; a machine deployed from another one is not replaced without asking. */
  readonly projectId: string;
  readonly versionDescription?: string;
  /** What the last deployment from here left, kept by the caller; it holds nothing secret. */
  readonly lastDeploy?: DeployRecord;
  /** The role was made a moment ago, so IAM may not have told everyone yet. */
  readonly isRoleNew?: boolean;
  /** Account the user has agreed to; another one is refused. */
  readonly expectedAccount?: string;
  /** Refusals the user has overruled after seeing them. */
  readonly confirmed?: readonly Confirmation[];
}

/** `take-over`: replace a machine that is not ours. `overwrite`: replace changes that others made. */
export type Confirmation = 'take-over' | 'overwrite';

/** What one deployment left behind, so that the next can tell whether anybody else came in between. */
export interface DeployRecord {
  readonly arn: string;
  readonly revisionId: string | undefined;
}
