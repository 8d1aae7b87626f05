/** Ways to wait for a service: not at all, until its job has ended, until a token comes back. */
export type Pattern = '.sync' | '.sync:2' | '.waitForTaskToken';

const SYNC: readonly Pattern[] = ['.sync'];
const TOKEN: readonly Pattern[] = ['.waitForTaskToken'];
const NONE: readonly Pattern[] = [];

/** Same patterns for several actions. */
function actions(
  patterns: readonly Pattern[],
  ...names: readonly string[]
): Readonly<Record<string, readonly Pattern[]>> {
  return Object.fromEntries(names.map((name) => [name, patterns]));
}

/**
 * Optimized integrations: service → action → patterns beyond Request Response.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html (read 2026-11)
 */
const optimizedIntegrations: Readonly<Record<string, Readonly<Record<string, readonly Pattern[]>>>> = {
  apigateway: actions(TOKEN, 'invoke'),
  athena: {
    ...actions(SYNC, 'startQueryExecution'),
    ...actions(NONE, 'stopQueryExecution', 'getQueryExecution', 'getQueryResults'),
  },
  batch: actions(SYNC, 'submitJob'),
  bedrock: { ...actions(NONE, 'invokeModel'), ...actions(SYNC, 'createModelCustomizationJob') },
  codebuild: {
    ...actions(SYNC, 'startBuild', 'startBuildBatch', 'retryBuildBatch'),
    ...actions(NONE, 'stopBuild', 'stopBuildBatch', 'batchDeleteBuilds', 'batchGetReports', 'deleteBuildBatch'),
  },
  databrew: actions(SYNC, 'startJobRun'),
  dynamodb: actions(NONE, 'getItem', 'putItem', 'updateItem', 'deleteItem'),
  ecs: actions(['.sync', '.waitForTaskToken'], 'runTask'),
  eks: {
    ...actions(SYNC, 'createCluster', 'deleteCluster', 'createNodegroup', 'deleteNodegroup', 'runJob'),
    ...actions(NONE, 'call'),
  },
  elasticmapreduce: {
    ...actions(SYNC, 'createCluster', 'terminateCluster', 'addStep'),
    ...actions(
      NONE,
      'cancelStep',
      'setClusterTerminationProtection',
      'modifyInstanceFleetByName',
      'modifyInstanceGroupByName',
    ),
  },
  'emr-containers': {
    ...actions(SYNC, 'deleteVirtualCluster', 'startJobRun'),
    ...actions(NONE, 'createVirtualCluster'),
  },
  'emr-serverless': actions(
    SYNC,
    'createApplication',
    'startApplication',
    'stopApplication',
    'deleteApplication',
    'startJobRun',
    'cancelJobRun',
  ),
  events: actions(TOKEN, 'putEvents'),
  glue: actions(SYNC, 'startJobRun'),
  http: actions(NONE, 'invoke'),
  lambda: actions(TOKEN, 'invoke'),
  mediaconvert: actions(SYNC, 'createJob'),
  sagemaker: {
    ...actions(
      SYNC,
      'createHyperParameterTuningJob',
      'createLabelingJob',
      'createProcessingJob',
      'createTrainingJob',
      'createTransformJob',
    ),
    ...actions(NONE, 'createEndpoint', 'createEndpointConfig', 'createModel', 'updateEndpoint'),
  },
  sns: actions(TOKEN, 'publish'),
  sqs: actions(TOKEN, 'sendMessage'),
  states: actions(['.sync', '.sync:2', '.waitForTaskToken'], 'startExecution'),
};

const byService = new Map(
  Object.entries(optimizedIntegrations).map(
    ([service, byAction]) => [service, new Map(Object.entries(byAction))] as const,
  ),
);

/** Names of the services with an optimized integration. */
export const optimizedServices: readonly string[] = [...byService.keys()];

/** Actions of an optimized service with their patterns; undefined if there is no such service. */
export function actionsOfService(service: string): ReadonlyMap<string, readonly Pattern[]> | undefined {
  return byService.get(service);
}
