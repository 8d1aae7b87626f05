/**
 * Quotas of the Step Functions control plane.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (read 2026-11)
 */

/** State machines of an account in a region. */
export const MAX_MACHINES = 100_000;
/** Published versions of a state machine. */
export const MAX_VERSIONS = 1_000;
/** Tags of a resource. */
export const MAX_TAGS = 50;
/** Bytes of a request, headers included; the sandbox counts the body. */
export const MAX_REQUEST_BYTES = 1_048_576;
/** Items of a page unless `maxResults` says otherwise; 0 means the same. */
export const DEFAULT_PAGE_ITEMS = 100;
/** Hours a `nextToken` can be used. */
export const PAGE_TOKEN_HOURS = 24;
/** Findings of one ValidateStateMachineDefinition. */
export const MAX_FINDINGS = 100;
