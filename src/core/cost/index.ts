export { awsPrices, PRICES_CHECKED_ON, type Architecture } from './awsPrices';
export {
  addUsage,
  costOf,
  lambdaUsage,
  NO_USAGE,
  stepFunctionsUsage,
  timesUsage,
  type Cost,
  type CostLine,
  type Usage,
} from './estimateCost';
export type { Price, PriceName, PriceTable } from './price';
