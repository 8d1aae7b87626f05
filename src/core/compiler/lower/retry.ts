import type { Retrier } from '../../asl';
import { DEFAULT_ERRORS, type ErrorSettings, type ToolTarget } from '../../model';

/** Retriers for errors that pass by themselves; none if retrying is switched off. */
export function retriersOf(errors: ErrorSettings, transientErrors: readonly string[]): readonly Retrier[] {
  const { retry } = errors;
  if (!retry.enabled) return [];
  const named = [...new Set([...transientErrors, ...retry.additionalErrors.map((name) => name.trim())])];
  const wildcard = named.includes(ALL_ERRORS);
  const names = named.filter((name) => name !== '' && name !== ALL_ERRORS);
  const pace = {
    IntervalSeconds: retry.intervalSeconds,
    MaxAttempts: retry.maxAttempts,
    BackoffRate: retry.backoffRate,
    ...(retry.maxDelaySeconds === null ? {} : { MaxDelaySeconds: retry.maxDelaySeconds }),
    ...(retry.jitter === 'full' ? { JitterStrategy: 'FULL' as const } : {}),
  };
  // States.ALL must stand alone and last.
  return [
    ...(names.length > 0 ? [{ ErrorEquals: names, ...pace }] : []),
    ...(wildcard ? [{ ErrorEquals: [ALL_ERRORS], ...pace }] : []),
  ];
}

/** Error Names of the target that a second attempt may cure. */
export function transientErrorsOf(target: ToolTarget): readonly string[] {
  switch (target.type) {
    case 'lambda':
      return LAMBDA_TRANSIENT_ERRORS;
    case 'activity':
      return [];
    case 'sub-agent':
      return serviceTransientErrors('arn:aws:states:::states:startExecution');
    case 'service':
      return serviceTransientErrors(target.resourceArn);
  }
}

/** @see Lambda developer guide, “Handling errors in Step Functions”; the framework's own list. */
export const LAMBDA_TRANSIENT_ERRORS: readonly string[] = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

const ALL_ERRORS = 'States.ALL';

/** Retriers of Tasks the person has no settings for. */
export function retryOf(transientErrors: readonly string[]): readonly Retrier[] {
  return retriersOf(DEFAULT_ERRORS, transientErrors);
}

/** @param resourceArn - `arn:aws:states:::athena:getQueryExecution`, `arn:aws:states:::aws-sdk:s3:getObject`, … */
export function serviceTransientErrors(resourceArn: string): readonly string[] {
  const [, sdk, service = ''] = /:states:::(aws-sdk:)?([^:.]+)/.exec(resourceArn) ?? [];
  if (service === 'lambda') return LAMBDA_TRANSIENT_ERRORS;
  if (service === '') return [];
  const prefixes = sdk === undefined ? INTEGRATION_PREFIXES : SDK_PREFIXES;
  const prefix = prefixes[service] ?? service.charAt(0).toUpperCase() + service.slice(1);
  return [...TRANSIENT_EXCEPTIONS, ...(TRANSIENT_OF_SERVICE[service] ?? [])].map((name) => `${prefix}.${name}`);
}

/** Names that AWS services share for “try again”. A name that a service does not know harms nobody. */
const TRANSIENT_EXCEPTIONS: readonly string[] = [
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceUnavailableException',
  'InternalServerException',
  'SdkClientException',
];

const TRANSIENT_OF_SERVICE: Readonly<Record<string, readonly string[]>> = {
  bedrockruntime: ['ModelNotReadyException'],
  dynamodb: ['ProvisionedThroughputExceededException', 'RequestLimitExceeded'],
};

/** Prefixes of Error Names of optimised integrations, where it is not the service's name with a capital. */
const INTEGRATION_PREFIXES: Readonly<Record<string, string>> = {
  apigateway: 'ApiGateway',
  codebuild: 'CodeBuild',
  dynamodb: 'DynamoDB',
  ecs: 'ECS',
  eks: 'EKS',
  elasticmapreduce: 'ElasticMapReduce',
  events: 'EventBridge',
  mediaconvert: 'MediaConvert',
  sagemaker: 'SageMaker',
  sns: 'SNS',
  sqs: 'SQS',
  states: 'StepFunctions',
};

/** Prefixes of the SDK integrations: names of the clients of the AWS SDK for Java 2. */
const SDK_PREFIXES: Readonly<Record<string, string>> = {
  apigateway: 'ApiGateway',
  bedrockagent: 'BedrockAgent',
  bedrockagentruntime: 'BedrockAgentRuntime',
  bedrockruntime: 'BedrockRuntime',
  cloudformation: 'CloudFormation',
  cloudwatch: 'CloudWatch',
  cloudwatchlogs: 'CloudWatchLogs',
  codebuild: 'CodeBuild',
  dynamodb: 'DynamoDb',
  eventbridge: 'EventBridge',
  rdsdata: 'RdsData',
  redshiftdata: 'RedshiftData',
  sagemaker: 'SageMaker',
  secretsmanager: 'SecretsManager',
};
