/** An AWS service the relay forwards to, and what it may be asked. */
export interface RelayedService {
  /** Service of the signature's credential scope. */
  readonly scope: string;
  /** Operations that may pass, by their AWS names. Nothing that deletes, nothing that makes users, roles or keys. */
  readonly operations: ReadonlySet<string>;
  /** Where the operation's name is: in `X-Amz-Target` after this prefix, or in the `Action` of a form body. */
  readonly targetPrefix?: string;
}

const states: RelayedService = {
  scope: 'states',
  targetPrefix: 'AWSStepFunctions.',
  operations: new Set([
    'CreateStateMachine',
    'DescribeExecution',
    'DescribeStateMachine',
    'DescribeStateMachineForExecution',
    'GetExecutionHistory',
    'ListExecutions',
    'ListStateMachines',
    'ListStateMachineVersions',
    'ListTagsForResource',
    'PublishStateMachineVersion',
    'StartExecution',
    'StartSyncExecution',
    'StopExecution',
    'TagResource',
    'TestState',
    'UpdateStateMachine',
    'ValidateStateMachineDefinition',
  ]),
};

const sts: RelayedService = { scope: 'sts', operations: new Set(['GetCallerIdentity']) };
const iam: RelayedService = { scope: 'iam', operations: new Set(['ListRoles']) };

const region = '([a-z]{2}(?:-[a-z]+){1,3}-\\d{1,2})';

const hosts: readonly { readonly pattern: RegExp; readonly service: RelayedService; readonly scopeRegion?: string }[] =
  [
    { pattern: new RegExp(`^(?:sync-)?states\\.${region}\\.amazonaws\\.com(?:\\.cn)?$`), service: states },
    { pattern: new RegExp(`^sts\\.${region}\\.amazonaws\\.com(?:\\.cn)?$`), service: sts },
    // IAM is one for all regions and always signed for this one.
    { pattern: /^iam\.amazonaws\.com$/, service: iam, scopeRegion: 'us-east-1' },
  ];

export interface RelayedHost {
  readonly service: RelayedService;
  /** Region the signature must be for. */
  readonly scopeRegion: string;
}

/** What may be asked at a host; nothing if the host is none of those the relay forwards to. */
export function relayedHost(host: string): RelayedHost | undefined {
  for (const { pattern, service, scopeRegion } of hosts) {
    const match = pattern.exec(host);
    const signedFor = scopeRegion ?? match?.[1];
    if (match === null || signedFor === undefined) continue;
    // Regions of China end in .cn and no others do.
    if (signedFor.startsWith('cn-') !== host.endsWith('.cn')) return undefined;
    return { service, scopeRegion: signedFor };
  }
  return undefined;
}

const DEFAULT_TIMEOUT_MS = 65_000;
/** TestState and StartSyncExecution answer when the run ends, which may take five minutes. */
const RUN_TIMEOUT_MS = 310_000;

/** How long AWS may take to answer an operation. */
export function operationTimeoutMs(operation: string): number {
  return operation === 'TestState' || operation === 'StartSyncExecution' ? RUN_TIMEOUT_MS : DEFAULT_TIMEOUT_MS;
}
