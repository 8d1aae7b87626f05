import type { Diagnostic } from '../../core/diagnostics';
import type {
  AwsProblem,
  CallerIdentity,
  Confirmation,
  DeployOutcome,
  DeployStep,
  ExecutionRole,
  MachineType,
  PreparedDeploy,
  WhatIsLeft,
} from '../../aws';

export type TargetKind = 'sandbox' | 'aws';

/** All the dialog shows. The secret is not in it: the controller holds the credentials apart, where nothing prints or stores them. */
export interface DeployState {
  readonly form: DeployForm;
  readonly credentials: ShownCredentials | null;
  /** What is wrong with the pasted text, or worth knowing about it. */
  readonly credentialProblems: readonly AwsProblem[];
  readonly identity: CallerIdentity | null;
  readonly roles: RoleList;
  readonly run: DeployRun;
}

/** What the person chooses. */
export interface DeployForm {
  readonly target: TargetKind;
  readonly region: string;
  readonly name: string;
  readonly roleArn: string;
  readonly confirmed: readonly Confirmation[];
}

/** The part of the work that is deployed; it comes from the agent, not from the dialog. */
export interface DeployWork {
  /** Exact text that will be stored. */
  readonly definition: string;
  readonly type: MachineType;
  readonly projectId: string;
}

export interface ShownCredentials {
  /** `ASIA…WXYZ` */
  readonly label: string;
  readonly isTemporary: boolean;
  /** Milliseconds since 1970; null: the text did not say. */
  readonly expiresAtMs: number | null;
}

export type RoleList =
  | { readonly status: 'unknown' }
  | { readonly status: 'loading' }
  | { readonly status: 'listed'; readonly roles: readonly ExecutionRole[] }
  | { readonly status: 'failed'; readonly problem: AwsProblem };

/** How far preparing or deploying has come. */
export interface DeployRun {
  readonly phase: 'idle' | 'preparing' | 'prepared' | 'deploying' | 'done' | 'stopped';
  readonly steps: readonly StepLine[];
  readonly prepared: PreparedDeploy | null;
  readonly outcome: DeployOutcome | null;
  readonly stopped: {
    readonly problem: AwsProblem;
    readonly findings: readonly Diagnostic[];
    readonly left: WhatIsLeft;
  } | null;
}

export interface StepLine {
  readonly step: DeployStep;
  readonly status: 'running' | 'waiting' | 'done' | 'failed';
  /** Why it is tried again, or what is worth knowing. */
  readonly note: string | null;
}

export const IDLE_RUN: DeployRun = { phase: 'idle', steps: [], prepared: null, outcome: null, stopped: null };

/** Whether everything that is asked before a run is there. */
export function isReady({ form, credentials }: DeployState): boolean {
  return form.target === 'sandbox' || credentials !== null;
}
