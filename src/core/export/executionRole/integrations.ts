import { isJsonArray, isJsonObject, type JsonObject } from '../../json';
import { argumentOf } from './argument';
import { allNeeds, needs, needsReview, NOTHING_NEEDED, type Needs, type RolePlace } from './grant';

/** A Task by its Resource: the service and call of `arn:aws:states:::service:call`, without `.sync` and the like. */
export interface IntegrationCall {
  readonly state: JsonObject;
  readonly place: RolePlace;
  readonly call: string;
  /** `.sync`, `.sync:2`: the machine waits for the end and has to look after it. */
  readonly isSync: boolean;
}

type Integration = (task: IntegrationCall) => Needs;

/**
 * What the optimised integrations need.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html (read 2026-11)
 */
export const integrations: ReadonlyMap<string, Integration> = new Map<string, Integration>([
  [
    'lambda',
    (task) => onResource(task, { actions: ['lambda:InvokeFunction'], field: 'FunctionName', resources: functionArns }),
  ],
  ['sqs', (task) => onResource(task, { actions: ['sqs:SendMessage'], field: 'QueueUrl', resources: queueArns })],
  ['sns', (task) => onResource(task, { actions: ['sns:Publish'], field: 'TopicArn', resources: arnOnly })],
  [
    'dynamodb',
    (task) =>
      onResource(task, { actions: [`dynamodb:${pascal(task.call)}`], field: 'TableName', resources: tableArns }),
  ],
  ['bedrock', (task) => onResource(task, { actions: ['bedrock:InvokeModel'], field: 'ModelId', resources: modelArns })],
  ['states', startExecution],
  ['events', putEvents],
  ['http', invokeHttp],
]);

interface ResourceRule {
  readonly actions: readonly string[];
  readonly field: string;
  /** ARNs of what the field names; empty if that cannot be told. */
  readonly resources: (text: string, place: RolePlace) => readonly string[];
}

/** The usual case: one action on what one field names. */
export function onResource({ state, place }: Pick<IntegrationCall, 'state' | 'place'>, rule: ResourceRule): Needs {
  const argument = argumentOf(state, rule.field);
  if (argument.kind === 'absent') return needsReview(rule.actions, `"${rule.field}" is missing.`);
  if (argument.kind === 'computed') {
    return needsReview(
      rule.actions,
      `"${rule.field}" is computed when the machine runs; name the resources it can be.`,
    );
  }
  const resources = rule.resources(argument.text, place);
  return resources.length === 0
    ? needsReview(rule.actions, `The ARN of "${argument.text}" cannot be told from its name.`)
    : needs({ actions: rule.actions, resources });
}

/** A function by ARN or name, with and without a version; permission on one does not give the other. */
export function functionArns(text: string, { partition, region, account }: RolePlace): readonly string[] {
  const arn = text.startsWith('arn:')
    ? text.split(':').slice(0, 7).join(':')
    : `arn:${partition}:lambda:${region}:${account}:function:${text.split(':')[0] ?? ''}`;
  return [arn, `${arn}:*`];
}

function queueArns(url: string, { partition }: RolePlace): readonly string[] {
  const match = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w.-]+)$/.exec(url);
  const [, region, account, name] = match ?? [];
  return name === undefined ? [] : [`arn:${partition}:sqs:${region ?? ''}:${account ?? ''}:${name}`];
}

function arnOnly(text: string): readonly string[] {
  return text.startsWith('arn:') ? [text] : [];
}

export function tableArns(text: string, { partition, region, account }: RolePlace): readonly string[] {
  return [text.startsWith('arn:') ? text : `arn:${partition}:dynamodb:${region}:${account}:table/${text}`];
}

/** A foundation model has no account. An inference profile (`eu.anthropic…`) needs the models of several regions too, which its id does not tell. */
export function modelArns(text: string, { partition, region }: RolePlace): readonly string[] {
  if (text.startsWith('arn:')) return text.includes(':foundation-model/') ? [text] : [];
  return /^(?:us|us-gov|eu|apac|jp|au|ca|global)\./.test(text)
    ? []
    : [`arn:${partition}:bedrock:${region}::foundation-model/${text}`];
}

function startExecution(task: IntegrationCall): Needs {
  const { partition, region, account } = task.place;
  const started = onResource(task, {
    actions: ['states:StartExecution'],
    field: 'StateMachineArn',
    resources: arnOnly,
  });
  const [machineArn] = started.grants.flatMap(({ resources }) => resources);
  if (!task.isSync || machineArn === undefined) return started;
  const executions = `${machineArn.replace(':stateMachine:', ':execution:')}:*`;
  const rule = `arn:${partition}:events:${region}:${account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;
  return allNeeds(
    started,
    needs(
      { actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [executions] },
      { actions: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'], resources: [rule] },
    ),
  );
}

function putEvents({ state, place }: IntegrationCall): Needs {
  const actions = ['events:PutEvents'];
  const holder = state.Arguments ?? state.Parameters;
  const entries = isJsonObject(holder) ? holder.Entries : undefined;
  if (!isJsonArray(entries))
    return needsReview(actions, '"Entries" is computed when the machine runs; name the event buses.');
  return allNeeds(
    ...entries.map((entry) => {
      const bus = argumentOf({ Arguments: entry }, 'EventBusName');
      if (bus.kind === 'computed')
        return needsReview(actions, '"EventBusName" is computed when the machine runs; name the event buses.');
      const name = bus.kind === 'absent' ? 'default' : bus.text;
      const arn = `arn:${place.partition}:events:${place.region}:${place.account}:event-bus/${name}`;
      return needs({ actions, resources: [name.startsWith('arn:') ? name : arn] });
    }),
  );
}

/** An HTTP Task: the endpoint by condition, and the connection with the secret EventBridge keeps for it. */
function invokeHttp({ state, place }: IntegrationCall): Needs {
  const { partition, region, account, machineName } = place;
  const actions = ['states:InvokeHTTPEndpoint'];
  const endpoint = argumentOf(state, 'ApiEndpoint');
  const method = argumentOf(state, 'Method');
  const self = `arn:${partition}:states:${region}:${account}:stateMachine:${machineName}`;
  const invoke =
    endpoint.kind === 'literal' && method.kind === 'literal'
      ? needs({
          actions,
          resources: [self],
          condition: {
            StringEquals: { 'states:HTTPMethod': method.text },
            StringLike: { 'states:HTTPEndpoint': endpoint.text },
          },
        })
      : needsReview(actions, '"ApiEndpoint" or "Method" is computed when the machine runs; name the endpoints.');
  return allNeeds(invoke, connection(state));
}

function connection(state: JsonObject): Needs {
  const actions = ['events:RetrieveConnectionCredentials'];
  const candidates = [
    argumentOf(state, 'InvocationConfig', 'ConnectionArn'),
    argumentOf(state, 'Authentication', 'ConnectionArn'),
  ];
  const given = candidates.find(({ kind }) => kind !== 'absent');
  if (given === undefined) return NOTHING_NEEDED;
  const [, name] = given.kind === 'literal' ? (/:connection\/([^/]+)/.exec(given.text) ?? []) : [];
  if (given.kind !== 'literal' || name === undefined) {
    return needsReview(actions, '"ConnectionArn" is computed when the machine runs; name the connections.');
  }
  const [, partition = '', , region = '', account = ''] = given.text.split(':');
  const secret = `arn:${partition}:secretsmanager:${region}:${account}:secret:events!connection/${name}/*`;
  return needs(
    { actions, resources: [given.text] },
    { actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'], resources: [secret] },
  );
}

export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
