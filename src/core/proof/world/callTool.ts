import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { ToolNode } from '../../model';
import type { TaskAnswer, TaskCall } from '../../simulator';
import { defaultToolWorld } from '../scenario/defaultScenario';
import type { JobWorld, PinnedAnswer, Scenario, ToolWorld } from '../scenario/scenario';
import { withPath } from './conversation';
import type { JobClock } from './jobClock';
import { watchedStatus } from './watchedStatus';
import type { ToolSaid, WorldCall } from './worldCall';

/** The part of a Task's call that its answer depends on. */
export type AskedCall = Pick<TaskCall, 'target' | 'request' | 'atMs'>;

export interface ToolContext {
  readonly scenario: Scenario;
  /** Where the call is written down. */
  readonly calls: WorldCall[];
  /** Calls of each tool so far. */
  readonly counts: Map<string, number>;
  readonly jobs: JobClock;
  readonly random: () => number;
}

/** What a tool does with a call: the answer pinned to it, a failure, what its job is at, or its fixed answer. */
export function callTool(tool: ToolNode, call: AskedCall, context: ToolContext): TaskAnswer {
  const { scenario, calls, counts, random } = context;
  const settings = ownOr(scenario.tools, tool.toolName, defaultToolWorld(tool));
  const number = (counts.get(tool.toolName) ?? 0) + 1;
  counts.set(tool.toolName, number);
  const isCallback = call.target.kind === 'integration' && call.target.pattern === 'callback';
  const isLambda =
    call.target.kind === 'lambda' || (call.target.kind === 'integration' && call.target.service === 'lambda');
  const callMs = settings.seconds * 1000;

  const pinned = pinnedTo(number, settings.pinned);
  const isFailing = pinned === undefined && settings.failureRate > 0 && random() < settings.failureRate;
  const failure = { error: settings.failure, cause: 'simulated' };
  const reply: Reply = isFailing
    ? { said: failure, lastsMs: callMs, isFinal: false, jobEndedMs: null }
    : workOf(tool, { call, settings, isCallback, pinned, context });

  calls.push({
    kind: 'tool',
    tool: tool.toolName,
    call: number,
    atMs: call.atMs,
    lambdaMb: isLambda ? settings.memoryMb : null,
    billedMs: isCallback ? callMs : reply.lastsMs,
    worksMs: callMs,
    asksStatus: Object.hasOwn(scenario.jobs, tool.toolName) && !isCallback && !isFailing,
    ...reply,
  });
  if (reply.said === null) return { outcome: { kind: 'never' } };
  if ('error' in reply.said) return { latencyMs: reply.lastsMs, outcome: { kind: 'raise', ...reply.said } };
  const value = isCallback ? reply.said.answer : envelope(reply.said.answer, tool, call);
  return { latencyMs: reply.lastsMs, outcome: { kind: 'return', value } };
}

interface Reply {
  readonly said: ToolSaid | null;
  readonly lastsMs: number;
  readonly isFinal: boolean;
  readonly jobEndedMs: number | null;
}

interface Work {
  readonly call: AskedCall;
  readonly settings: ToolWorld;
  readonly isCallback: boolean;
  readonly pinned: ToolSaid | undefined;
  readonly context: ToolContext;
}

function workOf(tool: ToolNode, { call, settings, isCallback, pinned, context }: Work): Reply {
  const { scenario, jobs } = context;
  const callMs = settings.seconds * 1000;
  const job = ownOr<JobWorld | null>(scenario.jobs, tool.toolName, null);
  if (job === null) {
    const said = pinned ?? { answer: settings.answer };
    if ('answer' in said) jobs.answered(tool.toolName, call.atMs + callMs);
    return { said, lastsMs: callMs, isFinal: 'answer' in said, jobEndedMs: null };
  }
  const endsMs = jobs.endOf(tool.toolName, job, call.atMs);
  if (isCallback) return callBack(tool, { call, settings, pinned, job, endsMs });
  const hasEnded = endsMs !== null && call.atMs >= endsMs;
  const said = pinned ?? { answer: statusAnswer(tool, settings, hasEnded ? job.outcome : 'running') };
  const isFinal = pinned === undefined ? hasEnded : saysFinal(pinned, tool);
  const sleepMs = isFinal || pinned !== undefined ? 0 : settings.sleepSeconds * 1000;
  return { said, lastsMs: callMs + sleepMs, isFinal, jobEndedMs: endsMs };
}

/** The job answers with the task token when it ends; one that never does answers only what is pinned. */
function callBack(
  tool: ToolNode,
  {
    call,
    settings,
    pinned,
    job,
    endsMs,
  }: Pick<Work, 'call' | 'settings' | 'pinned'> & { readonly job: JobWorld; readonly endsMs: number | null },
): Reply {
  const callMs = settings.seconds * 1000;
  if (endsMs === null && pinned === undefined) {
    return { said: null, lastsMs: callMs, isFinal: false, jobEndedMs: null };
  }
  const said = pinned ?? { answer: statusAnswer(tool, settings, job.outcome) };
  const lastsMs = Math.max(callMs, (endsMs ?? call.atMs) - call.atMs);
  return { said, lastsMs, isFinal: 'answer' in said, jobEndedMs: endsMs };
}

function saysFinal(said: ToolSaid, tool: ToolNode): boolean {
  return 'answer' in said && watchedStatus(said.answer, tool) === 'final';
}

/** What is pinned to this call; else what is pinned to every call. */
function pinnedTo(number: number, pins: readonly PinnedAnswer[]): ToolSaid | undefined {
  const pin = pins.find(({ call }) => call === number) ?? pins.find(({ call }) => call === null);
  if (pin === undefined) return undefined;
  return 'error' in pin ? { error: pin.error, cause: pin.cause } : { answer: pin.answer };
}

/** The tool's answer with a status the mapping understands. */
function statusAnswer(tool: ToolNode, settings: ToolWorld, outcome: JobWorld['outcome'] | 'running'): JsonObject {
  const { path, running, succeeded, failed, inputRequired } = tool.polling.status;
  const words = { running, succeeded, failed, 'input-required': inputRequired }[outcome];
  return withPath(settings.answer, path, words[0] ?? outcome.toUpperCase());
}

/** The answer as the kind of Task gives it. */
function envelope(answer: JsonValue, tool: ToolNode, call: AskedCall): JsonValue {
  if (call.target.kind !== 'integration') return answer;
  if (call.target.service === 'lambda') {
    const payload = isJsonObject(call.request) ? call.request['Payload'] : undefined;
    const id = isJsonObject(payload) ? (payload['id'] ?? '') : '';
    const result = { type: 'tool_result', tool_use_id: id, name: tool.toolName, content: JSON.stringify(answer) };
    return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 };
  }
  return tool.target.type === 'sub-agent' ? { Status: 'SUCCEEDED', Output: answer } : answer;
}

function ownOr<T>(record: Readonly<Record<string, T>>, name: string, fallback: T): T {
  return Object.hasOwn(record, name) ? (record[name] ?? fallback) : fallback;
}
