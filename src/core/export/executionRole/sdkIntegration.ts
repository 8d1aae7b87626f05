import { needsReview, type Needs } from './grant';
import { functionArns, modelArns, onResource, pascal, tableArns, type IntegrationCall } from './integrations';

/** IAM prefixes which differ from the name of the SDK's client in `aws-sdk:` Resources. */
const prefixes: Readonly<Record<string, string>> = {
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  cloudwatchlogs: 'logs',
  cognitoidentityprovider: 'cognito-idp',
  elasticloadbalancingv2: 'elasticloadbalancing',
  eventbridge: 'events',
  opensearch: 'es',
  sfn: 'states',
  sesv2: 'ses',
};

/** Calls whose permission is not named like them. */
const actions: Readonly<Record<string, string>> = {
  'bedrock:Converse': 'bedrock:InvokeModel',
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** `arn:aws:states:::aws-sdk:service:call`: any call of the SDK. Its action can be told, its resources only for a few. */
export function sdkNeeds(task: IntegrationCall, service: string): Needs {
  const named = `${prefixes[service] ?? service}:${pascal(task.call)}`;
  const action = actions[named] ?? named;
  switch (action.split(':')[0]) {
    case 'lambda':
      return onResource(task, { actions: [action], field: 'FunctionName', resources: functionArns });
    case 'dynamodb':
      return onResource(task, { actions: [action], field: 'TableName', resources: tableArns });
    case 'bedrock':
      return onResource(task, { actions: [action], field: 'ModelId', resources: modelArns });
    default:
      return needsReview([action], 'The resources of this call cannot be told from the definition; name them.');
  }
}
