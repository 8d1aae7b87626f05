/** What goes wrong with one request, instead of or after its answer. */
export type Fault =
  /** AWS answers with an error. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly status?: number }
  /** The connection ends before anything is done. */
  | { readonly kind: 'drop-before' }
  /** It is done, but the connection ends in the middle of the answer. */
  | { readonly kind: 'drop-after' }
  /** Something that is no AWS answers. */
  | { readonly kind: 'html' }
  | { readonly kind: 'redirect' }
  /** An answer of so many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** No answer at all. */
  | { readonly kind: 'silence' }
  /** Somebody else does this first; then the request is answered as usual. */
  | { readonly kind: 'meanwhile'; readonly operation: string; readonly input: unknown };

function error(code: string, message: string, status = 400): Fault {
  return { kind: 'error', code, message, status };
}

/** Errors in AWS's words. */
export const awsErrors = {
  expiredToken: error('ExpiredTokenException', 'The security token included in the request is expired'),
  accessDenied: (action: string, resource = '*') =>
    error(
      'AccessDeniedException',
      `User: arn:aws:sts::000000000000:assumed-role/dev/me is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    ),
  throttled: error('ThrottlingException', 'Rate exceeded'),
  roleRace: error(
    'AccessDeniedException',
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
  ),
  logRace: error('AccessDeniedException', 'The state machine IAM Role is not authorized to access the Log Destination'),
  internal: error('InternalFailure', '', 500),
} as const;
