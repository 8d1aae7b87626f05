import type { Diagnostic } from '../../core/diagnostics';

/** Something that stands between the user and a deployed machine: a diagnostic whose code is one of this folder's. */
export interface AwsProblem extends Diagnostic {
  readonly code: `aws/${AwsProblemName}`;
  /** Name of the error as the service gave it, for those who know it. */
  readonly serviceError?: string;
  /** What AWS support asks for. */
  readonly requestId?: string;
}

/** What a sentence of the catalogue may mention. */
export interface ProblemDetails {
  /** What was being done, continues “… to”: `create the state machine`. */
  readonly attempt?: string;
  /** AWS's own words, already made safe to show. */
  readonly said?: string;
  readonly subject?: string;
  readonly serviceError?: string;
  readonly requestId?: string;
}

interface Entry {
  readonly severity?: Diagnostic['severity'];
  readonly message: (details: Required<Pick<ProblemDetails, 'attempt' | 'said' | 'subject'>>) => string;
  readonly hint: string;
}

const catalogue = {
  // Credentials
  'credentials-empty': {
    message: () => 'There is nothing in the box.',
    hint: 'Paste what "aws configure export-credentials" prints, or what the AWS access portal offers under "Access keys".',
  },
  'credentials-unrecognised': {
    message: () => 'No AWS credentials were found in the pasted text.',
    hint: 'Paste environment variables, a block of the credentials file, or the JSON of "aws sts assume-role".',
  },
  'credentials-incomplete': {
    message: ({ subject }) => `The pasted text has no ${subject}.`,
    hint: 'Copy the whole block again, with access key id, secret access key and, for temporary credentials, session token.',
  },
  'credentials-malformed': {
    message: ({ subject }) => `The ${subject} in the pasted text is not one that AWS gives.`,
    hint: 'Check that it was copied whole, without dots, stars or line breaks in it.',
  },
  'credentials-several': {
    message: () => 'The pasted text has more than one set of credentials.',
    hint: 'Paste only the block of the profile to deploy with.',
  },
  'credentials-expired': {
    message: () => 'The credentials have expired.',
    hint: 'Paste new ones of the same account; the deployment goes on from what is there.',
  },
  'credentials-forgotten': {
    message: () => 'The credentials were forgotten.',
    hint: 'Paste them again.',
  },
  'credentials-long-lived': {
    severity: 'warning',
    message: () => 'This is a long-lived access key.',
    hint: 'Temporary credentials do less harm if they leak. "aws sts get-session-token" makes some from this key.',
  },
  'credentials-unknown': {
    message: () => 'AWS does not know these credentials.',
    hint: 'They may be deleted, of another partition, or not valid in a region that the account has not switched on. Paste new ones.',
  },
  'bad-signature': {
    message: () => 'AWS does not accept the signature of the request.',
    hint: 'The secret access key does not belong to the access key id. Copy both again.',
  },
  'clock-skew': {
    message: () => 'The clock of this computer differs from that of AWS by more than five minutes.',
    hint: 'Set the clock of this computer, then deploy again.',
  },
  'other-account': {
    message: ({ subject }) => `These credentials are of account ${subject}.`,
    hint: 'Paste credentials of the account this deployment was prepared for, or prepare it again.',
  },
  // Permissions
  'access-denied': {
    message: ({ attempt, said }) => `These credentials may not ${attempt}.${said}`,
    hint: 'Ask for the missing permission, or use other credentials.',
  },
  'pass-role': {
    message: ({ said }) => `These credentials may not hand the execution role to Step Functions.${said}`,
    hint: 'Allow iam:PassRole on the role, with the condition iam:PassedToService = states.amazonaws.com.',
  },
  'role-trust': {
    message: () => 'Step Functions is not allowed to assume the execution role.',
    hint: 'Let the trust policy of the role name states.amazonaws.com. A role that was just made needs up to a minute.',
  },
  'log-destination': {
    message: () => 'Step Functions may not write to the log group.',
    hint: 'Let the execution role use the log delivery actions. A role that was just made needs up to a minute.',
  },
  'kms-denied': {
    message: ({ said }) => `The encryption key of the state machine may not be used.${said}`,
    hint: 'Ask for kms:Decrypt and kms:GenerateDataKey on that key.',
  },
  // The machine
  'name-taken': {
    message: () => 'A state machine of this name appeared in the meantime, with another definition.',
    hint: 'Prepare the deployment again to see how it differs, or choose another name.',
  },
  'name-invalid': {
    message: ({ subject }) => `"${subject}" cannot be the name of a state machine.`,
    hint: 'Use 1 to 80 letters, digits, hyphens and underscores.',
  },
  'arn-invalid': {
    message: ({ subject }) => `"${subject}" is not the ARN of a role.`,
    hint: 'It looks like arn:aws:iam::123456789012:role/name.',
  },
  conflict: {
    message: () => 'Somebody changed the state machine at the same time.',
    hint: 'Prepare the deployment again to see what changed.',
  },
  deleting: {
    message: () => 'The state machine of this name is being deleted.',
    hint: 'Wait until AWS has finished, or choose another name.',
  },
  'not-found': {
    message: () => 'The state machine does not exist any more.',
    hint: 'Prepare the deployment again; it will be created.',
  },
  'type-differs': {
    message: ({ subject }) => `The deployed state machine has the type ${subject}, which cannot be changed.`,
    hint: 'Choose another name, or delete the deployed one first.',
  },
  'not-ours': {
    message: () => 'A state machine of this name exists and was not deployed by Stepwright.',
    hint: 'Choose another name. To replace it all the same, confirm that it may be taken over.',
  },
  'other-project': {
    message: ({ subject }) => `A state machine of this name was deployed from another agent (${subject}).`,
    hint: 'Choose another name. To replace it all the same, confirm that it may be taken over.',
  },
  'changed-remotely': {
    message: () => 'The deployed state machine was changed since it was last deployed from here.',
    hint: 'Compare the two. To replace the deployed one, confirm that it may be overwritten.',
  },
  'definition-refused': {
    message: ({ said }) => `AWS refused the definition.${said}`,
    hint: 'Mend the place it names. If Problems shows nothing there, please report it.',
  },
  'definition-too-large': {
    message: ({ subject }) => `The request would have ${subject} bytes; Step Functions accepts 1048576.`,
    hint: 'Shorten prompts and texts in the definition, or move them to where the tools read them.',
  },
  'not-applied': {
    message: ({ subject }) => `The state machine exists, but not with the ${subject} that was asked for.`,
    hint: 'Deploy again; the difference is then an update.',
  },
  'not-visible-yet': {
    severity: 'warning',
    message: () => 'AWS does not show the new revision yet.',
    hint: 'Start executions on the version ARN: it always runs what was deployed.',
  },
  quota: {
    message: ({ said }) => `A limit of the account is reached.${said}`,
    hint: 'Delete what is not needed, or ask AWS for a higher limit.',
  },
  'request-refused': {
    message: ({ attempt, said }) => `AWS refused to ${attempt}.${said}`,
    hint: 'If this is not clear, please report it with the request id.',
  },
  // The way there
  throttled: {
    message: () => 'AWS asks to slow down: too many requests of this account at once.',
    hint: 'Wait a minute, then deploy again.',
  },
  'service-failure': {
    message: ({ attempt }) => `AWS failed to ${attempt}, and says that it is not our fault.`,
    hint: 'Deploy again in a minute; it goes on from what is there.',
  },
  'connection-lost': {
    message: ({ attempt }) => `The connection broke while trying to ${attempt}; it may have been done or not.`,
    hint: 'Deploy again; it goes on from what is there.',
  },
  'timed-out': {
    message: ({ attempt }) => `There was no answer in time while trying to ${attempt}; it may have been done or not.`,
    hint: 'Deploy again; it goes on from what is there.',
  },
  'server-unreachable': {
    message: () => 'The local server does not answer.',
    hint: 'Start it again with "npm start" and reload the page.',
  },
  'no-server': {
    message: () => 'This page is served without the local server, so it cannot reach AWS or the sandbox.',
    hint: 'Export the definition and deploy it with the AWS CLI, or run "npm start".',
  },
  'relay-refused': {
    message: ({ said }) => `The local server did not forward the request.${said}`,
    hint: 'Reload the page. If it happens again, please report it.',
  },
  'unreadable-answer': {
    message: ({ attempt }) => `The answer to the attempt to ${attempt} is not one of AWS.`,
    hint: 'If an emulator is used, it may not know this operation.',
  },
  aborted: {
    message: () => 'The deployment was stopped.',
    hint: 'Deploy again; it goes on from what is there.',
  },
} satisfies Readonly<Record<string, Entry>>;

export type AwsProblemName = keyof typeof catalogue;

/** A problem of the catalogue, with its sentence and next step. */
export function awsProblem(name: AwsProblemName, details: ProblemDetails = {}): AwsProblem {
  const entry: Entry = catalogue[name];
  return {
    code: `aws/${name}`,
    severity: entry.severity ?? 'error',
    message: entry.message({
      attempt: details.attempt ?? 'do this',
      said: quotedAnswer(details.said),
      subject: details.subject ?? '',
    }),
    hint: entry.hint,
    at: { kind: 'agent' },
    ...(details.serviceError === undefined ? {} : { serviceError: details.serviceError }),
    ...(details.requestId === undefined ? {} : { requestId: details.requestId }),
  };
}

function quotedAnswer(said = ''): string {
  if (said === '') return '';
  return ` AWS says: ${said}${/[.!?…]$/.test(said) ? '' : '.'}`;
}

/** Every code of this folder, for the list of all codes. */
export const awsProblemNames = Object.keys(catalogue) as readonly AwsProblemName[]; // keys of the object above
