/** One price, with what it is for and where it was read. */
export interface Price {
  /** What is bought, for people: `State transition`. */
  readonly title: string;
  readonly usd: number;
  /** How many units the price buys. */
  readonly per: number;
  readonly unit: 'transition' | 'request' | 'GB-second' | 'token';
  /** Region whose price it is; empty: it does not depend on one, or the user set it. */
  readonly region: string;
  /** Day on which someone looked it up, `2026-11-22`; empty: set by the user, or an example. */
  readonly checkedOn: string;
  /** Address of the page it was read from, or a sentence where there is none. */
  readonly source: string;
}

/** Names of the prices a run is made of, in the order of a bill. */
export const PRICE_NAMES = [
  'modelInputToken',
  'modelOutputToken',
  'stepFunctionsTransition',
  'expressRequest',
  'expressDuration',
  'lambdaRequest',
  'lambdaDuration',
] as const;

export type PriceName = (typeof PRICE_NAMES)[number];

export type PriceTable = Readonly<Record<PriceName, Price>>;

/** Price of a number of units in US dollars. */
export function priceOf(price: Price, units: number): number {
  return (units / price.per) * price.usd;
}
