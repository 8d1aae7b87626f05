import { DISTRIBUTED, DONE, jsonPath, map, task, type RuleCase } from './ruleCase';

const calls = (Resource: string): ReturnType<typeof jsonPath> => jsonPath({ Call: task({ Resource }) });
const expressChildren = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } };
const AT = '/States/Call/Resource';

export const resourceCases: readonly RuleCase[] = [
  {
    code: 'asl/resource-not-arn',
    title: 'a name instead of an ARN',
    broken: calls('foo:bar'),
    at: AT,
    good: calls('${FunctionArn}'),
  },
  {
    code: 'asl/lambda-arn-invalid',
    title: 'an empty alias',
    broken: calls('arn:aws:lambda:us-east-1:123456789012:function:work:'),
    at: AT,
    good: calls('arn:aws:lambda:us-east-1:123456789012:function:work:$LATEST'),
  },
  {
    code: 'asl/service-unknown',
    title: 'activity:send, which never existed',
    broken: calls('arn:aws:states:::activity:send'),
    at: AT,
    good: jsonPath({
      Call: task({ Resource: 'arn:aws:states:us-east-1:123456789012:activity:approve', TimeoutSeconds: 60 }),
    }),
  },
  {
    code: 'asl/service-unknown',
    title: 'a misspelled service behind a partition that is filled in later',
    broken: calls('arn:${AWS::Partition}:states:::lamda:invoke'),
    at: AT,
    good: calls('arn:${AWS::Partition}:states:::lambda:invoke'),
  },
  {
    code: 'asl/action-unknown',
    title: 'an action without an optimized integration',
    broken: calls('arn:aws:states:::dynamodb:query'),
    at: AT,
    good: calls('arn:aws:states:::aws-sdk:dynamodb:query'),
  },
  {
    code: 'asl/action-unknown',
    title: 'an SDK action in upper case',
    broken: calls('arn:aws:states:::aws-sdk:s3:GetObject'),
    at: AT,
    good: calls('arn:aws:states:::aws-sdk:s3:getObject'),
  },
  {
    code: 'asl/pattern-unknown',
    title: 'a Lambda function cannot be waited for with .sync',
    broken: calls('arn:aws:states:::lambda:invoke.sync'),
    at: AT,
    good: calls('arn:aws:states:::glue:startJobRun.sync'),
  },
  {
    code: 'asl/express-pattern',
    title: 'an Express machine waits for a job',
    broken: calls('arn:aws:states:::states:startExecution.sync:2'),
    at: AT,
    good: calls('arn:aws:states:::states:startExecution'),
    type: 'EXPRESS',
  },
  {
    code: 'asl/express-pattern',
    title: 'a Standard machine waits for a job in Express child executions',
    broken: jsonPath({
      Each: map({ Call: task({ Resource: 'arn:aws:states:::glue:startJobRun.sync' }) }, {}, expressChildren),
    }),
    at: '/States/Each/ItemProcessor/States/Call/Resource',
    good: jsonPath({
      Each: map({ Call: task({ Resource: 'arn:aws:states:::glue:startJobRun.sync' }) }, {}, DISTRIBUTED),
    }),
  },
  {
    code: 'asl/express-activity',
    title: 'an Express machine calls an activity',
    broken: jsonPath({
      Call: task({ Resource: 'arn:aws:states:us-east-1:123456789012:activity:approve', TimeoutSeconds: 60 }),
    }),
    at: AT,
    good: calls('arn:aws:states:::lambda:invoke'),
    type: 'EXPRESS',
  },
  {
    code: 'asl/express-distributed-map',
    title: 'an Express machine has a Distributed Map',
    broken: jsonPath({ Each: map({ A: DONE }, {}, DISTRIBUTED) }),
    at: '/States/Each/ItemProcessor',
    good: jsonPath({ Each: map({ A: DONE }) }),
    type: 'EXPRESS',
  },
];
