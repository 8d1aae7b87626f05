import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../json';
import { executionRole } from './executionRole';

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333', machineName: 'agent' };
const machine = (...states: readonly JsonObject[]): JsonObject => ({
  States: Object.fromEntries(states.map((state, index) => [`S${index}`, state])),
});
const task = (resource: string, fields: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Arguments: fields,
});

/** `action on resource` of every permission. */
function allowed(definition: JsonValue): string[] {
  const { Statement } = executionRole(definition, place).permissions as unknown as {
    readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[];
  };
  return Statement.flatMap(({ Action, Resource }) => Resource.map((resource) => `${Action.join('+')} on ${resource}`));
}

const notes = (definition: JsonValue): unknown =>
  executionRole(definition, place).review.map(({ pointer, actions }) => [pointer, ...actions]);

describe('an execution role', () => {
  const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function';

  it.each<[string, JsonObject, readonly string[]]>([
    [
      'a function by name',
      task('lambda:invoke', { FunctionName: 'search' }),
      [`lambda:InvokeFunction on ${lambda}:search`, `lambda:InvokeFunction on ${lambda}:search:*`],
    ],
    [
      'a function by ARN and alias, in JSONPath',
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: `${lambda}:search:live` },
      },
      [`lambda:InvokeFunction on ${lambda}:search`, `lambda:InvokeFunction on ${lambda}:search:*`],
    ],
    [
      'a function as the Resource',
      { Type: 'Task', Resource: `${lambda}:search` },
      [`lambda:InvokeFunction on ${lambda}:search`, `lambda:InvokeFunction on ${lambda}:search:*`],
    ],
    ['an activity', { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:111122223333:activity:approve' }, []],
    [
      'a queue',
      task('sqs:sendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' }),
      ['sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:jobs'],
    ],
    [
      'a topic',
      task('sns:publish', { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:news' }),
      ['sns:Publish on arn:aws:sns:eu-west-1:111122223333:news'],
    ],
    [
      'a table',
      task('dynamodb:getItem', { TableName: 'tools' }),
      ['dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/tools'],
    ],
    [
      'a table through the SDK',
      task('aws-sdk:dynamodb:query', { TableName: 'tools' }),
      ['dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/tools'],
    ],
    [
      'a model',
      task('bedrock:invokeModel', { ModelId: 'anthropic.claude-v2' }),
      ['bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2'],
    ],
    [
      'a conversation through the SDK',
      task('aws-sdk:bedrockruntime:converse', { ModelId: 'anthropic.claude-v2' }),
      ['bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2'],
    ],
    [
      'an event to the default bus',
      task('events:putEvents', { Entries: [{ Source: 'x' }] }),
      ['events:PutEvents on arn:aws:events:eu-west-1:111122223333:event-bus/default'],
    ],
    [
      'a machine, started and left',
      task('states:startExecution', { StateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:sub' }),
      ['states:StartExecution on arn:aws:states:eu-west-1:111122223333:stateMachine:sub'],
    ],
    [
      'another role',
      { ...task('lambda:invoke', { FunctionName: 'f' }), Credentials: { RoleArn: 'arn:aws:iam::999988887777:role/x' } },
      [
        `lambda:InvokeFunction on ${lambda}:f`,
        `lambda:InvokeFunction on ${lambda}:f:*`,
        'sts:AssumeRole on arn:aws:iam::999988887777:role/x',
      ],
    ],
  ])('may use %s', (_what, state, expected) => {
    expect(allowed(machine(state))).toEqual(expected);
    expect(notes(machine(state))).toEqual([]);
  });

  it('may look after a machine it waits for', () => {
    const sub = task('states:startExecution.sync:2', {
      StateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:sub',
    });

    expect(allowed(machine(sub))).toEqual([
      'events:DescribeRule+events:PutRule+events:PutTargets on arn:aws:events:eu-west-1:111122223333:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
      'states:DescribeExecution+states:StopExecution on arn:aws:states:eu-west-1:111122223333:execution:sub:*',
      'states:StartExecution on arn:aws:states:eu-west-1:111122223333:stateMachine:sub',
    ]);
  });

  it('may call one HTTP endpoint with one connection', () => {
    const connection = 'arn:aws:events:eu-west-1:111122223333:connection/api/1234';
    const http = task('http:invoke', {
      ApiEndpoint: 'https://api.example/x',
      Method: 'GET',
      InvocationConfig: { ConnectionArn: connection },
    });

    expect(executionRole(machine(http), place).permissions.Statement).toContainEqual({
      Effect: 'Allow',
      Action: ['states:InvokeHTTPEndpoint'],
      Resource: ['arn:aws:states:eu-west-1:111122223333:stateMachine:agent'],
      Condition: {
        StringEquals: { 'states:HTTPMethod': 'GET' },
        StringLike: { 'states:HTTPEndpoint': 'https://api.example/x' },
      },
    });
    expect(allowed(machine(http))).toContain(
      'secretsmanager:DescribeSecret+secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:events!connection/api/*',
    );
  });

  it('finds States inside Map and Parallel, and what a Distributed Map itself needs', () => {
    const inner = machine(task('lambda:invoke', { FunctionName: 'f' }));
    const map: JsonObject = {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'in', Key: 'x' } },
      ItemProcessor: { ...machine({ Type: 'Parallel', Branches: [inner] }), ProcessorConfig: { Mode: 'DISTRIBUTED' } },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { 'Bucket.$': '$.bucket' } },
    };

    expect(allowed(machine(map))).toEqual([
      `lambda:InvokeFunction on ${lambda}:f`,
      `lambda:InvokeFunction on ${lambda}:f:*`,
      's3:GetObject on arn:aws:s3:::in/*',
      'states:DescribeExecution+states:StopExecution on arn:aws:states:eu-west-1:111122223333:execution:agent/*',
      'states:DescribeExecution+states:StopExecution on arn:aws:states:eu-west-1:111122223333:execution:agent:*',
      'states:StartExecution on arn:aws:states:eu-west-1:111122223333:stateMachine:agent',
    ]);
    expect(notes(machine(map))).toEqual([['/States/S0', 's3:GetObject', 's3:PutObject']]);
  });

  it('asks where the resource is not in the definition, and never allows everything', () => {
    const computed = machine(
      task('lambda:invoke', { FunctionName: '{% $tool.arn %}' }),
      { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { 'TopicArn.$': '$.topic' } },
      { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', Arguments: '{% $states.input %}' },
      task('aws-sdk:s3:listObjectsV2', { Bucket: 'x' }),
      task('bedrock:invokeModel', { ModelId: 'eu.anthropic.claude-v2' }),
      task('glue:startJobRun.sync', { JobName: 'x' }),
    );

    expect(notes(computed)).toEqual([
      ['/States/S0', 'lambda:InvokeFunction'],
      ['/States/S1', 'sns:Publish'],
      ['/States/S2', 'dynamodb:PutItem'],
      ['/States/S3', 's3:ListBucket'],
      ['/States/S4', 'bedrock:InvokeModel'],
      ['/States/S5'],
    ]);
    expect(allowed(computed)).toEqual([]);
  });

  it('is trusted by Step Functions for this machine only', () => {
    expect(executionRole({}, place).trust).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'states.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: { 'aws:SourceArn': 'arn:aws:states:eu-west-1:111122223333:stateMachine:agent' },
          },
        },
      ],
    });
  });

  it('can be asked of any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void executionRole(value as JsonValue, place)));
  });
});
