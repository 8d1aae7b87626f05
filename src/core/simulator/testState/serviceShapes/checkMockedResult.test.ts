import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../json';
import { taskTarget } from '../../task/resource';
import { checkShape, type FieldValidationMode } from './checkShape';
import { findOutputShape } from './findOutputShape';

async function problem(
  resource: string,
  result: JsonValue,
  mode: FieldValidationMode = 'STRICT',
): Promise<string | undefined> {
  const shape = await findOutputShape(taskTarget(`arn:aws:states:::${resource}`));
  expect(shape, `a shape for ${resource}`).toBeDefined();
  return shape && checkShape(result, shape, mode);
}

describe('a mocked result against the model of the service', () => {
  it.each<readonly [resource: string, result: JsonValue, problem: string]>([
    ['aws-sdk:kms:encrypt', { CiphertextBlob: 1 }, "Field 'CiphertextBlob' must be a string"],
    ['aws-sdk:kms:encrypt', { CiphertextBlob: '' }, "Field 'CiphertextBlob' is smaller than the minimum length"],
    ['aws-sdk:kms:encrypt', { CiphertextBlob: 'x'.repeat(6_145) }, "Field 'CiphertextBlob' exceeds the maximum length"],
    ['aws-sdk:lambda:getFunction', { Configuration: [] }, "Field 'Configuration' must be an object"],
    [
      'aws-sdk:lambda:getFunction',
      { Configuration: { MemorySize: 1 } },
      "Field 'MemorySize' is less than the minimum value",
    ],
    ['aws-sdk:lambda:getFunction', { Tags: { a: 1 } }, "Field 'Tags' must be a string"],
    ['aws-sdk:s3:getObject', { LastModified: 17 }, "Field 'LastModified' must be a string"],
    ['aws-sdk:s3:getObject', { StorageClass: 'Papyrus' }, "Field 'StorageClass' is not an expected value"],
    ['aws-sdk:s3:getObject', { DeleteMarker: 'true' }, "Field 'DeleteMarker' must be a boolean"],
    ['events:putEvents', { Entries: {} }, "Field 'Entries' must be an array"],
    ['events:putEvents', { Entries: [{ EventId: 'a' }, { EventId: 1 }] }, "Field 'EventId' must be a string"],
    ['states:startExecution', {}, "Required field 'ExecutionArn' is missing"],
    ['states:startExecution', { ExecutionArn: 'arn', StartDate: true }, "Field 'StartDate' must be a string"],
    ['aws-sdk:sfn:startExecution', { ExecutionArn: 'arn' }, "Required field 'StartDate' is missing"],
    [
      'states:startExecution.sync:2',
      { ExecutionArn: 'arn', StartDate: 'now' },
      "Required field 'StateMachineArn' is missing",
    ],
    [
      'states:startExecution.sync:2',
      { ExecutionArn: 'a', StateMachineArn: 'a', StartDate: 'now', Status: 'SUCCEEDED', Output: { a: 1 } },
      "Field 'Output' must be a string",
    ],
    ['dynamodb:getItem', { ConsumedCapacity: { CapacityUnits: '1' } }, "Field 'CapacityUnits' must be a number"],
    ['sqs:sendMessage', [], 'Mocked result must be an object'],
  ])('%s refuses %j', async (resource, result, expected) => {
    expect(await problem(resource, result)).toBe(expected);
  });

  it.each<readonly [resource: string, result: JsonValue]>([
    ['events:putEvents', { random: 1 }],
    ['states:startExecution', { ExecutionArn: 'arn', StartDate: '2024-01-01T00:00:00Z' }],
    ['lambda:invoke', { Payload: { any: ['json'] }, StatusCode: 200 }],
    ['bedrock:invokeModel', { Body: { any: 'json' }, ContentType: 'application/json' }],
    ['dynamodb:putItem', { Attributes: { id: { S: 'a' }, deep: { M: { l: { L: [{ N: '1' }] } } } } }],
    ['aws-sdk:cognitoidentityprovider:adminGetUser', { Username: 'a' }],
    ['aws-sdk:elasticloadbalancingv2:describeTargetGroups', { TargetGroups: [] }],
  ])('%s accepts %j', async (resource, result) => {
    expect(await problem(resource, result)).toBeUndefined();
  });

  it('does not ask for required members in mode PRESENT, nor for names in another case', async () => {
    expect(await problem('states:startExecution', {}, 'PRESENT')).toBeUndefined();
    expect(await problem('states:startExecution', { executionArn: 1 }, 'PRESENT')).toBeUndefined();
    expect(await problem('states:startExecution', { ExecutionArn: 1 }, 'PRESENT')).toBe(
      "Field 'ExecutionArn' must be a string",
    );
  });

  it.each([
    'http:invoke',
    'apigateway:invoke',
    'eks:call',
    'sqs:sendMessage.waitForTaskToken',
    'aws-sdk:nosuchservice:doIt',
  ])('has nothing to say about %s', async (resource) => {
    expect(await findOutputShape(taskTarget(`arn:aws:states:::${resource}`))).toBeUndefined();
  });

  it('has nothing to say about functions and activities called directly', async () => {
    expect(await findOutputShape(taskTarget('arn:aws:lambda:us-east-1:123456789012:function:f'))).toBeUndefined();
    expect(await findOutputShape(taskTarget('arn:aws:states:us-east-1:123456789012:activity:a'))).toBeUndefined();
  });
});
