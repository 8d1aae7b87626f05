/** When the state was entered, in milliseconds. Not `$now()`: this time is in the history and on a virtual clock. */
export const ENTERED_MS = '$toMillis($states.context.State.EnteredTime)';

/** Seconds between a stored moment and the entering of this state; may hold a fraction. */
export function elapsedSeconds(sinceMs: string): string {
  return `(${ENTERED_MS} - ${sinceMs}) / 1000`;
}
