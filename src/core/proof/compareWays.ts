import { costOf, timesUsage, type Cost, type PriceTable } from '../cost';
import { formatDuration, nodeOf, type AgentDocument, type NodeId } from '../model';
import { callsWithin, runScenario, type ScenarioMetrics } from './runScenario';
import type { Scenario } from './scenario/scenario';
import { PROMISE_TOKENS, waysOfWaiting, withPolling, type WayId } from './waysOfWaiting';

/** Seconds in which the design counts calls. */
export const CALL_WINDOW_SECONDS = 120;
const RUNS_PRICED = 1000;

/** One way of waiting, run. */
export interface WayResult {
  readonly id: WayId;
  readonly label: string;
  readonly assumption: string;
  /** Calls of the tool in the first 120 s after its first call. */
  readonly callsInWindow: number;
  readonly calls: number;
  /** Seconds from the end of the job until its result was back in the machine; null: nobody noticed. */
  readonly noticedAfterSeconds: number | null;
  readonly gaveUp: boolean;
  readonly metrics: ScenarioMetrics;
  readonly costPerThousandRuns: Cost;
}

export interface WayComparison {
  readonly tool: string;
  readonly ways: readonly WayResult[];
  /** Part of the calls in the window that a wait before the call saves against no wait, 0 to 1. */
  readonly reduction: number;
}

/** What a comparison asks besides the agent and the scenario. */
export interface CompareOptions {
  readonly prices: PriceTable;
  readonly stop?: () => boolean;
  /** Told what is run next. */
  readonly onProgress?: (text: string) => void;
}

/**
 * Runs the same job in every way of waiting.
 *
 * @returns null if there is no such tool.
 */
export async function compareWays(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
  options: CompareOptions,
): Promise<WayComparison | null> {
  const tool = nodeOf(document, toolId);
  const ways = waysOfWaiting(document, toolId, scenario);
  if (tool?.kind !== 'tool' || ways === null) return null;
  const results: WayResult[] = [];
  for (const { id, label, assumption, ...way } of ways) {
    options.onProgress?.(label);
    const same = results.find((result) => result.id === 'no-interval');
    // a promise changes neither machine nor world, so the run is the same: only what the model writes is more
    const measured =
      id === 'prompt-only' && same !== undefined
        ? withPromises(same, options.prices)
        : await measureWay(way.document, way.scenario, { tool: tool.toolName, ...options });
    results.push({ ...measured, id, label, assumption });
  }
  const inWindow = (id: WayId): number => results.find((result) => result.id === id)?.callsInWindow ?? 0;
  const before = inWindow('no-interval');
  const reduction = before === 0 ? 0 : 1 - inWindow('wait-before-call') / before;
  return { tool: tool.toolName, ways: results, reduction };
}

function withPromises(run: WayResult, prices: PriceTable): WayResult {
  const { metrics } = run;
  const outputTokens = metrics.usage.outputTokens + metrics.modelTurns * PROMISE_TOKENS;
  const usage = { ...metrics.usage, outputTokens };
  return {
    ...run,
    metrics: { ...metrics, usage },
    costPerThousandRuns: costOf(timesUsage(usage, RUNS_PRICED), prices),
  };
}

/** One point of a sweep over the interval. */
export interface SweepPoint extends Omit<WayResult, 'id' | 'label' | 'assumption'> {
  readonly intervalSeconds: number;
}

/** Intervals worth comparing, from eager to lazy; the chosen one is added. */
const SWEEP_INTERVALS: readonly number[] = [5, 10, 15, 20, 30, 45, 60, 90, 120, 300];

/**
 * Cost against lateness: the same job with other intervals, in the tool's own mode (through the model, if it has none).
 *
 * @returns points in the order of their intervals; null if there is no such tool.
 */
export async function sweepInterval(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
  { intervals = SWEEP_INTERVALS, ...options }: CompareOptions & { readonly intervals?: readonly number[] },
): Promise<readonly SweepPoint[] | null> {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return null;
  const mode = tool.polling.mode === 'poll-in-machine' ? 'poll-in-machine' : 'wait-before-call';
  const chosen = tool.polling.polling_interval;
  const all = [...new Set([...intervals, ...(chosen === null ? [] : [Math.max(1, Math.round(chosen))])])];
  const points: SweepPoint[] = [];
  for (const intervalSeconds of all.sort((a, b) => a - b)) {
    options.onProgress?.(`an interval of ${formatDuration(intervalSeconds)}`);
    const variant = withPolling(document, tool, {
      mode,
      polling_interval: intervalSeconds,
      firstCheck: tool.polling.firstCheck,
    });
    const measured = await measureWay(variant, scenario, { tool: tool.toolName, ...options });
    points.push({ intervalSeconds, ...measured });
  }
  return points;
}

async function measureWay(
  document: AgentDocument,
  scenario: Scenario,
  { tool, prices, stop }: CompareOptions & { readonly tool: string },
): Promise<Omit<WayResult, 'id' | 'label' | 'assumption'>> {
  const run = await runScenario(document, scenario, { keepHistory: false, ...(stop !== undefined && { stop }) });
  const { metrics } = run;
  const own = metrics.tools[tool] ?? { calls: 0, callsAtSeconds: [], noticedAfterSeconds: null, gaveUp: false };
  return {
    callsInWindow: callsWithin(own, CALL_WINDOW_SECONDS),
    calls: own.calls,
    noticedAfterSeconds: own.noticedAfterSeconds,
    gaveUp: own.gaveUp,
    metrics,
    costPerThousandRuns: costOf(timesUsage(metrics.usage, RUNS_PRICED), prices),
  };
}
