/** Why the relay did not forward a request, or did not pass the answer on. */
export interface Refusal {
  readonly status: number;
  readonly reason: RefusalReason;
  /** A plain sentence. */
  readonly message: string;
}

export type RefusalReason =
  | 'method'
  | 'origin'
  | 'host'
  | 'token'
  | 'rate'
  | 'target'
  | 'signature'
  | 'scope'
  | 'operation'
  | 'body'
  | 'size'
  | 'headers'
  | 'redirect'
  | 'answer-size'
  | 'timed-out'
  | 'connection';

/** Carries the token which only pages of this server know. */
export const RELAY_TOKEN_HEADER = 'x-relay-token';
/** Marks an answer as the relay's own, with its reason, so that it cannot be taken for one of AWS. */
export const REFUSAL_HEADER = 'x-relay-refusal';

export function refuse(
  status: number,
  reason: RefusalReason,
  message: string,
): { readonly ok: false; readonly error: Refusal } {
  const refusal: Refusal = { status, reason, message };
  return { ok: false, error: refusal };
}
