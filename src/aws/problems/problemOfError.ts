import { awsProblem, type AwsProblem, type AwsProblemName } from './awsProblem';

/**
 * What an error of the SDK means to the user.
 *
 * @param attempt - what was being done, continues “… to”: `create the state machine`.
 */
export function problemOfError(error: unknown, attempt: string): AwsProblem {
  if (!(error instanceof Error)) return awsProblem('unreadable-answer', { attempt });
  const { name, message } = error;
  const requestId = requestIdOf(error);
  const problem = nameOf(name, message) ?? nameOfStatus(statusOf(error));
  return awsProblem(problem, {
    attempt,
    serviceError: name,
    ...(mayQuote(problem) ? { said: quotable(message) } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** By error name, and by AWS's words where one name stands for several things. */
function nameOf(name: string, message: string): AwsProblemName | undefined {
  switch (name) {
    case 'CredentialsForgotten':
      return 'credentials-forgotten';
    case 'CredentialsExpired':
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return 'credentials-expired';
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'InvalidAccessKeyId':
      return 'credentials-unknown';
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
    case 'IncompleteSignature':
    case 'IncompleteSignatureException':
    case 'MissingAuthenticationToken':
    case 'MissingAuthenticationTokenException':
      return /signature (?:expired|not yet current)/i.test(message) ? 'clock-skew' : 'bad-signature';
    case 'RequestExpired':
    case 'RequestTimeTooSkewed':
      return 'clock-skew';
    case 'AccessDenied':
    case 'AccessDeniedException':
      return deniedWhat(message);
    case 'KmsAccessDeniedException':
    case 'KmsInvalidStateException':
      return 'kms-denied';
    case 'StateMachineAlreadyExists':
      return 'name-taken';
    case 'StateMachineDoesNotExist':
    case 'ResourceNotFound':
      return 'not-found';
    case 'StateMachineDeleting':
      return 'deleting';
    case 'ConflictException':
      return 'conflict';
    case 'InvalidDefinition':
      return 'definition-refused';
    case 'ServiceQuotaExceededException':
    case 'StateMachineLimitExceeded':
    case 'TooManyTags':
      return 'quota';
    case 'KmsThrottlingException':
    case 'RequestLimitExceeded':
    case 'Throttling':
    case 'ThrottlingException':
    case 'ThrottledException':
    case 'TooManyRequestsException':
      return 'throttled';
    case 'InternalFailure':
    case 'InternalServerError':
    case 'ServiceUnavailable':
    case 'ServiceUnavailableException':
      return 'service-failure';
    case 'RelayRefused':
      return 'relay-refused';
    case 'ConnectionLost':
      return 'connection-lost';
    case 'TimeoutError':
      return 'timed-out';
    case 'ServerUnreachable':
      return 'server-unreachable';
    case 'AbortError':
      return 'aborted';
    case 'SyntaxError':
      return 'unreadable-answer';
    default:
      return undefined;
  }
}

function deniedWhat(message: string): AwsProblemName {
  if (/authorized to assume the provided role/i.test(message)) return 'role-trust';
  if (/log destination/i.test(message)) return 'log-destination';
  return message.includes('iam:PassRole') ? 'pass-role' : 'access-denied';
}

function nameOfStatus(status: number | undefined): AwsProblemName {
  if (status === undefined) return 'unreadable-answer';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'service-failure';
  return status >= 400 ? 'request-refused' : 'unreadable-answer';
}

/** AWS's words help where they name an action or a place. Those about signatures can repeat the request, with the session token in it. */
function mayQuote(problem: AwsProblemName): boolean {
  return [
    'access-denied',
    'pass-role',
    'kms-denied',
    'definition-refused',
    'quota',
    'request-refused',
    'relay-refused',
  ].includes(problem);
}

const MAX_QUOTED_CHARACTERS = 400;

/** One line, not too long, and nothing in it that could be a secret: no run of 32 or more characters of base64. */
function quotable(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  const safe = line.replace(/[A-Za-z0-9+/=]{32,}/g, '…');
  return safe.length > MAX_QUOTED_CHARACTERS ? `${safe.slice(0, MAX_QUOTED_CHARACTERS)}…` : safe;
}

function statusOf(error: Error): number | undefined {
  const status = metadataOf(error)?.httpStatusCode;
  return typeof status === 'number' ? status : undefined;
}

function requestIdOf(error: Error): string | undefined {
  const requestId = metadataOf(error)?.requestId;
  return typeof requestId === 'string' ? requestId : undefined;
}

function metadataOf(error: Error): { readonly httpStatusCode?: unknown; readonly requestId?: unknown } | undefined {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  return typeof metadata === 'object' && metadata !== null ? metadata : undefined;
}
