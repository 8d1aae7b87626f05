import type { JsonObject } from '../json';
import { DEFAULT_POLLING, newTool, nodeId, toolsOf, type AgentDocument, type ToolNode } from '../model';
import type { Diagnostic } from '../diagnostics';

/** The tools as `tool_configs`: the design's fields and those that were kept for it, in the order of the agent. */
export function exportToolConfigs(document: AgentDocument): readonly JsonObject[] {
  return toolsOf(document).map(toolConfigOf);
}

/** One tool in the fields of `tool_configs`, which the plain item of a tool registry shares. */
export function toolConfigOf(tool: ToolNode): JsonObject {
  return {
    tool_name: tool.toolName,
    ...(tool.target.type === 'lambda' && tool.target.functionArn !== '' && { lambda_arn: tool.target.functionArn }),
    ...(tool.description !== '' && { description: tool.description }),
    ...(!isDefaultSchema(tool.inputSchema) && { input_schema: tool.inputSchema }),
    ...activityFields(tool),
    ...(hasChecks(tool) && {
      polling_interval: tool.polling.polling_interval,
      max_polling_attempts: tool.polling.max_polling_attempts,
    }),
    ...withoutOwnFields(tool),
  };
}

/** What `tool_configs` has no field for, tool by tool, so that nobody believes it is in the file. */
export function toolConfigLosses(document: AgentDocument): Diagnostic[] {
  return toolsOf(document).flatMap((tool) =>
    lossesOf(tool).map(({ field, what }) => ({
      code: 'file/tool-configs-loss' as const,
      severity: 'info' as const,
      message: `tool_configs has no field for ${what} of “${tool.toolName}”. It is in the agent file.`,
      at: { kind: 'node' as const, nodeId: tool.id, field },
    })),
  );
}

function lossesOf({ target, polling, approval }: ToolNode): { readonly field: string; readonly what: string }[] {
  const changed = POLLING_FIELDS.filter((field) => !isEqual(polling[field], DEFAULT_POLLING[field]));
  return [
    ...(target.type === 'sub-agent' || target.type === 'service' ? [{ field: 'target', what: 'what runs' }] : []),
    ...(polling.mode === 'poll-in-machine' ? [{ field: 'polling.mode', what: 'the loop in the machine' }] : []),
    ...(polling.mode === 'callback' ? [{ field: 'polling.mode', what: 'the callback' }] : []),
    ...(polling.mode === 'none'
      ? []
      : changed.map((field) => ({ field: `polling.${field}`, what: POLLING_WORDS[field] }))),
    ...(approval?.via.type === 'task-token' ? [{ field: 'approval', what: 'the approval by task token' }] : []),
  ];
}

const POLLING_WORDS = {
  firstCheck: 'the first check',
  backoff: 'the back-off',
  jitter: 'the jitter',
  deadlineSeconds: 'the deadline',
  hint: 'following next_check_in',
  status: 'the status words',
  onGiveUp: 'giving up',
  attemptScope: 'counting by input',
} as const;
const POLLING_FIELDS = Object.keys(POLLING_WORDS) as (keyof typeof POLLING_WORDS)[]; // keys of the constant above

function activityFields({ target, approval }: ToolNode): JsonObject {
  if (target.type === 'activity') return activity('remote_execution', target.activityArn);
  return approval?.via.type === 'activity' ? activity('human_approval', approval.via.activityArn) : {};
}

function activity(type: string, arn: string): JsonObject {
  return { requires_activity: true, activity_type: type, ...(arn !== '' && { activity_arn: arn }) };
}

function hasChecks({ polling }: ToolNode): boolean {
  return polling.mode === 'wait-before-call' || polling.mode === 'poll-in-machine';
}

/** `extra` without what the tool says itself now: a kept `polling_interval: null` must not undo a new interval. */
function withoutOwnFields(tool: ToolNode): JsonObject {
  const own = new Set<string>(['tool_name', ...Object.keys(activityFields(tool))]);
  if (hasChecks(tool)) ['polling_interval', 'max_polling_attempts'].forEach((field) => own.add(field));
  if (tool.target.type === 'lambda' && tool.target.functionArn !== '') own.add('lambda_arn');
  if (tool.description !== '') own.add('description');
  if (!isDefaultSchema(tool.inputSchema)) own.add('input_schema');
  return Object.fromEntries(Object.entries(tool.extra).filter(([name]) => !own.has(name)));
}

const NO_SCHEMA = newTool(nodeId('template'), '').inputSchema;

function isDefaultSchema(schema: JsonObject): boolean {
  return isEqual(schema, NO_SCHEMA);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
