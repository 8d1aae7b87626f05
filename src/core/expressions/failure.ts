/**
 * Why an expression of a definition could not give a value: what AWS would put into the history.
 *
 * The cause is AWS's sentence without its preamble “An error occurred while executing the state …”, which only the interpreter can write.
 */
export interface ExpressionFailure {
  /** Error Name: `States.Runtime` for paths, `States.IntrinsicFailure` for intrinsic functions, `States.QueryEvaluationError` for JSONata. */
  readonly error: string;
  readonly cause: string;
  /** Field of the state, as `EvaluationFailed` records it: `Arguments/FunctionName`. JSONata only. */
  readonly location?: string;
  /** Set when a budget of ours stopped the expression, which AWS would have stopped in its own way. */
  readonly budget?: 'steps' | 'depth';
}

/** A path that leads nowhere, or is no path. */
export function runtimeFailure(cause: string): ExpressionFailure {
  return { error: 'States.Runtime', cause };
}

/** An intrinsic function that refused its arguments. */
export function intrinsicFailure(call: string, problem: string): ExpressionFailure {
  return { error: 'States.IntrinsicFailure', cause: `The function '${call}' had the following error: ${problem}` };
}
