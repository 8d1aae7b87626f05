import type { Retrier } from '../../asl';
import type { ErrorSettings, ToolTarget } from '../../model';

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
      return serviceTransientErrors('StepFunctions');
    case 'service':
      return transientErrorsOfService(target.resourceArn);
  }
}

/** @see Lambda developer guide, “Handling errors in Step Functions”; the framework's own list. */
export const LAMBDA_TRANSIENT_ERRORS: readonly string[] = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

export const BEDROCK_TRANSIENT_ERRORS: readonly string[] = [
  'BedrockRuntime.ThrottlingException',
  'BedrockRuntime.ServiceUnavailableException',
  'BedrockRuntime.InternalServerException',
  'BedrockRuntime.ModelNotReadyException',
  'BedrockRuntime.SdkClientException',
];

const ALL_ERRORS = 'States.ALL';

function transientErrorsOfService(resourceArn: string): readonly string[] {
  const [, service = ''] = /:states:::(?:aws-sdk:)?([^:.]+)/.exec(resourceArn) ?? [];
  if (service === 'lambda') return LAMBDA_TRANSIENT_ERRORS;
  if (service === '') return [];
  return serviceTransientErrors(ERROR_PREFIXES[service] ?? service.charAt(0).toUpperCase() + service.slice(1));
}

function serviceTransientErrors(prefix: string): readonly string[] {
  return TRANSIENT_EXCEPTIONS.map((name) => `${prefix}.${name}`);
}

/** Names that AWS services share for “try again”. A name that a service does not know harms nobody. */
const TRANSIENT_EXCEPTIONS: readonly string[] = [
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceUnavailableException',
  'InternalServerException',
  'SdkClientException',
];

/** Prefix of a service's Error Names, where it is not the service's name with a capital. */
const ERROR_PREFIXES: Readonly<Record<string, string>> = {
  apigateway: 'ApiGateway',
  bedrockruntime: 'BedrockRuntime',
  cloudwatch: 'CloudWatch',
  cloudwatchlogs: 'CloudWatchLogs',
  codebuild: 'CodeBuild',
  dynamodb: 'DynamoDB',
  ecs: 'ECS',
  eks: 'EKS',
  emr: 'ElasticMapReduce',
  eventbridge: 'EventBridge',
  events: 'EventBridge',
  rdsdata: 'RdsData',
  redshiftdata: 'RedshiftData',
  sagemaker: 'SageMaker',
  secretsmanager: 'SecretsManager',
  sfn: 'Sfn',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'Ssm',
  states: 'StepFunctions',
};
