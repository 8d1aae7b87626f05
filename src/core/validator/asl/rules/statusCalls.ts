import type { JsonObject } from '../../../json';
import { actionsOfService } from './integrations';

/** A Task's call of a service: `glue`, `startJobRun`; the same for the optimized integration and for the AWS SDK. */
export interface ServiceCall {
  readonly service: string;
  readonly action: string;
}

/** Calls that ask for the state of a job → the actions that start one. */
const startsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'athena:getQueryExecution': ['startQueryExecution'],
    'batch:describeJobs': ['submitJob'],
    'bedrock:getModelCustomizationJob': ['createModelCustomizationJob'],
    'codebuild:batchGetBuilds': ['startBuild'],
    'codebuild:batchGetBuildBatches': ['startBuildBatch', 'retryBuildBatch'],
    'databrew:describeJobRun': ['startJobRun'],
    'ecs:describeTasks': ['runTask'],
    'eks:describeCluster': ['createCluster', 'deleteCluster'],
    'eks:describeNodegroup': ['createNodegroup', 'deleteNodegroup'],
    'elasticmapreduce:describeCluster': ['createCluster', 'terminateCluster'],
    'elasticmapreduce:describeStep': ['addStep'],
    'emr-containers:describeJobRun': ['startJobRun'],
    'emr-serverless:getJobRun': ['startJobRun'],
    'glue:getJobRun': ['startJobRun'],
    'mediaconvert:getJob': ['createJob'],
    'sagemaker:describeHyperParameterTuningJob': ['createHyperParameterTuningJob'],
    'sagemaker:describeLabelingJob': ['createLabelingJob'],
    'sagemaker:describeProcessingJob': ['createProcessingJob'],
    'sagemaker:describeTrainingJob': ['createTrainingJob'],
    'sagemaker:describeTransformJob': ['createTransformJob'],
    'states:describeExecution': ['startExecution'],
  }),
);

/** The AWS SDK has names of its own for some services. */
const optimizedName: ReadonlyMap<string, string> = new Map([
  ['emr', 'elasticmapreduce'],
  ['emrcontainers', 'emr-containers'],
  ['emrserverless', 'emr-serverless'],
  ['sfn', 'states'],
]);

/** The call of a Task that does not wait for its end; undefined for anything else. */
export function serviceCall({ Type: type, Resource: resource }: JsonObject): ServiceCall | undefined {
  if (type !== 'Task' || typeof resource !== 'string') return undefined;
  const [, service, action] = /:states:::(?:aws-sdk:)?([\w-]+):(\w+)$/.exec(resource) ?? [];
  if (service === undefined || action === undefined) return undefined;
  return { service: optimizedName.get(service) ?? service, action };
}

/** Actions whose jobs the call asks about and whose end Step Functions can wait for by itself; empty for calls that ask for no job. */
export function startsOfStatusCall({ service, action }: ServiceCall): readonly string[] {
  const starts = startsOf.get(`${service}:${action}`) ?? [];
  return starts.filter((start) => waitingForm({ service, action: start }) !== undefined);
}

/** `glue:startJobRun.sync`: the form of the call that waits for the end of the job. */
export function waitingForm({ service, action }: ServiceCall): string | undefined {
  const patterns = actionsOfService(service)?.get(action) ?? [];
  const pattern = patterns.includes('.sync:2') ? '.sync:2' : patterns.find((each) => each === '.sync');
  return pattern === undefined ? undefined : `${service}:${action}${pattern}`;
}
