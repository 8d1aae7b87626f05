import * as z from 'zod/mini';
import { AGENT_VERSION } from '../agentDocument';
import { DEFAULT_SETTINGS } from '../defaults';
import { nodeSchema } from './nodeSchema';
import {
  edgeIdSchema,
  edgeKeySchema,
  jsonObject,
  longText,
  nodeIdSchema,
  nodeKeySchema,
  noted,
  shortText,
} from './shared';

const { tokenMetrics: TOKEN_METRICS } = DEFAULT_SETTINGS;

const settingsSchema = z.looseObject({
  naming: noted(
    z._default(z.enum(['design', 'framework']), DEFAULT_SETTINGS.naming),
    'design: Wait Before T, Execute T; framework: Execute T is the Wait, Invoke T After Wait the Task.',
  ),
  configuration: z._default(
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('inline') }),
      z.looseObject({
        type: z.literal('registry'),
        agentTable: shortText,
        agentVersion: shortText,
        toolTable: shortText,
        modelTable: shortText,
      }),
    ]),
    { type: 'inline' },
  ),
  maxConcurrency: z._default(z.number(), DEFAULT_SETTINGS.maxConcurrency),
  tokenMetrics: z.prefault(
    z.looseObject({
      enabled: z._default(z.boolean(), TOKEN_METRICS.enabled),
      namespace: z._default(shortText, TOKEN_METRICS.namespace),
    }),
    {},
  ),
  resultContent: z._default(z.enum(['text', 'object']), DEFAULT_SETTINGS.resultContent),
  stateMachineType: z._default(z.enum(['STANDARD', 'EXPRESS']), DEFAULT_SETTINGS.stateMachineType),
  timeoutSeconds: z._default(z.nullable(z.number()), DEFAULT_SETTINGS.timeoutSeconds),
  tags: z._default(z.record(shortText, shortText), DEFAULT_SETTINGS.tags),
});

/** The agent file of version {@link AGENT_VERSION}, references not yet checked. */
export const agentSchema = z.looseObject({
  version: noted(z.literal(AGENT_VERSION), 'Version of the file format.'),
  name: noted(
    z._default(shortText, 'untitled-agent'),
    'Name of the agent and, unless chosen otherwise, of its state machine.',
  ),
  description: noted(z._default(longText, ''), 'What the agent is for, in a sentence or two.'),
  nodes: noted(z.record(nodeKeySchema, nodeSchema), 'Start, model call, tools, structured output and end, by id.'),
  edges: noted(
    z._default(z.record(edgeKeySchema, z.looseObject({ id: edgeIdSchema, from: nodeIdSchema, to: nodeIdSchema })), {}),
    'start → model, model → tool, model → structured output, model → end.',
  ),
  settings: z.prefault(settingsSchema, {}),
  layout: z.prefault(
    z.looseObject({
      positions: z._default(z.record(nodeKeySchema, z.looseObject({ x: z.number(), y: z.number() })), {}),
    }),
    {},
  ),
  extra: z._default(jsonObject, {}),
});

/** Members of the file this version knows; others are moved to `extra`. */
export const AGENT_MEMBERS: ReadonlySet<string> = new Set(Object.keys(agentSchema.shape));
