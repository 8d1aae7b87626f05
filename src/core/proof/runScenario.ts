import { compileAgent, type CompileResult } from '../compiler';
import { lambdaUsage, NO_USAGE, stepFunctionsUsage, sumUsage, type Usage } from '../cost';
import { pointerTokens, type JsonValue } from '../json';
import { nodeId, toolsOf, type AgentDocument, type NodeId } from '../model';
import { runStateMachine, type Budgets, type Progress, type RunResult, type RunResultMetrics } from '../simulator';
import type { Scenario } from './scenario/scenario';
import { agentWorld } from './world/agentWorld';
import type { ToolCall, WorldCall } from './world/worldCall';

/** A run of an agent in a scenario: the trace, what was asked of the world, and the numbers people ask for. */
export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly compiled: CompileResult;
  readonly result: RunResult;
  readonly calls: readonly WorldCall[];
  readonly metrics: ScenarioMetrics;
}

export interface ScenarioMetrics {
  readonly status: RunResult['status'];
  readonly virtualSeconds: number;
  readonly modelTurns: number;
  readonly transitions: number;
  readonly events: number;
  /** The longest request to the model, the whole conversation in it: what grows against the limit of a payload. */
  readonly largestRequestBytes: number;
  readonly usage: Usage;
  readonly tools: Readonly<Record<string, ToolMetrics>>;
}

export interface ToolMetrics {
  readonly calls: number;
  /** Seconds since the start of the run at which each call began. */
  readonly callsAtSeconds: readonly number[];
  /** Seconds from the end of the job until a call told so; null: no call did. */
  readonly noticedAfterSeconds: number | null;
  /** It watches a job, and the last call did not tell of its end. */
  readonly gaveUp: boolean;
}

export interface RunOptions {
  /** false: the trace is counted but not kept. */
  readonly keepHistory?: boolean;
  readonly stop?: () => boolean;
  /** Instead of the scenario's request. */
  readonly input?: JsonValue;
  readonly budgets?: Budgets;
  readonly onProgress?: (progress: Progress) => void;
}

/** Compiles the agent and runs exactly that machine in the scenario. No number comes from the drawing. */
export async function runScenario(
  document: AgentDocument,
  scenario: Scenario,
  { keepHistory = true, input, budgets, stop, onProgress }: RunOptions = {},
): Promise<ScenarioRun> {
  const compiled = compileAgent(document);
  const { world, calls } = agentWorld(document, scenario, nodesOfStates(compiled));
  const { stateMachineType } = document.settings;
  const result = await runStateMachine({
    definition: JSON.parse(JSON.stringify(compiled.definition)) as JsonValue, // a definition is JSON
    input: input ?? scenarioInput(scenario),
    world,
    type: stateMachineType,
    seed: scenario.seed,
    startTimeMs: START_MS,
    keepHistory,
    ...(budgets !== undefined && { budgets }),
    ...(stop !== undefined && { stop }),
    ...(onProgress !== undefined && { onProgress }),
  });
  return { scenario, compiled, result, calls, metrics: measure(document, scenario, { result, calls }) };
}

/** What an execution in the scenario starts with. */
export function scenarioInput({ request }: Scenario): JsonValue {
  return { messages: [{ role: 'user', content: request }] };
}

/** Virtual time at which every scenario starts. */
export const START_MS = Date.UTC(2025, 0, 1);

function nodesOfStates({ origins }: CompileResult): (stateName: string) => NodeId | undefined {
  const nodes = new Map<string, NodeId>();
  for (const [pointer, origin] of origins.flatMap(({ places }) => places)) {
    const tokens = pointerTokens(pointer);
    const name = tokens.at(-1);
    if (tokens.at(-2) === 'States' && name !== undefined) nodes.set(name, nodeId(origin.nodeId));
  }
  return (stateName) => nodes.get(stateName);
}

/** The numbers of a run, from what the machine did and what the world was asked. */
export function measure(
  document: AgentDocument,
  scenario: Scenario,
  { result, calls }: { readonly result: MeasuredResult; readonly calls: readonly WorldCall[] },
): ScenarioMetrics {
  const { metrics } = result;
  const machine = stepFunctionsUsage(metrics, document.settings.stateMachineType);
  const byTool = callsByTool(calls);
  return {
    status: result.status,
    virtualSeconds: metrics.virtualMs / 1000,
    modelTurns: calls.filter((call) => call.kind === 'model' && !call.failed).length,
    transitions: metrics.transitions,
    events: metrics.events,
    largestRequestBytes: Math.max(0, ...calls.map((call) => (call.kind === 'model' ? call.requestBytes : 0))),
    usage: sumUsage([machine, ...calls.map(usageOf)]),
    tools: Object.fromEntries(
      toolsOf(document).map(({ toolName }) => [
        toolName,
        measureTool(byTool.get(toolName) ?? [], Object.hasOwn(scenario.jobs, toolName)),
      ]),
    ),
  };
}

type MeasuredResult = Pick<RunResult, 'status'> & {
  readonly metrics: Pick<RunResultMetrics, 'transitions' | 'events' | 'virtualMs'>;
};

function usageOf(call: WorldCall): Usage {
  switch (call.kind) {
    case 'model': {
      const tokens = { ...NO_USAGE, inputTokens: call.inputTokens, outputTokens: call.outputTokens };
      return call.lambdaMb === null ? tokens : sumUsage([tokens, lambdaUsage(call.lastsMs, call.lambdaMb)]);
    }
    case 'tool':
      return call.lambdaMb === null ? NO_USAGE : lambdaUsage(call.billedMs, call.lambdaMb);
    case 'person':
      return NO_USAGE;
  }
}

function callsByTool(calls: readonly WorldCall[]): ReadonlyMap<string, readonly ToolCall[]> {
  const byTool = new Map<string, ToolCall[]>();
  for (const call of calls) {
    if (call.kind !== 'tool') continue;
    const known = byTool.get(call.tool);
    if (known === undefined) byTool.set(call.tool, [call]);
    else known.push(call);
  }
  return byTool;
}

function measureTool(own: readonly ToolCall[], watches: boolean): ToolMetrics {
  const seen = own.find(({ isFinal, jobEndedMs }) => isFinal && jobEndedMs !== null);
  const noticedMs = seen?.jobEndedMs == null ? null : seen.atMs + seen.lastsMs - seen.jobEndedMs;
  return {
    calls: own.length,
    callsAtSeconds: own.map(({ atMs }) => (atMs - START_MS) / 1000),
    noticedAfterSeconds: noticedMs === null ? null : Math.max(0, noticedMs) / 1000,
    gaveUp: watches && own.at(-1)?.isFinal === false,
  };
}

/** Calls of a tool in the first seconds after its first call. */
export function callsWithin({ callsAtSeconds }: ToolMetrics, seconds: number): number {
  const [first = 0] = callsAtSeconds;
  return callsAtSeconds.filter((at) => at - first < seconds).length;
}
