/**
 * Quotas of AWS Step Functions.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (read 2026-11)
 */

/** Characters of a state name. */
export const MAX_STATE_NAME_CHARACTERS = 80;
/** Characters of the name of a state machine or an execution. */
export const MAX_NAME_CHARACTERS = 80;
/** Bytes (UTF-8) of a state's or an execution's input or output, of a variable, and of all variables one `Assign` assigns. */
export const MAX_PAYLOAD_BYTES = 262_144;
/** Bytes of all variables of an execution. */
export const MAX_VARIABLES_BYTES = 10_485_760;
/** Events in the history of a Standard execution; the one that would exceed it fails the execution. */
export const MAX_HISTORY_EVENTS = 25_000;
/** Bytes of a definition. */
export const MAX_DEFINITION_BYTES = 1_048_576;
/** Upper bound of Seconds, TimeoutSeconds and HeartbeatSeconds; also the timeout of a Task without one. */
export const MAX_WAIT_SECONDS = 99_999_999;
/** Duration of an Express execution. */
export const MAX_EXPRESS_SECONDS = 300;
/** Duration of a Standard execution: one year. */
export const MAX_STANDARD_SECONDS = 31_536_000;
