import type { RunResultMetrics } from '../simulator';
import { EXPRESS_DURATION_CHUNK_MS, EXPRESS_MEMORY_CHUNK_MB } from './awsPrices';
import { priceOf, type PriceName, type PriceTable } from './price';

/** What a run used of everything that is billed. */
export interface Usage {
  readonly transitions: number;
  readonly lambdaRequests: number;
  readonly lambdaGbSeconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Express Workflows only: executions and their memory × time. */
  readonly expressRequests: number;
  readonly expressGbSeconds: number;
}

/** One line of a bill. */
export interface CostLine {
  readonly price: PriceName;
  readonly units: number;
  readonly costUsd: number;
}

export interface Cost {
  readonly lines: readonly CostLine[];
  readonly totalUsd: number;
}

export const NO_USAGE: Usage = {
  transitions: 0,
  lambdaRequests: 0,
  lambdaGbSeconds: 0,
  inputTokens: 0,
  outputTokens: 0,
  expressRequests: 0,
  expressGbSeconds: 0,
};

/** Which price a kind of usage has, in the order of a bill. */
const PRICE_OF_USAGE: readonly (readonly [keyof Usage, PriceName])[] = [
  ['inputTokens', 'modelInputToken'],
  ['outputTokens', 'modelOutputToken'],
  ['transitions', 'stepFunctionsTransition'],
  ['expressRequests', 'expressRequest'],
  ['expressGbSeconds', 'expressDuration'],
  ['lambdaRequests', 'lambdaRequest'],
  ['lambdaGbSeconds', 'lambdaDuration'],
];

/** Cost of what was used at list price, without the free tier: an account has it only once. */
export function costOf(usage: Usage, prices: PriceTable): Cost {
  const lines = PRICE_OF_USAGE.filter(([kind]) => usage[kind] !== 0).map(([kind, price]) => ({
    price,
    units: usage[kind],
    costUsd: priceOf(prices[price], usage[kind]),
  }));
  return { lines, totalUsd: lines.reduce((sum, { costUsd }) => sum + costUsd, 0) };
}

/** The same usage many times over. */
export function timesUsage(usage: Usage, runs: number): Usage {
  return mapUsage((kind) => usage[kind] * runs);
}

export function sumUsage(usages: readonly Usage[]): Usage {
  const total: Record<keyof Usage, number> = { ...NO_USAGE };
  for (const usage of usages) {
    if (usage === NO_USAGE) continue;
    for (const [kind] of PRICE_OF_USAGE) total[kind] += usage[kind];
  }
  return total;
}

/**
 * What Step Functions itself bills for one run. Standard: each State entered, each retry and each child workflow of a
 * distributed Map is a transition; Wait time is free. Express: one
 * request, and memory × time in chunks.
 *
 * @param memoryMb - memory of an Express execution, 64 if not known.
 */
export function stepFunctionsUsage(
  metrics: Pick<RunResultMetrics, 'transitions' | 'virtualMs'>,
  type: 'STANDARD' | 'EXPRESS',
  memoryMb: number = EXPRESS_MEMORY_CHUNK_MB,
): Usage {
  if (type === 'STANDARD') return { ...NO_USAGE, transitions: metrics.transitions };
  const seconds = (Math.ceil(metrics.virtualMs / EXPRESS_DURATION_CHUNK_MS) * EXPRESS_DURATION_CHUNK_MS) / 1000;
  const gigabytes = (Math.ceil(memoryMb / EXPRESS_MEMORY_CHUNK_MB) * EXPRESS_MEMORY_CHUNK_MB) / 1024;
  return { ...NO_USAGE, expressRequests: 1, expressGbSeconds: seconds * gigabytes };
}

/** One call of a Lambda function: a request, and memory × time, billed by the millisecond. */
export function lambdaUsage(billedMs: number, memoryMb: number): Usage {
  return { ...NO_USAGE, lambdaRequests: 1, lambdaGbSeconds: (Math.ceil(billedMs) / 1000) * (memoryMb / 1024) };
}

function mapUsage(value: (kind: keyof Usage) => number): Usage {
  const kinds = PRICE_OF_USAGE.map(([kind]) => [kind, value(kind)] as const);
  return { ...NO_USAGE, ...Object.fromEntries(kinds) };
}
