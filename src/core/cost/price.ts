/** One price, with what it is for and where it was read. */
export interface Price {
  readonly usd: number;
  /** How many units the price buys. */
  readonly per: number;
  readonly unit: 'transition' | 'request' | 'GB-second' | 'token';
  /** Day on which someone looked it up, `2026-11-22`; empty: set by the user. */
  readonly checkedOn: string;
  readonly source: string;
}

/** Names of the prices a run is made of. */
export type PriceName =
  | 'stepFunctionsTransition'
  | 'expressRequest'
  | 'expressDuration'
  | 'lambdaRequest'
  | 'lambdaDuration'
  | 'modelInputToken'
  | 'modelOutputToken';

export type PriceTable = Readonly<Record<PriceName, Price>>;

/** Price of a number of units in US dollars. */
export function priceOf(price: Price, units: number): number {
  return (units / price.per) * price.usd;
}
