import { isJsonObject, type JsonObject } from '../../json';
import { argumentOf } from './argument';
import { allNeeds, needs, needsReview, NOTHING_NEEDED, type Needs, type RolePlace } from './grant';
import { functionArns, integrations } from './integrations';
import { sdkNeeds } from './sdkIntegration';

/** What the role must allow for one State, without the States inside it. */
export function needsOfState(state: JsonObject, place: RolePlace): Needs {
  if (state.Type === 'Task') return allNeeds(needsOfTask(state, place), needsOfCredentials(state));
  return state.Type === 'Map' ? needsOfMap(state, place) : NOTHING_NEEDED;
}

function needsOfTask(state: JsonObject, place: RolePlace): Needs {
  const resource = typeof state.Resource === 'string' ? state.Resource : '';
  if (/^arn:[^:]+:lambda:[^:]+:\d{12}:function:/.test(resource)) {
    return needs({ actions: ['lambda:InvokeFunction'], resources: functionArns(resource, place) });
  }
  // Workers of an activity have permissions of their own.
  if (/^arn:[^:]+:states:[^:]+:\d{12}:activity:/.test(resource)) return NOTHING_NEEDED;
  const match = /^arn:[^:]+:states:::(?:aws-sdk:([a-z0-9]+)|([a-z0-9-]+)):(\w+)(\.\w+(?::\d)?)?$/i.exec(resource);
  const [, sdkService, service, call = '', pattern = ''] = match ?? [];
  const task = { state, place, call, isSync: pattern.startsWith('.sync') };
  if (sdkService !== undefined) return sdkNeeds(task, sdkService);
  const integration = integrations.get(service ?? '');
  return integration?.(task) ?? needsReview([], `What "${resource}" needs is not known here; add it by hand.`);
}

/** A Task with `Credentials` runs under another role, which this one must be allowed to assume. */
function needsOfCredentials({ Credentials: credentials }: JsonObject): Needs {
  if (credentials === undefined) return NOTHING_NEEDED;
  const role = argumentOf({ Arguments: credentials }, 'RoleArn');
  return role.kind === 'literal'
    ? needs({ actions: ['sts:AssumeRole'], resources: [role.text] })
    : needsReview(['sts:AssumeRole'], '"RoleArn" is computed when the machine runs; name the roles.');
}

/** A Distributed Map starts executions of its own machine, and reads and writes S3. */
function needsOfMap(state: JsonObject, place: RolePlace): Needs {
  const processor = state.ItemProcessor ?? state.Iterator;
  const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined;
  if (!isJsonObject(config) || config.Mode !== 'DISTRIBUTED') return NOTHING_NEEDED;
  const { partition, region, account, machineName } = place;
  const arn = (kind: string, rest: string): string => `arn:${partition}:states:${region}:${account}:${kind}:${rest}`;
  return allNeeds(
    needs(
      { actions: ['states:StartExecution'], resources: [arn('stateMachine', machineName)] },
      {
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [arn('execution', `${machineName}:*`), arn('execution', `${machineName}/*`)],
      },
    ),
    needsOfBucket(state.ItemReader, place),
    needsOfBucket(state.ResultWriter, place),
  );
}

function needsOfBucket(transfer: JsonObject[string] | undefined, { partition }: RolePlace): Needs {
  if (!isJsonObject(transfer) || typeof transfer.Resource !== 'string') return NOTHING_NEEDED;
  const lists = /:s3:listObjectsV2$/i.test(transfer.Resource);
  const writes = /:s3:putObject$/i.test(transfer.Resource);
  const actions = lists ? ['s3:ListBucket'] : writes ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'];
  const bucket = argumentOf(transfer, 'Bucket');
  if (bucket.kind !== 'literal')
    return needsReview(actions, '"Bucket" is computed when the machine runs; name the buckets.');
  const arn = `arn:${partition}:s3:::${bucket.text}`;
  return needs({ actions, resources: [lists ? arn : `${arn}/*`] });
}
