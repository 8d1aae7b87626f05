import { paginateListRoles } from '@aws-sdk/client-iam';
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  StateMachineDoesNotExist,
  TagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
  type DescribeStateMachineCommandOutput,
} from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { err, ok } from '../../core/base';
import type { Answer, DeployedMachine, DeployTarget, ExecutionRole } from '../deployTarget';
import { problemOfError } from '../problems/problemOfError';
import { diagnosticsOfValidation } from './diagnosticsOfValidation';
import { trustsStepFunctions } from './rolesForStepFunctions';
import type { SdkClients } from './sdkClients';

/** The port spoken to the SDK's clients: each method is one call, each error one problem. */
export function createSdkTarget(
  kind: DeployTarget['kind'],
  region: string,
  { sfn, sts, iam }: SdkClients,
): DeployTarget {
  return {
    kind,
    region,
    identity: (call = {}) =>
      attempt('say who is calling', async () => {
        const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}), options(call.signal));
        return { account: Account, arn: Arn, partition: Arn.split(':')[1] ?? 'aws' };
      }),
    describe: (arn, call = {}) =>
      attempt('read the state machine', async () => {
        try {
          const command = new DescribeStateMachineCommand({ stateMachineArn: arn });
          return machineOf(await sfn.send(command, options(call.signal)));
        } catch (error) {
          if (error instanceof StateMachineDoesNotExist) return undefined;
          throw error;
        }
      }),
    validate: ({ definition, type }, call = {}) =>
      attempt('validate the definition', async () => {
        const command = new ValidateStateMachineDefinitionCommand({ definition, type, severity: 'WARNING' });
        return diagnosticsOfValidation(await sfn.send(command, options(call.signal)));
      }),
    create: ({ name, type, definition, roleArn, tags, versionDescription }, call = {}) =>
      attempt('create the state machine', async () => {
        const command = new CreateStateMachineCommand({
          name,
          type,
          definition,
          roleArn,
          tags: tagList(tags),
          publish: true,
          versionDescription,
        });
        const created = await sfn.send(command, options(call.signal));
        return { arn: created.stateMachineArn ?? '', versionArn: created.stateMachineVersionArn };
      }),
    update: ({ arn, definition, roleArn }, call = {}) =>
      attempt('update the state machine', async () => {
        const command = new UpdateStateMachineCommand({ stateMachineArn: arn, definition, roleArn });
        const { revisionId } = await sfn.send(command, options(call.signal));
        return { revisionId };
      }),
    publishVersion: ({ arn, revisionId = 'INITIAL', description }, call = {}) =>
      attempt('publish a version', async () => {
        const command = new PublishStateMachineVersionCommand({ stateMachineArn: arn, revisionId, description });
        return (await sfn.send(command, options(call.signal))).stateMachineVersionArn ?? '';
      }),
    latestVersion: (arn, call = {}) =>
      attempt('list the versions', async () => {
        const command = new ListStateMachineVersionsCommand({ stateMachineArn: arn, maxResults: 1 });
        return (await sfn.send(command, options(call.signal))).stateMachineVersions?.[0]?.stateMachineVersionArn;
      }),
    tags: (arn, call = {}) =>
      attempt('read the tags', async () => {
        const { tags = [] } = await sfn.send(
          new ListTagsForResourceCommand({ resourceArn: arn }),
          options(call.signal),
        );
        return new Map(tags.map(({ key = '', value = '' }) => [key, value]));
      }),
    addTags: (arn, tags, call = {}) =>
      attempt('tag the state machine', async () => {
        await sfn.send(new TagResourceCommand({ resourceArn: arn, tags: tagList(tags) }), options(call.signal));
        return undefined;
      }),
    executionRoles: (call = {}) =>
      attempt('list the roles', async () => {
        const roles: ExecutionRole[] = [];
        for await (const page of paginateListRoles({ client: iam, pageSize: 1000 }, {}, options(call.signal))) {
          for (const { RoleName = '', Arn = '', AssumeRolePolicyDocument } of page.Roles ?? []) {
            if (trustsStepFunctions(AssumeRolePolicyDocument, region)) roles.push({ name: RoleName, arn: Arn });
          }
        }
        return roles.sort((a, b) => a.name.localeCompare(b.name, 'en'));
      }),
  };
}

async function attempt<T>(what: string, call: () => Promise<T>): Promise<Awaited<Answer<T>>> {
  try {
    return ok(await call());
  } catch (error) {
    return err(problemOfError(error, what));
  }
}

function options(signal: AbortSignal | undefined): { readonly abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

function tagList(tags: ReadonlyMap<string, string>): { key: string; value: string }[] {
  return [...tags].map(([key, value]) => ({ key, value }));
}

function machineOf(described: DescribeStateMachineCommandOutput): DeployedMachine {
  return {
    arn: described.stateMachineArn ?? '',
    name: described.name ?? '',
    type: described.type ?? 'STANDARD',
    status: described.status ?? 'ACTIVE',
    definition: described.definition ?? '',
    roleArn: described.roleArn ?? '',
    revisionId: described.revisionId,
  };
}
