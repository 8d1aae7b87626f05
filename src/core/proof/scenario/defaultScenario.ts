import type { JsonObject, JsonValue } from '../../json';
import { formatDuration, isConnectedToModel, modelOf, toolsOf, type AgentDocument, type ToolNode } from '../../model';
import type { JobWorld, Scenario, ToolWorld } from './scenario';

/** Numbers of the first simulation: those of the design, a model that takes 2 s and a call of 0.4 s, so an eager model asks every 2.4 s. */
export const DEFAULT_TURN_SECONDS = 2;
export const DEFAULT_CALL_SECONDS = 0.4;
/** The job that estimates and scenarios begin with. */
export const DEFAULT_JOB_SECONDS = 600;
const HINT_SECONDS = 30;
const TOKENS_PER_TURN = 80;
const MEMORY_MB = 128;
const MODEL_MEMORY_MB = 256;
const APPROVAL_SECONDS = 60;
/** What Lambda says to a call above its concurrency. */
const THROTTLED_LAMBDA = 'Lambda.TooManyRequestsException';

/** A scenario made from the agent, so that Simulate works at once: every tool is called once, a watching one until its job has ended. */
export function defaultScenario(document: AgentDocument, jobSeconds: number = DEFAULT_JOB_SECONDS): Scenario {
  const tools = toolsOf(document).filter(({ id }) => isConnectedToModel(document, id));
  return {
    id: 'default',
    name: jobSeconds === DEFAULT_JOB_SECONDS ? 'A job of 10 minutes' : `A job of ${formatDuration(jobSeconds)}`,
    request: document.description === '' ? 'Please do your work.' : document.description,
    seed: 1,
    model: {
      turnSeconds: DEFAULT_TURN_SECONDS,
      plan: tools.map(({ toolName }) => toolName),
      tokensPerTurn: TOKENS_PER_TURN,
      says: '',
      memoryMb: MODEL_MEMORY_MB,
      script: null,
      failureRate: 0,
      failure: modelOf(document)?.service.type === 'lambda' ? THROTTLED_LAMBDA : 'BedrockRuntime.ThrottlingException',
    },
    tools: Object.fromEntries(tools.map((tool) => [tool.toolName, defaultToolWorld(tool)])),
    jobs: Object.fromEntries(
      tools.flatMap((tool, index) =>
        tool.polling.mode === 'none'
          ? []
          : [[tool.toolName, { ...defaultJob(tool, tools[index - 1]), durationSeconds: jobSeconds }]],
      ),
    ),
    people: { decision: 'approve', afterSeconds: APPROVAL_SECONDS },
    expectations: [{ kind: 'ends', status: 'SUCCEEDED' }],
  };
}

/** Of tools that are frozen, as those of the editor are. */
const known = new WeakMap<ToolNode, ToolWorld>();

/** What a tool does unless a scenario says otherwise. */
export function defaultToolWorld(tool: ToolNode): ToolWorld {
  const before = known.get(tool);
  if (before !== undefined) return before;
  const world = makeToolWorld(tool);
  if (Object.isFrozen(tool)) known.set(tool, world);
  return world;
}

function makeToolWorld(tool: ToolNode): ToolWorld {
  return {
    seconds: DEFAULT_CALL_SECONDS,
    answer: { ok: true, tool: tool.toolName, ...hintOf(tool) },
    input: exampleOf(tool.inputSchema),
    failureRate: 0,
    failure: tool.target.type === 'lambda' ? THROTTLED_LAMBDA : 'States.TaskFailed',
    memoryMb: MEMORY_MB,
    sleepSeconds: 0,
    pinned: [],
  };
}

/** A tool whose hints are followed gives one, within the bounds. */
function hintOf({ polling }: ToolNode): JsonObject {
  if (polling.hint === null) return {};
  const { floorSeconds, ceilingSeconds } = polling.hint;
  return { next_check_in: Math.min(Math.max(HINT_SECONDS, floorSeconds), ceilingSeconds) };
}

/** A callback or a loop that starts the job itself has no starter; a watching tool is started by the call before it. */
export function defaultJob(tool: ToolNode, before: ToolNode | undefined): JobWorld {
  const startedBy = tool.polling.mode === 'callback' ? null : (before?.toolName ?? null);
  return { durationSeconds: DEFAULT_JOB_SECONDS, outcome: 'succeeded', startedBy };
}

/** An input that fits the schema well enough for a simulation: the required members, by their types. */
function exampleOf(schema: JsonObject): JsonObject {
  const properties = schema['properties'];
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly JsonValue[]) : [];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties as JsonObject)
      .filter(([name]) => required.includes(name))
      .map(([name, member]) => [name, exampleValue(name, member)]),
  );
}

function exampleValue(name: string, member: JsonValue): JsonValue {
  const {
    type,
    enum: choices,
    default: preset,
    minimum,
  } = (typeof member === 'object' && member !== null && !Array.isArray(member) ? member : {}) as JsonObject;
  if (preset !== undefined) return preset;
  if (Array.isArray(choices) && choices.length > 0) return (choices as readonly JsonValue[])[0] ?? null;
  switch (type) {
    case 'integer':
    case 'number':
      return typeof minimum === 'number' ? minimum : 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return `example ${name}`;
  }
}
