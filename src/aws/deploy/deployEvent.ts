import type { Diagnostic } from '../../core/diagnostics';
import type { CallerIdentity } from '../deployTarget';
import type { DeployRecord } from '../plan/deployRequest';
import type { DeployPlan } from '../plan/planDeploy';
import type { AwsProblem } from '../problems/awsProblem';

/** The steps a deployment goes through, in this order; each happens only where the plan needs it. */
export type DeployStep = 'identity' | 'validate' | 'describe' | 'create' | 'update' | 'tag' | 'publish' | 'show';

/** What happens, as it happens. A run ends with exactly one of `prepared`, `done` and `stopped`. */
export type DeployEvent =
  | { readonly kind: 'started'; readonly step: DeployStep }
  | { readonly kind: 'finished'; readonly step: DeployStep }
  /** Worth knowing, but no reason to stop. */
  | { readonly kind: 'noted'; readonly step: DeployStep; readonly problem: Diagnostic }
  /** The service is not ready yet; another attempt follows. */
  | {
      readonly kind: 'retrying';
      readonly step: DeployStep;
      readonly problem: AwsProblem;
      readonly attempt: number;
      readonly delayMs: number;
    }
  | { readonly kind: 'prepared'; readonly prepared: PreparedDeploy }
  | { readonly kind: 'done'; readonly outcome: DeployOutcome }
  | {
      readonly kind: 'stopped';
      readonly step: DeployStep;
      readonly problem: AwsProblem;
      /** Findings about the definition, if they are the reason. */
      readonly findings: readonly Diagnostic[];
      readonly left: WhatIsLeft;
    };

export interface PreparedDeploy {
  readonly identity: CallerIdentity;
  readonly plan: DeployPlan;
  /** Warnings of the service about the definition. */
  readonly findings: readonly Diagnostic[];
}

export interface DeployOutcome {
  readonly action: 'created' | 'updated' | 'finished' | 'nothing';
  readonly arn: string;
  /** Undefined where versions are not to be had (an emulator). */
  readonly versionArn: string | undefined;
  readonly consoleUrl: string | undefined;
  /** To be given to the next deployment. */
  readonly record: DeployRecord;
}

/** The state of things after a run that did not reach its end. */
export interface WhatIsLeft {
  /** Plain sentence: what was done and what was not. */
  readonly sentence: string;
  /** To be given to the next deployment, which goes on from there. */
  readonly record?: DeployRecord;
}
