/**
 * Why an expression of a definition could not give a value: what AWS would put into the history.
 *
 * The cause is AWS's sentence without its preamble “An error occurred while executing the state …”, which only the interpreter can write.
 */
export interface ExpressionFailure {
  /** Error Name: `States.Runtime` for paths and intrinsic functions, `States.QueryEvaluationError` for JSONata. */
  readonly error: string;
  readonly cause: string;
  /** Field of the state, as `EvaluationFailed` records it: `Arguments/FunctionName`. JSONata only. */
  readonly location?: string;
  /** Set when the expression was stopped because it took too much of something. */
  readonly budget?: 'steps' | 'depth' | 'memory';
}

/** A path that leads nowhere or is no path, or an intrinsic function that refused its arguments. */
export function runtimeFailure(cause: string): ExpressionFailure {
  return { error: 'States.Runtime', cause };
}
