import { createStateMachine } from './createStateMachine';
import { deleteStateMachine } from './deleteStateMachine';
import { deleteStateMachineVersion } from './deleteStateMachineVersion';
import { describeStateMachine } from './describeStateMachine';
import { listStateMachines } from './listStateMachines';
import { listStateMachineVersions } from './listStateMachineVersions';
import { listTagsForResource } from './listTagsForResource';
import type { Operation } from './operation';
import { publishStateMachineVersion } from './publishStateMachineVersion';
import { tagResource } from './tagResource';
import { untagResource } from './untagResource';
import { updateStateMachine } from './updateStateMachine';
import { validateStateMachineDefinition } from './validateStateMachineDefinition';

/** The Step Functions operations the sandbox answers, by their name in `X-Amz-Target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateStateMachine: createStateMachine,
    DeleteStateMachine: deleteStateMachine,
    DeleteStateMachineVersion: deleteStateMachineVersion,
    DescribeStateMachine: describeStateMachine,
    ListStateMachines: listStateMachines,
    ListStateMachineVersions: listStateMachineVersions,
    ListTagsForResource: listTagsForResource,
    PublishStateMachineVersion: publishStateMachineVersion,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateStateMachine: updateStateMachine,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
  }),
);
