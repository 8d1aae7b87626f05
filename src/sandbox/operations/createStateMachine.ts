import { isDeepStrictEqual } from 'node:util';
import { ok } from '../../core/base';
import type { JsonObject } from '../../core/json';
import { createStateMachineError } from '../../core/validator';
import { machineArnOf, readRoleArn, versionArnOf } from '../api/arn';
import { configurationMembers, DEFAULT_CONFIGURATION, readConfiguration } from '../api/configuration';
import { refuse, type Outcome } from '../api/fault';
import { readName } from '../api/name';
import { MAX_MACHINES } from '../api/quotas';
import { flag, oneOf, optional, required, structure, text } from '../api/shape';
import { mergeTags, tagList } from '../api/tags';
import { versionOfCurrentRevision, withNextVersion, type Machine } from '../machine';
import { epochSeconds, operation, type OperationContext } from './operation';

export const createStateMachine = operation({
  writes: true,
  input: structure({
    name: required(text({ min: 1, max: 80 })),
    definition: required(text({ min: 1, max: 1_048_576, isSensitive: true })),
    roleArn: required(text({ min: 1, max: 256 })),
    type: optional(oneOf('STANDARD', 'EXPRESS')),
    tags: optional(tagList),
    publish: optional(flag()),
    versionDescription: optional(text({ max: 256, isSensitive: true })),
    ...configurationMembers,
  }),
  run: async (input, context) => {
    const name = readName(input.name);
    if (!name.ok) return name;
    const roleArn = readRoleArn(input.roleArn);
    if (!roleArn.ok) return roleArn;
    const publish = input.publish ?? false;
    if (input.versionDescription !== undefined && !publish) return descriptionWithoutPublish();
    const configuration = readConfiguration(input, DEFAULT_CONFIGURATION);
    if (!configuration.ok) return configuration;
    const type = input.type ?? 'STANDARD';
    const error = createStateMachineError(input.definition, type);
    if (error !== undefined) return refuse(error.errorCode, error.errorMessage);
    const arn = machineArnOf({ region: context.region, account: context.account, name: input.name });
    const tags = mergeTags(arn, [], input.tags ?? []);
    if (!tags.ok) return tags;

    const asked: Machine = {
      arn,
      name: input.name,
      type,
      creationDate: context.nowMs,
      revision: { definition: input.definition, roleArn: input.roleArn, ...configuration.value },
      createdWith: {
        publish,
        ...(input.versionDescription === undefined ? {} : { versionDescription: input.versionDescription }),
      },
      versions: [],
      lastVersion: 0,
      tags: tags.value,
    };
    const existing = context.store.get(arn);
    if (existing !== undefined) return answerAgain(existing, asked);
    return create(asked, context);
  },
});

export function descriptionWithoutPublish(): Outcome<never> {
  return refuse('ValidationException', 'Version description can only be set when publish is true');
}

async function create(asked: Machine, { store, region, nowMs }: OperationContext): Promise<Outcome<JsonObject>> {
  const inRegion = store.all().filter((machine) => machine.arn.startsWith(`arn:aws:states:${region}:`));
  if (inRegion.length >= MAX_MACHINES) {
    return refuse('StateMachineLimitExceeded', `State Machine Limit Exceeded: '${MAX_MACHINES}'`);
  }
  const description = asked.createdWith.versionDescription;
  const machine = asked.createdWith.publish ? withNextVersion(asked, { creationDate: nowMs, description }) : asked;
  await store.put(machine);
  return ok(creationAnswer(machine));
}

/**
 * Creating what is there: the same answer if definition, type, configurations, publish and version description are the same. A different
 * role or different tags do not count, and are not applied.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html, the note on idempotency
 */
function answerAgain(existing: Machine, asked: Machine): Outcome<JsonObject> {
  return isDeepStrictEqual(idempotencyKey(existing), idempotencyKey(asked))
    ? ok(creationAnswer(existing))
    : refuse('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
}

function idempotencyKey({ type, revision, createdWith }: Machine): unknown {
  const { definition, logging, tracing, encryption } = revision;
  return { type, definition, logging, tracing, encryption, createdWith };
}

function creationAnswer(machine: Machine): JsonObject {
  const version = machine.createdWith.publish ? versionOfCurrentRevision(machine) : undefined;
  return {
    stateMachineArn: machine.arn,
    creationDate: epochSeconds(machine.creationDate),
    ...(version === undefined ? {} : { stateMachineVersionArn: versionArnOf(machine.arn, version.number) }),
  };
}
