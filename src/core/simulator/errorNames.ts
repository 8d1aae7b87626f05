import type { AslFailure } from './failure';

/**
 * Whether one of a Retrier's or Catcher's Error Names stands for the failure. `States.ALL` stands for all but `States.Runtime`;
 * `States.DataLimitExceeded` is included: the documentation says otherwise, recordings show it caught.
 */
export function errorNameMatches(errorEquals: readonly string[], failure: AslFailure): boolean {
  return errorEquals.some((name) => {
    switch (name) {
      case 'States.ALL':
        return true;
      case 'States.TaskFailed':
        return failure.error !== 'States.Timeout';
      case 'States.HeartbeatTimeout':
        return failure.isHeartbeat || failure.error === name;
      default:
        return failure.error === name;
    }
  });
}
