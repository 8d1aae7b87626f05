import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  formatDuration,
  newTool,
  parseDuration,
  type ApprovalSettings,
  type NodeId,
  type PollingSettings,
  type ToolNode,
  type ToolTarget,
} from '../../model';
import type { Findings, SourcePath } from '../findings';

/** Fields of a tool configuration that mean something here; all others survive in `extra`. */
const KNOWN: ReadonlySet<string> = new Set([
  'tool_name',
  'lambda_arn',
  'description',
  'input_schema',
  'requires_activity',
  'activity_type',
  'activity_arn',
  'polling_interval',
  'max_polling_attempts',
]);

/**
 * One entry of `tool_configs`, or one plain item of the tool registry, as a tool.
 *
 * @returns undefined if it is not a tool; `findings` then has an error.
 */
export function readToolConfig(
  config: JsonValue,
  path: SourcePath,
  { findings, claim }: { readonly findings: Findings; readonly claim: (toolName: string) => NodeId },
): ToolNode | undefined {
  if (!isJsonObject(config)) {
    const message = `This entry is not a tool with its fields${typeof config === 'string' ? `: ${config.slice(0, 60)}` : ''}.`;
    const hint = 'Write the entry out: { "tool_name": …, "lambda_arn": … }.';
    findings.add({ code: 'file/tool-not-object', severity: 'error', message, hint, path });
    return undefined;
  }
  const toolName = config['tool_name'];
  if (typeof toolName !== 'string') {
    const message =
      toolName === undefined ? 'This tool has no tool_name.' : 'The tool_name of this tool is not a text.';
    findings.add({ code: 'file/tool-without-name', severity: 'error', message, path: [...path, 'tool_name'] });
    return undefined;
  }
  const reading: Reading = { config, toolName, path, findings, extra: {} };
  readUnknown(reading);
  const described = readDescription(reading);
  const approval = readApproval(reading);
  const target = readTarget(reading);
  const polling = readPolling(reading);
  return newTool(claim(toolName), toolName, { ...described, target, polling, approval, extra: reading.extra });
}

interface Reading {
  readonly config: JsonObject;
  readonly toolName: string;
  readonly path: SourcePath;
  readonly findings: Findings;
  readonly extra: Record<string, JsonValue>;
}

function readUnknown({ config, extra }: Reading): void {
  for (const [name, value] of Object.entries(config)) {
    if (!KNOWN.has(name)) extra[name] = value;
  }
}

function readDescription(reading: Reading): Partial<Pick<ToolNode, 'description' | 'inputSchema'>> {
  const { description, input_schema: schema } = reading.config;
  if (description !== undefined && typeof description !== 'string') keep(reading, 'description');
  const inputSchema = typeof schema === 'string' ? parseObject(schema) : schema;
  const isSchema = isJsonObject(inputSchema);
  if (schema !== undefined && !isSchema) {
    keep(reading, 'input_schema');
    warn(
      reading,
      'input_schema',
      'file/schema-unreadable',
      'its input_schema is not a JSON object; it was kept as it is.',
    );
  }
  return {
    ...(typeof description === 'string' && { description }),
    ...(isSchema && { inputSchema }),
  };
}

function readApproval(reading: Reading): ApprovalSettings | null {
  const { config } = reading;
  if (config['requires_activity'] !== true || config['activity_type'] !== 'human_approval') return null;
  return { ...DEFAULT_APPROVAL, via: { type: 'activity', activityArn: textOf(config['activity_arn']) } };
}

function readTarget(reading: Reading): ToolTarget {
  const { config } = reading;
  const { requires_activity: required, activity_type: type, lambda_arn: lambdaArn } = config;
  const isRemote = required === true && type === 'remote_execution';
  if (isRemote) {
    keep(reading, 'lambda_arn');
    if (textOf(config['activity_arn']) === '') {
      warn(reading, 'activity_arn', 'file/activity-missing', 'it is executed remotely but names no activity_arn.');
    }
    return { type: 'activity', activityArn: textOf(config['activity_arn']), heartbeatSeconds: null };
  }
  if (required !== true || type !== 'human_approval') {
    if (required === true) {
      warn(
        reading,
        'activity_type',
        'file/activity-type',
        'its activity_type is neither human_approval nor remote_execution; the fields were kept, nobody is asked.',
      );
    }
    for (const field of ['requires_activity', 'activity_type', 'activity_arn']) keep(reading, field);
  }
  if (typeof lambdaArn !== 'string') {
    keep(reading, 'lambda_arn');
    warn(reading, 'lambda_arn', 'file/lambda-missing', 'it has no lambda_arn that is a text.');
  }
  return { type: 'lambda', functionArn: textOf(lambdaArn) };
}

function readPolling(reading: Reading): PollingSettings {
  const { polling_interval: interval, max_polling_attempts: attempts } = reading.config;
  if (interval === undefined || interval === null || interval === '') {
    keep(reading, 'polling_interval');
    keep(reading, 'max_polling_attempts');
    if (typeof attempts === 'number') {
      warn(
        reading,
        'max_polling_attempts',
        'file/attempts-alone',
        'it has max_polling_attempts but no polling_interval, so it does not wait; the field was kept.',
      );
    }
    return DEFAULT_POLLING;
  }
  return {
    ...DEFAULT_POLLING,
    mode: 'wait-before-call',
    polling_interval: readNumber(reading, 'polling_interval'),
    max_polling_attempts:
      attempts === undefined ? DEFAULT_POLLING.max_polling_attempts : readNumber(reading, 'max_polling_attempts'),
  };
}

/** The number as it is, also out of bounds: the linter says so at the field. Text is read as a person means it. */
function readNumber(reading: Reading, field: string): number | null {
  const value = reading.config[field];
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') {
    warn(reading, field, 'file/number-unreadable', `its ${field} is no number, so the field was left empty.`);
    return null;
  }
  const parsed = parseDuration(value);
  if (!parsed.ok) {
    const shown = value.slice(0, 60);
    warn(reading, field, 'file/number-unreadable', `its ${field} is “${shown}”, so the field was left empty.`);
    return null;
  }
  const read = field === 'polling_interval' ? formatDuration(parsed.value) : String(parsed.value);
  inform(reading, field, 'file/number-as-text', `its ${field} is the text “${value}”; it was read as ${read}.`);
  return parsed.value;
}

function keep({ config, extra }: Reading, field: string): void {
  const value = config[field];
  if (value !== undefined) extra[field] = value;
}

function warn(reading: Reading, field: string, code: `file/${string}`, sentence: string): void {
  say(reading, 'warning', { field, code, sentence });
}

function inform(reading: Reading, field: string, code: `file/${string}`, sentence: string): void {
  say(reading, 'info', { field, code, sentence });
}

function say(
  { findings, path, toolName }: Reading,
  severity: 'warning' | 'info',
  { field, code, sentence }: { readonly field: string; readonly code: `file/${string}`; readonly sentence: string },
): void {
  findings.add({ code, severity, message: `“${toolName.slice(0, 80)}”: ${sentence}`, path: [...path, field] });
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function parseObject(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // judged by the caller
  } catch {
    return undefined; // reported by the caller, with the field
  }
}
