import { toJSONSchema } from 'zod/v4/core';
import type { JsonObject } from '../../json';
import { AGENT_VERSION } from '../agentDocument';
import { agentSchema } from './agentSchema';
import { fieldNotes } from './shared';

/** JSON Schema (draft 2020-12) of the agent file, for editors and for other programs that write agents. */
export function agentJsonSchema(): JsonObject {
  const { $schema, ...schema } = toJSONSchema(agentSchema, { io: 'input', metadata: fieldNotes }) as JsonObject; // plain data
  return {
    $schema: $schema ?? '',
    $id: `agent-${AGENT_VERSION}.schema.json`,
    title: `Stepwright agent, version ${AGENT_VERSION}`,
    ...schema,
  };
}
