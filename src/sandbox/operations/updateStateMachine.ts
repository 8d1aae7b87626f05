import { isDeepStrictEqual } from 'node:util';
import { ok } from '../../core/base';
import { createStateMachineError } from '../../core/validator';
import { readRoleArn, versionArnOf } from '../api/arn';
import { configurationMembers, readConfiguration } from '../api/configuration';
import { refuse } from '../api/fault';
import { flag, optional, required, structure, text } from '../api/shape';
import type { Machine, Revision } from '../machine';
import { descriptionWithoutPublish } from './createStateMachine';
import { findMachine } from './findMachine';
import { epochSeconds, operation } from './operation';
import { publishCurrentRevision } from './publishStateMachineVersion';

export const updateStateMachine = operation({
  writes: true,
  input: structure({
    stateMachineArn: required(text({ min: 1, max: 256 })),
    definition: optional(text({ min: 1, max: 1_048_576, isSensitive: true })),
    roleArn: optional(text({ min: 1, max: 256 })),
    publish: optional(flag()),
    versionDescription: optional(text({ max: 256, isSensitive: true })),
    ...configurationMembers,
  }),
  run: async (input, context) => {
    const found = findMachine(context.store, input.stateMachineArn);
    if (!found.ok) return found;
    const { stateMachineArn: _, versionDescription, publish = false, ...changes } = input;
    if (versionDescription !== undefined && !publish) return descriptionWithoutPublish();
    // Publishing alone is enough: it publishes what is there.
    if (Object.keys(changes).length === 0 && !publish) {
      return refuse(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    const { type, revision } = found.value;
    const roleArn = readRoleArn(input.roleArn ?? revision.roleArn);
    if (!roleArn.ok) return roleArn;
    const configuration = readConfiguration(input, revision);
    if (!configuration.ok) return configuration;
    const error = input.definition === undefined ? undefined : createStateMachineError(input.definition, type);
    if (error !== undefined) return refuse(error.errorCode, error.errorMessage);

    const next: Revision = {
      ...revision,
      ...configuration.value,
      roleArn: roleArn.value,
      definition: input.definition ?? revision.definition,
    };
    const updated = withRevision(found.value, next, context.newRevisionId);
    const published = publish
      ? publishCurrentRevision(updated, { creationDate: context.nowMs, description: versionDescription })
      : undefined;
    if (published !== undefined && !published.ok) return published;
    const machine = published?.value.machine ?? updated;
    if (machine !== found.value) await context.store.put(machine);
    return ok({
      updateDate: epochSeconds(context.nowMs),
      ...(machine.revision.id === undefined ? {} : { revisionId: machine.revision.id }),
      ...(published === undefined
        ? {}
        : { stateMachineVersionArn: versionArnOf(machine.arn, published.value.version.number) }),
    });
  },
});

/** An update that changes nothing makes no new revision. */
function withRevision(machine: Machine, next: Revision, newRevisionId: () => string): Machine {
  return isDeepStrictEqual(next, machine.revision)
    ? machine
    : { ...machine, revision: { ...next, id: newRevisionId() } };
}
