import { ok } from '../../core/base';
import { variableReferences } from '../../core/expressions';
import type { JsonObject, JsonValue } from '../../core/json';
import { readMachineArn } from '../api/arn';
import { oneOf, optional, required, structure, text } from '../api/shape';
import type { LoggingConfiguration, Revision } from '../machine';
import { machineDoesNotExist } from './findMachine';
import { epochSeconds, operation } from './operation';

export const describeStateMachine = operation({
  input: structure({
    stateMachineArn: required(text({ min: 1, max: 256 })),
    includedData: optional(oneOf('ALL_DATA', 'METADATA_ONLY')),
  }),
  run: ({ stateMachineArn, includedData = 'ALL_DATA' }, { store }) => {
    const read = readMachineArn(stateMachineArn);
    if (!read.ok) return read;
    const machine = store.get(read.value.machineArn);
    if (machine === undefined) return machineDoesNotExist(stateMachineArn);
    const { version: number } = read.value;
    const version = number === undefined ? undefined : machine.versions.find((each) => each.number === number);
    if (number !== undefined && version === undefined) return machineDoesNotExist(stateMachineArn);

    const revision = version?.revision ?? machine.revision;
    const variables = variableReferences(JSON.parse(revision.definition) as JsonValue); // it was valid when it was taken;
    return ok({
      stateMachineArn,
      name: machine.name,
      status: 'ACTIVE',
      definition: includedData === 'METADATA_ONLY' ? '' : revision.definition,
      roleArn: revision.roleArn,
      type: machine.type,
      creationDate: epochSeconds(version?.creationDate ?? machine.creationDate),
      ...configurationOf(revision),
      ...(revision.id === undefined ? {} : { revisionId: revision.id }),
      ...(version?.description === undefined ? {} : { description: version.description }),
      ...(Object.keys(variables).length === 0 ? {} : { variableReferences: variables }),
    });
  },
});

function configurationOf({ logging, tracing, encryption }: Revision): JsonObject {
  return {
    loggingConfiguration: loggingAnswer(logging),
    tracingConfiguration: { enabled: tracing.enabled },
    encryptionConfiguration: { ...encryption },
  };
}

function loggingAnswer({ level, includeExecutionData, destinations }: LoggingConfiguration): JsonObject {
  const groups = destinations?.map(({ cloudWatchLogsLogGroup: group }) =>
    group === undefined ? {} : { cloudWatchLogsLogGroup: { ...group } },
  );
  return { level, includeExecutionData, ...(groups === undefined ? {} : { destinations: groups }) };
}
