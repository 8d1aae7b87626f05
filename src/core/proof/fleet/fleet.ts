/** How long jobs of a fleet last. */
export type JobLengths =
  | { readonly kind: 'fixed'; readonly seconds: number }
  | { readonly kind: 'uniform'; readonly fromSeconds: number; readonly toSeconds: number }
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  /** Most jobs near the median, a few far longer: what batch jobs look like. `sigma` 0.5 is mild, 1 wild. */
  | { readonly kind: 'lognormal'; readonly medianSeconds: number; readonly sigma: number };

/** Quotas of an account that many runs at once meet. */
export interface FleetQuotas {
  readonly startsPerSecond: number;
  readonly startsBurst: number;
  readonly transitionsPerSecond: number;
  readonly transitionsBurst: number;
  readonly lambdaConcurrency: number;
  /** Calls a second the watched service takes. */
  readonly toolCallsPerSecond: number;
}

/**
 * Standard Workflows in us-east-1, us-west-2 and eu-west-1; other regions have less. Lambda's is the default of a new account.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, “Quotas related to API action throttling” (read 2026-11)
 */
export const DEFAULT_FLEET_QUOTAS: FleetQuotas = {
  startsPerSecond: 300,
  startsBurst: 1300,
  transitionsPerSecond: 5000,
  transitionsBurst: 5000,
  lambdaConcurrency: 1000,
  toolCallsPerSecond: 100,
};

export interface FleetRequest {
  readonly runs: number;
  /** All runs start within so many seconds, evenly. */
  readonly overSeconds: number;
  readonly jobs: JobLengths;
  readonly quotas: FleetQuotas;
  readonly seed: number;
}

/** How one run behaves if its job never ends; taken from runs of the interpreter, so jitter has several. */
export interface RunPath {
  /** Seconds after the start of the run at which the tool is called. */
  readonly checksAtSeconds: readonly number[];
  /** Seconds after the start at which the job begins. */
  readonly jobStartsAtSeconds: number;
  /** Seconds one call takes. */
  readonly callSeconds: number;
  /** Transitions of the run without its checks, and of one check. */
  readonly fixedTransitions: number;
  readonly transitionsPerCheck: number;
}

/** What a fleet asks of an account, second by second. */
export interface FleetResult {
  readonly toolCalls: number;
  readonly transitions: number;
  readonly peakCallsPerSecond: number;
  readonly peakTransitionsPerSecond: number;
  readonly peakLambdaConcurrency: number;
  /** Runs that are under way at the same time, at most. */
  readonly peakRuns: number;
  /** Starts, transitions, Lambda calls and calls of the tool beyond their quotas: what would be throttled at first try. */
  readonly throttled: {
    readonly starts: number;
    readonly transitions: number;
    readonly lambdaCalls: number;
    readonly toolCalls: number;
  };
  /** Calls of the tool in each second. */
  readonly callsBySecond: readonly number[];
}
