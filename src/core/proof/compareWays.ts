import { costOf, timesUsage, type Cost, type PriceTable } from '../cost';
import { formatDuration, nodeOf, type AgentDocument, type NodeId } from '../model';
import { firstWindow, type WindowSpan } from './firstWindow';
import { latenessOf, type Lateness } from './lateness';
import { callsWithin, runScenario, START_MS, type ScenarioMetrics } from './runScenario';
import type { Scenario } from './scenario/scenario';
import { waysOfWaiting, withInterval, type WayId } from './waysOfWaiting';

/** Seconds in which the design counts calls. */
export const CALL_WINDOW_SECONDS = 120;
/** Runs that a cost is given for. */
export const RUNS_PRICED = 1000;

/** One way of waiting, run. */
export interface WayResult {
  readonly id: WayId;
  readonly label: string;
  readonly assumption: string;
  /** Calls of the tool in the first 120 s after its first call. */
  readonly callsInWindow: number;
  readonly calls: number;
  /** Calls that reached the service behind the job and asked it for the status. */
  readonly statusCalls: number;
  /** What went on in those 120 s. */
  readonly window: readonly WindowSpan[];
  /** Seconds from the end of the job until its result was back in the machine; null: nobody noticed. */
  readonly noticedAfterSeconds: number | null;
  /** The same with its reasons. */
  readonly lateness: Lateness | null;
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

/** What {@link compareWays} can be asked besides. */
export interface CompareWaysOptions extends CompareOptions {
  /** Told each way as soon as it has been run. */
  readonly onWay?: (way: WayResult) => void;
}

/** What {@link sweepInterval} can be asked besides. */
export interface SweepOptions extends CompareOptions {
  readonly intervals?: readonly number[];
  /** Told each point as soon as it is known. */
  readonly onPoint?: (point: SweepPoint) => void;
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
  options: CompareWaysOptions,
): Promise<WayComparison | null> {
  const tool = nodeOf(document, toolId);
  const ways = waysOfWaiting(document, toolId, scenario);
  if (tool?.kind !== 'tool' || ways === null) return null;
  const results: WayResult[] = [];
  for (const { id, label, assumption, ...way } of ways) {
    options.onProgress?.(label);
    const measured = await measureWay(way.document, way.scenario, { tool: tool.toolName, ...options });
    const result = { ...measured, id, label, assumption };
    results.push(result);
    options.onWay?.(result);
  }
  return comparisonOf(tool.toolName, results);
}

/** Ways that have been run, as far as they have. */
export function comparisonOf(tool: string, ways: readonly WayResult[]): WayComparison {
  const inWindow = (id: WayId): number => ways.find((way) => way.id === id)?.callsInWindow ?? 0;
  const before = inWindow('no-interval');
  return { tool, ways, reduction: before === 0 ? 0 : 1 - inWindow('wait-before-call') / before };
}

/** The same runs at other prices: what was used stays as it was measured. */
export function atPrices<Measured extends Pick<WayResult, 'metrics' | 'costPerThousandRuns'>>(
  measured: Measured,
  prices: PriceTable,
): Measured {
  return { ...measured, costPerThousandRuns: costOf(timesUsage(measured.metrics.usage, RUNS_PRICED), prices) };
}

/** One point of a sweep over the interval. */
export interface SweepPoint extends Omit<WayResult, 'id' | 'label' | 'assumption'> {
  readonly intervalSeconds: number;
}

/** Intervals worth comparing, from eager to lazy; the chosen one is added. */
const SWEEP_INTERVALS: readonly number[] = [5, 10, 15, 20, 30, 45, 60, 90, 120, 300];

/**
 * Cost against lateness: the same job with other intervals, the tool otherwise as it is (through the model, if it has no interval), without
 * its limits.
 *
 * @returns points in the order of their intervals; null if there is no such tool.
 */
export async function sweepInterval(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
  { intervals = SWEEP_INTERVALS, onPoint, ...options }: SweepOptions,
): Promise<readonly SweepPoint[] | null> {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return null;
  const chosen = tool.polling.polling_interval;
  const all = [...new Set([...intervals, ...(chosen === null ? [] : [Math.max(1, Math.round(chosen))])])];
  const points: SweepPoint[] = [];
  for (const intervalSeconds of all.sort((a, b) => a - b)) {
    options.onProgress?.(`an interval of ${formatDuration(intervalSeconds)}`);
    const variant = withInterval(document, tool, intervalSeconds);
    const measured = await measureWay(variant, scenario, { tool: tool.toolName, ...options });
    const point = { intervalSeconds, ...measured };
    points.push(point);
    onPoint?.(point);
  }
  return points;
}

async function measureWay(
  document: AgentDocument,
  scenario: Scenario,
  { tool, prices, stop }: CompareOptions & { readonly tool: string },
): Promise<Omit<WayResult, 'id' | 'label' | 'assumption'>> {
  const run = await runScenario(document, scenario, { keepHistory: false, ...(stop !== undefined && { stop }) });
  const { metrics, calls } = run;
  const own = metrics.tools[tool] ?? { calls: 0, callsAtSeconds: [], noticedAfterSeconds: null, gaveUp: false };
  return {
    callsInWindow: callsWithin(own, CALL_WINDOW_SECONDS),
    calls: own.calls,
    statusCalls: calls.filter((call) => call.kind === 'tool' && call.tool === tool && call.asksStatus).length,
    window: firstWindow(calls, tool, {
      windowSeconds: CALL_WINDOW_SECONDS,
      endMs: START_MS + metrics.virtualSeconds * 1000,
    }),
    noticedAfterSeconds: own.noticedAfterSeconds,
    lateness: latenessOf(calls, tool, scenario.jobs[tool]?.durationSeconds ?? 0),
    gaveUp: own.gaveUp,
    metrics,
    costPerThousandRuns: costOf(timesUsage(metrics.usage, RUNS_PRICED), prices),
  };
}
