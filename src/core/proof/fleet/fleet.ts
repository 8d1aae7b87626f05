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

export interface FleetRequest {
  readonly runs: number;
  /** All runs start within so many seconds, evenly. */
  readonly overSeconds: number;
  readonly jobs: JobLengths;
  readonly quotas: FleetQuotas;
  readonly seed: number;
}

/** Something that lasts. */
export interface Busy {
  readonly atSeconds: number;
  readonly seconds: number;
}

/** How one run behaves; taken from runs of the interpreter, so jitter has several. Seconds count from the start of the run. */
export interface RunPath {
  /** The job reports by itself; otherwise a check has to see its end. */
  readonly waitsForJob: boolean;
  /** When the tool is called as long as the job goes on, up to giving up. */
  readonly checksAtSeconds: readonly number[];
  readonly jobStartsAtSeconds: number;
  /** Seconds one call takes. */
  readonly callSeconds: number;
  /** All of a run whose job never ends. */
  readonly endless: RunMoments;
  /** What follows the start of the call that tells of the end, in seconds since then. */
  readonly rest: RunMoments;
}

/** What a run asks of the account, and when. */
export interface RunMoments {
  readonly transitionsAtSeconds: readonly number[];
  readonly lambdas: readonly Busy[];
  readonly endsAtSeconds: number;
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
  /** 1, or how many seconds each number of the series below stands for, with the highest of them: a fleet of years would not fit. */
  readonly secondsPerPoint: number;
  /** Calls of the tool in each second. */
  readonly callsBySecond: readonly number[];
  readonly transitionsBySecond: readonly number[];
  /** Lambda calls under way in each second, on average over it. */
  readonly lambdasBySecond: readonly number[];
}
