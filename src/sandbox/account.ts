/** The one account of the sandbox, with the one role that machines may be given; neither exists anywhere else. */
export const SANDBOX_ACCOUNT = '000000000000';
export const SANDBOX_ROLE_NAME = 'stepwright-sandbox';

const SANDBOX_ROLE_ARN = `arn:aws:iam::${SANDBOX_ACCOUNT}:role/${SANDBOX_ROLE_NAME}`;

/** Answers STS and IAM (query protocol) as far as deploying asks: who am I, and which roles are there. Nothing for other actions. */
export function answerQuery(action: string, requestId: string): string | undefined {
  switch (action) {
    case 'GetCallerIdentity':
      return envelope({
        action,
        namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
        requestId,
        result: identity(),
      });
    case 'ListRoles':
      return envelope({ action, namespace: 'https://iam.amazonaws.com/doc/2010-05-08/', requestId, result: roles() });
    default:
      return undefined;
  }
}

/** The error form of the query protocol. */
export function queryFault(code: string, message: string, requestId: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function identity(): string {
  return [
    `<Arn>arn:aws:iam::${SANDBOX_ACCOUNT}:user/sandbox</Arn>`,
    '<UserId>AIDASANDBOX</UserId>',
    `<Account>${SANDBOX_ACCOUNT}</Account>`,
  ].join('');
}

function roles(): string {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const role = [
    '<Path>/</Path>',
    `<RoleName>${SANDBOX_ROLE_NAME}</RoleName>`,
    '<RoleId>AROASANDBOX</RoleId>',
    `<Arn>${SANDBOX_ROLE_ARN}</Arn>`,
    '<CreateDate>2026-01-01T00:00:00Z</CreateDate>',
    // IAM answers with the document percent-encoded.
    `<AssumeRolePolicyDocument>${encodeURIComponent(JSON.stringify(trust))}</AssumeRolePolicyDocument>`,
    '<MaxSessionDuration>3600</MaxSessionDuration>',
  ].join('');
  return `<IsTruncated>false</IsTruncated><Roles><member>${role}</member></Roles>`;
}

interface Envelope {
  readonly action: string;
  readonly namespace: string;
  readonly requestId: string;
  readonly result: string;
}

function envelope({ action, namespace, requestId, result }: Envelope): string {
  return `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}
