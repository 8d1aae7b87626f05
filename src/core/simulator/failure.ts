import type { ExpressionFailure } from '../expressions';

/**
 * A failure in the language's terms: an Error Name and a Cause, either of which AWS may leave out. It is a value, passed on and matched
 * against Retriers and Catchers; nothing of ours is thrown for it.
 */
export class AslFailure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Set for a JSONata field that could not be evaluated; AWS records it as `EvaluationFailed` before the state fails. */
  readonly evaluation: EvaluationSite | undefined;
  /** AWS writes “An error occurred while executing the state …” before this cause. */
  readonly wantsPreamble: boolean;
  /** The Task was lost because no heartbeat came: AWS reports `States.Timeout`, and `States.HeartbeatTimeout` matches as well. */
  readonly isHeartbeat: boolean;

  constructor(error: string | undefined, cause: string | undefined, more: FailureDetails = {}) {
    this.error = error;
    this.cause = cause;
    this.evaluation = more.evaluation;
    this.wantsPreamble = more.wantsPreamble ?? false;
    this.isHeartbeat = more.isHeartbeat ?? false;
  }
}

export interface EvaluationSite {
  /** Path of the field: `Output/result`. Absent where the failure belongs to the whole state. */
  readonly location?: string;
}

interface FailureDetails {
  readonly evaluation?: EvaluationSite | undefined;
  readonly wantsPreamble?: boolean;
  readonly isHeartbeat?: boolean;
}

/** A failure of the machine itself, which no Retrier and no Catcher can stop. */
export function runtimeFailure(cause: string): AslFailure {
  return new AslFailure('States.Runtime', cause, { wantsPreamble: true });
}

/** A failure of a JSONata field. */
export function queryFailure(cause: string, location?: string): AslFailure {
  return new AslFailure('States.QueryEvaluationError', cause, {
    wantsPreamble: true,
    evaluation: location === undefined ? {} : { location },
  });
}

/** What an expression failed with, as a failure of the state. */
export function expressionFailure(failure: ExpressionFailure): AslFailure {
  if (failure.error === 'States.QueryEvaluationError') return queryFailure(failure.cause, failure.location);
  return new AslFailure(failure.error, failure.cause, { wantsPreamble: true });
}

/** AWS's failure when a state's, a Task's or an execution's data is over the quota. */
export function dataLimitFailure(stateOrTask: string): AslFailure {
  return new AslFailure(
    'States.DataLimitExceeded',
    `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** The failure with AWS's preamble, where it has one. */
export function inState(failure: AslFailure, stateName: string, enteredEventId: number): AslFailure {
  if (!failure.wantsPreamble) return failure;
  const cause = `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}). ${failure.cause ?? ''}`;
  return new AslFailure(failure.error, cause, { evaluation: failure.evaluation });
}

/** The object a Catcher receives. A missing part is null, as recorded for a callback that failed without an error name. */
export function errorOutput(failure: AslFailure): { readonly Error: string | null; readonly Cause: string | null } {
  if (failure.error === 'States.Timeout') return { Error: failure.error, Cause: failure.cause ?? '' };
  return { Error: failure.error ?? null, Cause: failure.cause ?? null };
}

/** `error` and `cause` as event details: a part that is missing is left out. */
export function failureDetails(failure: AslFailure): Record<string, string> {
  const details: Record<string, string> = {};
  if (failure.error !== undefined) details.error = failure.error;
  if (failure.cause !== undefined) details.cause = failure.cause;
  return details;
}
