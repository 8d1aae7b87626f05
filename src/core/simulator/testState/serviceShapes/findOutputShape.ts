import type { TaskTarget } from '../../task/resource';
import { models } from './models';
import { parseServiceShapes, type ServiceShapes } from './shape';

/** What a mocked result of an operation must look like. */
export interface OutputShape {
  readonly shapes: ServiceShapes;
  /** Index of the shape. */
  readonly output: number;
  /** Top-level members which the optimized integration turns into JSON, so that any value is right. */
  readonly jsonMembers: ReadonlySet<string>;
}

/**
 * The shape AWS holds a mocked result against: that of the operation, or of the operation Step Functions polls for a `.sync` job.
 *
 * @returns undefined where AWS checks nothing (functions and activities called directly, HTTP, API Gateway, `eks:call`, `eks:runJob`, callbacks,
 * whose result comes from whoever holds the token) or where the service is none of those this folder has models of: its results pass unchecked.
 */
export async function findOutputShape(target: TaskTarget): Promise<OutputShape | undefined> {
  if (target.kind !== 'integration' || target.pattern === 'callback') return undefined;
  const action = target.action.replace(/\.sync(?::2)?$/, '');
  const isSdk = target.service.startsWith('aws-sdk:');
  const integration = `${target.service}:${action}`;
  if (uncheckedIntegrations.has(integration)) return undefined;
  const polled = target.pattern === 'sync' ? polledOperations[integration] : undefined;
  const service = modelOf(isSdk ? target.service.slice('aws-sdk:'.length) : target.service, action);
  const load = Object.hasOwn(models, service) ? models[service] : undefined;
  if (load === undefined) return undefined;
  const shapes = parseServiceShapes((await load()).model);
  const output = shapes.operations[polled ?? action.charAt(0).toUpperCase() + action.slice(1)];
  if (output === undefined) return undefined;
  return { shapes, output, jsonMembers: isSdk ? none : jsonMembersOf(integration) };
}

/** @see Step Functions developer guide, “Using TestState API”, note on mock validation, read 2026-11 */
const uncheckedIntegrations: ReadonlySet<string> = new Set([
  'http:invoke',
  'apigateway:invoke',
  'eks:call',
  'eks:runJob',
]);

const none: ReadonlySet<string> = new Set();

/** What a `.sync` integration waits for is described by another operation than the one that starts it. */
const polledOperations: Readonly<Record<string, string | undefined>> = {
  'athena:startQueryExecution': 'GetQueryExecution',
  'batch:submitJob': 'DescribeJobs',
  'bedrock:createModelCustomizationJob': 'GetModelCustomizationJob',
  'codebuild:startBuild': 'BatchGetBuilds',
  'codebuild:startBuildBatch': 'BatchGetBuildBatches',
  'databrew:startJobRun': 'DescribeJobRun',
  'ecs:runTask': 'DescribeTasks',
  'eks:createCluster': 'DescribeCluster',
  'eks:createFargateProfile': 'DescribeFargateProfile',
  'eks:createNodegroup': 'DescribeNodegroup',
  'eks:deleteCluster': 'DescribeCluster',
  'eks:deleteFargateProfile': 'DescribeFargateProfile',
  'eks:deleteNodegroup': 'DescribeNodegroup',
  'elasticmapreduce:addStep': 'DescribeStep',
  'elasticmapreduce:createCluster': 'DescribeCluster',
  'elasticmapreduce:terminateCluster': 'DescribeCluster',
  'emr-containers:createVirtualCluster': 'DescribeVirtualCluster',
  'emr-containers:deleteVirtualCluster': 'DescribeVirtualCluster',
  'emr-containers:startJobRun': 'DescribeJobRun',
  'emr-serverless:createApplication': 'GetApplication',
  'emr-serverless:deleteApplication': 'GetApplication',
  'emr-serverless:startApplication': 'GetApplication',
  'emr-serverless:startJobRun': 'GetJobRun',
  'emr-serverless:stopApplication': 'GetApplication',
  'glue:startJobRun': 'GetJobRun',
  'mediaconvert:createJob': 'GetJob',
  'sagemaker:createHyperParameterTuningJob': 'DescribeHyperParameterTuningJob',
  'sagemaker:createLabelingJob': 'DescribeLabelingJob',
  'sagemaker:createProcessingJob': 'DescribeProcessingJob',
  'sagemaker:createTrainingJob': 'DescribeTrainingJob',
  'sagemaker:createTransformJob': 'DescribeTransformJob',
  'states:startExecution': 'DescribeExecution',
};

/** Optimized integrations are named after the product, models after the service. */
function modelOf(service: string, action: string): string {
  if (service === 'bedrock' && action === 'invokeModel') return 'bedrockruntime';
  return renamed[service] ?? service.replaceAll('-', '');
}

const renamed: Readonly<Record<string, string | undefined>> = {
  elasticmapreduce: 'emr',
  events: 'eventbridge',
  states: 'sfn',
};

/** Not those of `states:startExecution.sync:2`: AWS asks for the texts DescribeExecution answers, though the state sees JSON (reported). */
function jsonMembersOf(integration: string): ReadonlySet<string> {
  if (integration === 'lambda:invoke') return new Set(['Payload']);
  return integration === 'bedrock:invokeModel' ? new Set(['Body']) : none;
}
