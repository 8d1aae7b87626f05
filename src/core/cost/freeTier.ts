import { costOf, NO_USAGE, type Cost, type Usage } from './estimateCost';
import type { PriceTable } from './price';

/**
 * What an account gets free each month, without an end: shared by everything the account runs, so it is never taken off a cost here.
 *
 * @see https://aws.amazon.com/step-functions/pricing/ and https://aws.amazon.com/lambda/pricing/ (read 2026-11)
 */
export const FREE_EACH_MONTH = {
  transitions: 4_000,
  lambdaRequests: 1_000_000,
  lambdaGbSeconds: 400_000,
} as const satisfies Partial<Usage>;

/** What of a month's usage is free in an account that does nothing else. */
export function freeTierOf(usage: Usage, prices: PriceTable): Cost {
  const free = Object.fromEntries(
    Object.entries(FREE_EACH_MONTH).map(([kind, units]) => [kind, Math.min(units, usage[kind as keyof Usage])]),
  );
  return costOf({ ...NO_USAGE, ...free }, prices);
}
