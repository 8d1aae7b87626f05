export { awsPrices, PRICED_REGIONS, PRICES_CHECKED_ON, type Architecture } from './awsPrices';
export {
  costOf,
  lambdaUsage,
  NO_USAGE,
  stepFunctionsUsage,
  sumUsage,
  timesUsage,
  type Cost,
  type CostLine,
  type Usage,
} from './estimateCost';
export { freeTierOf } from './freeTier';
export { PRICE_NAMES, type Price, type PriceName, type PriceTable } from './price';
export { isPrice, LIST_PRICES, parsePriceSettings, pricesOf, type PriceSettings } from './priceSettings';
