import { isJsonArray, type JsonValue } from '../../json';
import { isoTime } from '../isoTime';
import type { Execution } from '../execution';

/** `WriterConfig.Transformation`: the outputs with what is known of each execution, the outputs, or the outputs with lists taken apart. */
export type OutputTransformation = 'NONE' | 'COMPACT' | 'FLATTEN';

/** The list a Map Run results in. Children that failed within the tolerance leave nothing in it. */
export function mapRunResult(children: readonly Execution[], transformation: OutputTransformation): JsonValue[] {
  switch (transformation) {
    case 'COMPACT':
      return outputs(children);
    case 'FLATTEN':
      return outputs(children).flatMap((output) => (isJsonArray(output) ? [...output] : [output]));
    case 'NONE':
      return children.map(described);
  }
}

function outputs(children: readonly Execution[]): JsonValue[] {
  return children.flatMap((child) => (child.output === undefined ? [] : [child.output]));
}

/** A child execution as the result files of a Map Run describe it. */
function described(child: Execution): JsonValue {
  const now = isoTime(child.run.scheduler.nowMs);
  return {
    ExecutionArn: child.arn,
    Input: JSON.stringify(child.input),
    InputDetails: { Included: true },
    Name: child.names.execution,
    ...(child.output === undefined ? {} : { Output: JSON.stringify(child.output), OutputDetails: { Included: true } }),
    ...(child.failure?.error === undefined ? {} : { Error: child.failure.error }),
    ...(child.failure?.cause === undefined ? {} : { Cause: child.failure.cause }),
    RedriveCount: 0,
    RedriveStatus: 'NOT_REDRIVABLE',
    StartDate: child.contextExecution.StartTime ?? now,
    StateMachineArn: child.contextStateMachine.Id ?? '',
    Status: child.status,
    StopDate: now,
  };
}
