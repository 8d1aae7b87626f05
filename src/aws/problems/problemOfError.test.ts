import { describe, expect, it } from 'vitest';
import { awsProblem, awsProblemNames } from './awsProblem';
import { problemOfError } from './problemOfError';

function sdkError(name: string, message = '', status = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status, requestId: 'request-1' } });
}

describe('the catalogue', () => {
  it.each([...awsProblemNames])('%s is a sentence with a next step', (name) => {
    const problem = awsProblem(name, { attempt: 'try it', said: 'no', subject: 'thing' });

    expect(problem.code).toBe(`aws/${name}`);
    expect(problem.message).toMatch(/^["A-Z].*[.]$/s);
    expect(problem.hint).toMatch(/^["A-Z].*[.]$/s);
    expect(`${problem.message}${problem.hint ?? ''}`).not.toMatch(/!|undefined/);
  });
});

describe('errors of the SDK', () => {
  it.each([
    ['ExpiredToken', '', 'credentials-expired'],
    ['ExpiredTokenException', '', 'credentials-expired'],
    ['UnrecognizedClientException', '', 'credentials-unknown'],
    ['InvalidClientTokenId', '', 'credentials-unknown'],
    ['InvalidSignatureException', 'The request signature we calculated does not match', 'bad-signature'],
    ['SignatureDoesNotMatch', 'Signature expired: 20260101T000000Z is now earlier than', 'clock-skew'],
    ['InvalidSignatureException', 'Signature not yet current: 2027', 'clock-skew'],
    [
      'AccessDeniedException',
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
      'role-trust',
    ],
    [
      'AccessDeniedException',
      'The state machine IAM Role is not authorized to access the Log Destination',
      'log-destination',
    ],
    ['AccessDeniedException', 'is not authorized to perform: iam:PassRole on resource', 'pass-role'],
    ['AccessDenied', 'is not authorized to perform: iam:ListRoles', 'access-denied'],
    ['StateMachineAlreadyExists', '', 'name-taken'],
    ['ConflictException', '', 'conflict'],
    ['StateMachineDeleting', '', 'deleting'],
    ['StateMachineDoesNotExist', '', 'not-found'],
    ['InvalidDefinition', "Invalid State Machine Definition: 'x'", 'definition-refused'],
    ['StateMachineLimitExceeded', '', 'quota'],
    ['ServiceQuotaExceededException', '', 'quota'],
    ['ThrottlingException', 'Rate exceeded', 'throttled'],
    ['KmsAccessDeniedException', '', 'kms-denied'],
    ['ValidationException', 'some constraint', 'request-refused'],
    ['TimeoutError', '', 'timed-out'],
    ['AbortError', '', 'aborted'],
    ['SyntaxError', 'Unexpected token <', 'unreadable-answer'],
  ])('%s (%s) is %s', (name, message, problem) => {
    expect(problemOfError(sdkError(name, message), 'do it').code).toBe(`aws/${problem}`);
  });

  it.each([
    [429, 'throttled'],
    [500, 'service-failure'],
    [503, 'service-failure'],
    [418, 'request-refused'],
  ])('an unknown one with status %i is %s', (status, problem) => {
    expect(problemOfError(sdkError('Whatever', 'said', status), 'do it').code).toBe(`aws/${problem}`);
  });

  it('keep the name and the request id for those who need them', () => {
    expect(problemOfError(sdkError('ConflictException'), 'do it')).toMatchObject({
      serviceError: 'ConflictException',
      requestId: 'request-1',
    });
  });

  it('that are no errors are not thrown on', () => {
    expect(problemOfError('text', 'do it').code).toBe('aws/unreadable-answer');
  });

  it('are quoted where it helps, without anything that could be a secret', () => {
    const token = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQ';
    const quoted = problemOfError(
      sdkError('ValidationException', `first line\n${token} ${'long words '.repeat(80)}`),
      'do it',
    ).message;

    expect(quoted).toContain('AWS says: first line …');
    expect(quoted).not.toContain(token);
    expect(quoted.length).toBeLessThan(600);
    expect(
      problemOfError(sdkError('InvalidSignatureException', `The Canonical String was ${token}`), 'do it').message,
    ).not.toContain('Canonical');
  });
});
