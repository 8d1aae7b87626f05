import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../core/json';
import { isConnectedToModel, modelOf, toolsOf, type StatusMapping, type ToolNode } from '../core/model';
import type { Behavior, WorldDescription } from '../core/simulator';
import type { Source } from './source';

type Usable = Exclude<Source, { kind: 'unreadable' }>;

/** Virtual seconds a person takes to decide, and a worker or a called-back service to answer. */
const ANSWER_SECONDS = 60;
/** A polled job ends after so many intervals, so that a few checks see it running. */
const INTERVALS_UNTIL_DONE = 3.5;
const DEFAULT_INTERVAL_SECONDS = 30;

/** What an execution starts with when nothing was given: a first message for an agent. */
export function defaultInput(source: Usable): JsonValue {
  return source.kind === 'agent' ? { messages: [{ role: 'user', content: 'Please do your work.' }] } : {};
}

/**
 * A world in which an agent finds everything it needs: the model uses a tool and then answers, tools answer, jobs that are polled take a while,
 * people approve. The tasks of a plain definition echo their requests.
 */
export function defaultWorld(source: Usable): WorldDescription {
  if (source.kind === 'asl') return { otherwise: { kind: 'echo' } };
  const { document } = source;
  const tools = toolsOf(document).filter((tool) => isConnectedToModel(document, tool.id));
  const functions: Record<string, Behavior> = {};
  const tasks: Record<string, Behavior> = {};
  for (const tool of tools) {
    addTool(tool, { functions, tasks });
    addApproval(tool, { functions, tasks });
  }
  const model = modelOf(document);
  if (model?.service.type === 'lambda') functions[functionName(model.service.functionArn)] = modelBehavior(tools);
  else tasks['arn:aws:states:::aws-sdk:bedrockruntime:converse'] = bedrockBehavior(tools);
  return { functions, tasks, otherwise: { kind: 'return', value: {} } };
}

/** Bedrock's converse: asks for the first tool (several times if the model polls it), then answers. */
function bedrockBehavior(tools: readonly ToolNode[]): Behavior {
  const tool = waitingTool(tools) ?? tools[0];
  const answer = (StopReason: string, content: JsonValue): Behavior => ({
    kind: 'return',
    value: {
      Output: { Message: { Role: 'assistant', Content: [content] } },
      StopReason,
      Usage: { InputTokens: 1_000, OutputTokens: 100, TotalTokens: 1_100 },
    },
  });
  const final = answer('end_turn', { Text: 'Done.' });
  if (tool === undefined) return final;
  const turns = tool.polling.mode === 'wait-before-call' ? Math.ceil(INTERVALS_UNTIL_DONE) : 1;
  const uses = Array.from({ length: turns }, (_, turn) =>
    answer('tool_use', {
      ToolUse: { ToolUseId: `call_${turn + 1}`, Name: tool.toolName, Input: sampleInput(tool.inputSchema) },
    }),
  );
  return { kind: 'sequence', steps: [...uses, final] };
}

interface Answers {
  readonly functions: Record<string, Behavior>;
  readonly tasks: Record<string, Behavior>;
}

function addTool(tool: ToolNode, { functions, tasks }: Answers): void {
  const { target } = tool;
  const behavior = toolBehavior(tool);
  switch (target.type) {
    case 'lambda':
      functions[functionName(target.functionArn)] = behavior;
      return;
    case 'activity':
      tasks[target.activityArn] = later({ approved: true, tool_input: answerOf(tool) });
      return;
    case 'sub-agent':
      tasks['arn:aws:states:::states:startExecution.sync:2'] = later({ Status: 'SUCCEEDED', Output: answerOf(tool) });
      return;
    case 'service':
      tasks[target.resourceArn] = behavior;
      return;
  }
}

function addApproval({ approval }: ToolNode, { functions, tasks }: Answers): void {
  if (approval === null) return;
  if (approval.via.type === 'activity') tasks[approval.via.activityArn] = later({ approved: true });
  else functions[functionName(approval.via.functionArn)] = later({ approved: true });
}

function toolBehavior(tool: ToolNode): Behavior {
  const { polling } = tool;
  switch (polling.mode) {
    case 'none':
      return { kind: 'return', value: answerOf(tool) };
    case 'callback':
      return later(answerOf(tool));
    case 'wait-before-call':
    case 'poll-in-machine':
      return {
        kind: 'job',
        durationSeconds: (polling.polling_interval ?? DEFAULT_INTERVAL_SECONDS) * INTERVALS_UNTIL_DONE,
        running: statusAnswer(polling.status, polling.status.running[0] ?? 'RUNNING'),
        final: answerOf(tool),
      };
  }
}

function later(value: JsonValue): Behavior {
  return { kind: 'delay', seconds: ANSWER_SECONDS, then: { kind: 'return', value } };
}

function answerOf({ polling }: ToolNode): JsonValue {
  return statusAnswer(polling.status, polling.status.succeeded[0] ?? 'SUCCEEDED');
}

/** An answer with the status where the tool's settings look for it. */
function statusAnswer({ path }: StatusMapping, status: string): JsonValue {
  return path.split('.').reduceRight<JsonValue>((value, name) => ({ [name]: value }), status);
}

/** Asks the first tool that waits until it is done; without one, uses each tool once and answers. */
function modelBehavior(tools: readonly ToolNode[]): Behavior {
  const waiting = waitingTool(tools);
  const turn = { latencySeconds: 2, tokensPerTurn: { input: 1_000, output: 100 } };
  if (waiting === undefined) {
    const calls = tools.map((tool) => ({ name: tool.toolName, input: sampleInput(tool.inputSchema) }));
    return { kind: 'model', turns: [...(calls.length === 0 ? [] : [{ calls }]), { text: 'Done.' }], ...turn };
  }
  const { status } = waiting.polling;
  const policy = {
    tool: waiting.toolName,
    input: sampleInput(waiting.inputSchema),
    statusField: status.path,
    finalStatuses: [...status.succeeded, ...status.failed, ...status.inputRequired],
    finalText: 'Done.',
  };
  return { kind: 'model', policy, ...turn };
}

function waitingTool(tools: readonly ToolNode[]): ToolNode | undefined {
  return tools.find((tool) => tool.polling.mode !== 'none');
}

/** The least input a JSON Schema of an object allows, with plain example values. */
function sampleInput({ properties, required }: JsonObject): JsonObject {
  if (!isJsonObject(properties) || !isJsonArray(required)) return {};
  const names = required.filter((name) => typeof name === 'string');
  return Object.fromEntries(names.map((name) => [name, sampleValue(properties[name])]));
}

function sampleValue(schema: JsonValue | undefined): JsonValue {
  if (!isJsonObject(schema)) return 'example';
  if (isJsonArray(schema.enum)) return schema.enum[0] ?? null;
  switch (schema.type) {
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return sampleInput(schema);
    default:
      return 'example';
  }
}

/** Name of a Lambda function by its ARN. */
function functionName(arn: string): string {
  return arn.startsWith('arn:') ? (arn.split(':')[6] ?? arn) : arn;
}
