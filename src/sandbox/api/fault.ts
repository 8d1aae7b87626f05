import type { Result } from '../../core/base';

/** An answer of the API that says no: AWS's error name and wording, and the HTTP status it comes with. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

export type Outcome<T> = Result<T, Fault>;

/** Refuses a request the way AWS does; client errors of this API are all HTTP 400. */
export function refuse(code: string, message: string, status = 400): { readonly ok: false; readonly error: Fault } {
  return { ok: false, error: { code, message, status } };
}
