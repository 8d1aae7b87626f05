export {
  awsPrices,
  EXPRESS_DURATION_CHUNK_MS,
  EXPRESS_MEMORY_CHUNK_MB,
  FREE_TIER,
  PRICED_REGIONS,
  PRICES_CHECKED_ON,
  type Architecture,
} from './awsPrices';
export {
  addUsage,
  costOf,
  freeTierUsd,
  lambdaUsage,
  NO_USAGE,
  stepFunctionsUsage,
  timesUsage,
  type Cost,
  type CostLine,
  type Usage,
} from './estimateCost';
export { priceOf, type Price, type PriceName, type PriceTable } from './price';
