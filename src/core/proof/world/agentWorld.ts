import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import {
  modelOf,
  nodeOf,
  toolsOf,
  type AgentDocument,
  type ApprovalSettings,
  type NodeId,
  type ToolNode,
} from '../../model';
import type { TaskAnswer, TaskCall, World } from '../../simulator';
import { defaultToolWorld } from '../scenario/defaultScenario';
import type { JobWorld, Scenario, ToolWorld } from '../scenario/scenario';
import { withPath } from './conversation';
import { modelAnswer } from './modelAnswer';

/** Something the machine asked of the world, as it is billed and counted. */
export type WorldCall = ModelCall | ToolCall | { readonly kind: 'person'; readonly atMs: number };

export interface ModelCall {
  readonly kind: 'model';
  readonly atMs: number;
  readonly lastsMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Memory of the Lambda that was billed meanwhile; null: no Lambda in between. */
  readonly lambdaMb: number | null;
}

export interface ToolCall {
  readonly kind: 'tool';
  readonly tool: string;
  readonly atMs: number;
  readonly lastsMs: number;
  /** Memory of the Lambda that was billed; null: something else. */
  readonly lambdaMb: number | null;
  /** Milliseconds of it; a function that hands out a task token is not billed while the job runs. */
  readonly billedMs: number;
  /** Milliseconds of it in which the tool does something; the rest it sleeps, or the job runs. */
  readonly worksMs: number;
  /** The call asked the service behind the job for its status; a job that reports by itself is not asked. */
  readonly asksStatus: boolean;
  /** When the job behind it ended; null: not yet, or there is none. */
  readonly jobEndedMs: number | null;
  /** The answer told a final status. */
  readonly isFinal: boolean;
}

/** A world made of a scenario, and the calls it got. One for each run. */
export interface AgentWorld {
  readonly world: World;
  readonly calls: readonly WorldCall[];
}

/**
 * Answers for the model, the tools, their jobs and the people of an agent.
 *
 * @param nodeOfState - which node made a State of the machine; from the origins of the compiler.
 */
export function agentWorld(
  document: AgentDocument,
  scenario: Scenario,
  nodeOfState: (stateName: string) => NodeId | undefined,
): AgentWorld {
  const calls: WorldCall[] = [];
  const jobs = new JobClock(document, scenario);
  const modelId = modelOf(document)?.id;

  const answer = (call: TaskCall, random: () => number): TaskAnswer | undefined => {
    const id = nodeOfState(call.state);
    const node = id === undefined ? undefined : nodeOf(document, id);
    if (node?.kind === 'tool') {
      return asksPerson(node, call)
        ? askPerson(call, { scenario, calls })
        : callTool(node, call, { scenario, calls, jobs, random });
    }
    if (id === modelId && id !== undefined && isModelRequest(call.request)) {
      return callModel(call, { document, scenario, calls });
    }
    return { outcome: { kind: 'return', value: {} } }; // metrics and the like: nothing depends on the answer
  };

  return {
    calls,
    world: {
      answer: (call, tools) => answer(call, () => tools.random()),
      object: () => undefined,
      objects: () => [],
    },
  };
}

function isModelRequest(request: JsonValue): boolean {
  const payload = isJsonObject(request) ? (request['Payload'] ?? request) : {};
  return isJsonObject(payload) && ('messages' in payload || 'Messages' in payload);
}

function callModel(
  call: TaskCall,
  context: { readonly document: AgentDocument; readonly scenario: Scenario; readonly calls: WorldCall[] },
): TaskAnswer {
  const { document, scenario, calls } = context;
  const { response, inputTokens, outputTokens } = modelAnswer(call.request, document, scenario);
  const latencyMs = scenario.model.turnSeconds * 1000;
  const isLambda = call.target.kind === 'integration' && call.target.service === 'lambda';
  const lambdaMb = isLambda ? scenario.model.memoryMb : null;
  calls.push({ kind: 'model', atMs: call.atMs, lastsMs: latencyMs, inputTokens, outputTokens, lambdaMb });
  return {
    latencyMs,
    outcome: { kind: 'return', value: isLambda ? { Payload: response, StatusCode: 200 } : response },
  };
}

interface ToolContext {
  readonly scenario: Scenario;
  readonly calls: WorldCall[];
  readonly jobs: JobClock;
  readonly random: () => number;
}

function callTool(tool: ToolNode, call: TaskCall, { scenario, calls, jobs, random }: ToolContext): TaskAnswer {
  const settings = ownOr(scenario.tools, tool.toolName, defaultToolWorld(tool));
  const job = ownOr<JobWorld | null>(scenario.jobs, tool.toolName, null);
  const callMs = settings.seconds * 1000;
  const isCallback = call.target.kind === 'integration' && call.target.pattern === 'callback';
  const isLambda =
    call.target.kind === 'lambda' || (call.target.kind === 'integration' && call.target.service === 'lambda');
  const record = (lastsMs: number, rest: Partial<ToolCall> = {}): void => {
    calls.push({
      kind: 'tool',
      tool: tool.toolName,
      atMs: call.atMs,
      lastsMs,
      lambdaMb: isLambda ? settings.memoryMb : null,
      billedMs: isCallback ? callMs : lastsMs,
      worksMs: callMs,
      asksStatus: job !== null && !isCallback,
      jobEndedMs: null,
      isFinal: true,
      ...rest,
    });
  };

  if (settings.failureRate > 0 && random() < settings.failureRate) {
    record(callMs, { isFinal: false, asksStatus: false });
    return { latencyMs: callMs, outcome: { kind: 'raise', error: settings.failure, cause: 'simulated' } };
  }
  if (job === null) {
    record(callMs);
    jobs.answered(tool.toolName, call.atMs + callMs);
    return { latencyMs: callMs, outcome: { kind: 'return', value: envelope(settings.answer, tool, call) } };
  }
  const endsMs = jobs.endOf(tool.toolName, job, call.atMs);
  if (isCallback) {
    if (endsMs === null) {
      record(callMs, { isFinal: false });
      return { outcome: { kind: 'never' } };
    }
    const latencyMs = Math.max(callMs, endsMs - call.atMs);
    record(latencyMs, { jobEndedMs: endsMs });
    const value = statusAnswer(tool, settings, job.outcome);
    return { latencyMs, outcome: { kind: 'return', value } };
  }
  const isFinal = endsMs !== null && call.atMs >= endsMs;
  const latencyMs = callMs + (isFinal ? 0 : settings.sleepSeconds * 1000);
  record(latencyMs, { isFinal, jobEndedMs: endsMs });
  const value = envelope(statusAnswer(tool, settings, isFinal ? job.outcome : 'running'), tool, call);
  return { latencyMs, outcome: { kind: 'return', value } };
}

/** The tool's answer with a status the mapping understands. */
function statusAnswer(tool: ToolNode, settings: ToolWorld, outcome: JobWorld['outcome'] | 'running'): JsonObject {
  const { path, running, succeeded, failed, inputRequired } = tool.polling.status;
  const words = { running, succeeded, failed, 'input-required': inputRequired }[outcome];
  return withPath(settings.answer, path, words[0] ?? outcome.toUpperCase());
}

/** The answer as the kind of Task gives it. */
function envelope(answer: JsonValue, tool: ToolNode, call: TaskCall): JsonValue {
  if (call.target.kind !== 'integration') return answer;
  if (call.target.service === 'lambda') {
    const payload = isJsonObject(call.request) ? call.request['Payload'] : undefined;
    const id = isJsonObject(payload) ? (payload['id'] ?? '') : '';
    const result = { type: 'tool_result', tool_use_id: id, name: tool.toolName, content: JSON.stringify(answer) };
    return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 };
  }
  return tool.target.type === 'sub-agent' ? { Status: 'SUCCEEDED', Output: answer } : answer;
}

/** A request to a person is told from a request to the tool by where it goes. */
function asksPerson(tool: ToolNode, call: TaskCall): boolean {
  const { resource } = call.target;
  const functionName = isJsonObject(call.request) ? call.request['FunctionName'] : undefined;
  const goesTo = (via: ApprovalSettings['via']): boolean =>
    via.type === 'activity' ? via.activityArn === resource : via.functionArn === functionName;
  const isGiveUp = tool.polling.onGiveUp === 'human' && tool.polling.giveUpActivityArn === resource;
  return isGiveUp || (tool.approval !== null && goesTo(tool.approval.via));
}

function askPerson(
  call: TaskCall,
  { scenario, calls }: { readonly scenario: Scenario; readonly calls: WorldCall[] },
): TaskAnswer {
  calls.push({ kind: 'person', atMs: call.atMs });
  const { decision, afterSeconds } = scenario.people;
  if (decision === 'silent') return { outcome: { kind: 'never' } };
  const value = { approved: decision === 'approve', continue: false, reviewer: 'simulated' };
  return { latencyMs: afterSeconds * 1000, outcome: { kind: 'return', value } };
}

/** Knows when each job ends: a number of seconds after whatever starts it. */
class JobClock {
  private readonly startsMs = new Map<string, number>();
  private readonly watchers = new Map<string, string[]>();

  constructor(document: AgentDocument, scenario: Scenario) {
    const tools = new Set(toolsOf(document).map(({ toolName }) => toolName));
    for (const [watcher, { startedBy }] of Object.entries(scenario.jobs)) {
      if (startedBy === null || !tools.has(startedBy)) continue;
      this.watchers.set(startedBy, [...(this.watchers.get(startedBy) ?? []), watcher]);
    }
  }

  /** A tool has answered, and with it started the jobs that wait for it. */
  answered(toolName: string, atMs: number): void {
    for (const watcher of this.watchers.get(toolName) ?? []) this.startsMs.set(watcher, atMs);
  }

  /** When the job of a watching tool ends; null: never. Its first call starts a job nothing has started. */
  endOf(toolName: string, { durationSeconds }: JobWorld, atMs: number): number | null {
    const startMs = this.startsMs.get(toolName) ?? atMs;
    this.startsMs.set(toolName, startMs);
    return durationSeconds === null ? null : startMs + durationSeconds * 1000;
  }
}

function ownOr<T>(record: Readonly<Record<string, T>>, name: string, fallback: T): T {
  return Object.hasOwn(record, name) ? (record[name] ?? fallback) : fallback;
}
