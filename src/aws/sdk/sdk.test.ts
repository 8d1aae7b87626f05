import { describe, expect, it } from 'vitest';
import { diagnosticsOfValidation } from './diagnosticsOfValidation';
import { trustsStepFunctions } from './rolesForStepFunctions';

const trust = (statement: unknown): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } };

describe('roles that Step Functions may assume', () => {
  it.each([
    ['the usual one', trust([allow])],
    ['percent-encoded, as IAM answers', encodeURIComponent(trust([allow]))],
    ['a statement that is not in a list', trust(allow)],
    [
      'one of several services',
      trust([{ ...allow, Principal: { Service: ['lambda.amazonaws.com', 'states.eu-west-1.amazonaws.com'] } }]),
    ],
    ['one of several actions', trust([{ ...allow, Action: ['sts:TagSession', 'sts:AssumeRole'] }])],
    ['any action', trust([{ ...allow, Action: 'sts:*' }])],
    ['a second statement', trust([{ ...allow, Principal: { AWS: '*' } }, allow])],
  ])('%s', (_what, document) => {
    expect(trustsStepFunctions(document, 'eu-west-1')).toBe(true);
  });

  it.each([
    ['no document', undefined],
    ['no JSON', '{'],
    ['a broken percent escape', '%E0%A4%A'],
    ['JSON of something else', '[]'],
    ['another service', trust([{ ...allow, Principal: { Service: 'lambda.amazonaws.com' } }])],
    ['another region', trust([{ ...allow, Principal: { Service: 'states.us-east-1.amazonaws.com' } }])],
    ['a denial', trust([{ ...allow, Effect: 'Deny' }])],
    ['another action', trust([{ ...allow, Action: 'sts:TagSession' }])],
    ['anybody in an account', trust([{ ...allow, Principal: '*' }])],
  ])('not %s', (_what, document) => {
    expect(trustsStepFunctions(document, 'eu-west-1')).toBe(false);
  });
});

describe("the service's findings", () => {
  it('are shown at their places', () => {
    const diagnostics = diagnosticsOfValidation({
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'MISSING_TRANSITION_TARGET',
          message: 'Missing',
          location: '/States/Route/Choices[0]/Next',
        },
        { severity: 'WARNING', code: 'W', message: 'Hm', location: undefined },
      ],
    });

    expect(diagnostics).toMatchObject([
      {
        code: 'asl/aws-missing-transition-target',
        severity: 'error',
        message: 'AWS: Missing',
        at: { pointer: '/States/Route/Choices/0/Next' },
      },
      { severity: 'warning', at: { pointer: '' } },
    ]);
  });

  it('stop a deployment by the result alone', () => {
    const error = { severity: 'ERROR', code: 'X', message: 'x' } as const;

    expect(diagnosticsOfValidation({ result: 'OK', diagnostics: [error] })).toMatchObject([{ severity: 'warning' }]);
    expect(diagnosticsOfValidation({ result: 'FAIL', diagnostics: [] })).toMatchObject([{ severity: 'error' }]);
    expect(diagnosticsOfValidation({ result: 'OK', diagnostics: [] })).toEqual([]);
  });
});
