import { PRICE_NAMES, type Price, type PriceName, type PriceTable } from './price';

/** Day on which the numbers of this file were compared with their sources. */
export const PRICES_CHECKED_ON = '2026-11-22';

const STEP_FUNCTIONS_PAGE = 'https://aws.amazon.com/step-functions/pricing/';
const LAMBDA_PAGE = 'https://aws.amazon.com/lambda/pricing/';

/** US dollars for 1,000 state transitions of Standard Workflows. @see {@link STEP_FUNCTIONS_PAGE}; usage type `StateTransition` */
const TRANSITIONS_USD_PER_1000 = 0.025;

/** A region that can be chosen. */
export interface PricedRegion {
  readonly id: string;
  readonly name: string;
  /** null: not known by itself; most regions charge what {@link HOME_REGION} does, whose price is then given as such. */
  readonly transitionsUsdPer1000: number | null;
}

/** Region all other prices were read for. */
export const HOME_REGION = 'us-east-1';

/** Regions in this table. Those that differ are from the page's older copy, so worth checking before a decision hangs on them. */
export const PRICED_REGIONS: readonly PricedRegion[] = [
  { id: HOME_REGION, name: 'N. Virginia', transitionsUsdPer1000: TRANSITIONS_USD_PER_1000 },
  { id: 'us-west-2', name: 'Oregon', transitionsUsdPer1000: null },
  { id: 'eu-west-1', name: 'Ireland', transitionsUsdPer1000: null },
  { id: 'us-west-1', name: 'N. California', transitionsUsdPer1000: 0.0279 },
  { id: 'eu-west-3', name: 'Paris', transitionsUsdPer1000: 0.0297 },
  { id: 'ap-northeast-2', name: 'Seoul', transitionsUsdPer1000: 0.0271 },
  { id: 'ap-south-1', name: 'Mumbai', transitionsUsdPer1000: 0.0285 },
  { id: 'sa-east-1', name: 'São Paulo', transitionsUsdPer1000: 0.0375 },
  { id: 'us-gov-west-1', name: 'GovCloud (US-West)', transitionsUsdPer1000: 0.03 },
];
/** Express Workflows: US dollars for a million requests, and for a GB-second in the first tier. */
const EXPRESS_USD_PER_MILLION_REQUESTS = 1;
const EXPRESS_USD_PER_GB_SECOND = 0.00001667;
/** Lambda: US dollars for a million requests, and for a GB-second on x86 in the first tier. */
const LAMBDA_USD_PER_MILLION_REQUESTS = 0.2;
const LAMBDA_X86_USD_PER_GB_SECOND = 0.0000166667;
const LAMBDA_ARM64_USD_PER_GB_SECOND = 0.0000133334;
/** An example of a model's price, for a million tokens: models differ by a hundred times, so the user sets their own. */
const EXAMPLE_INPUT_USD_PER_MILLION_TOKENS = 3;
const EXAMPLE_OUTPUT_USD_PER_MILLION_TOKENS = 15;

/** Express duration is billed in chunks of memory and time. @see {@link STEP_FUNCTIONS_PAGE} */
export const EXPRESS_MEMORY_CHUNK_MB = 64;
export const EXPRESS_DURATION_CHUNK_MS = 100;

export type Architecture = 'x86' | 'arm64';

/**
 * List prices of a region. A number that is not known for the region is that of us-east-1, and says so in its `region`.
 *
 * @param overrides - numbers the user set, in US dollars for the same number of units.
 */
export function awsPrices(
  region: string,
  architecture: Architecture = 'x86',
  overrides: Partial<Record<PriceName, number>> = {},
): PriceTable {
  const priced = PRICED_REGIONS.find(
    ({ id, transitionsUsdPer1000 }) => id === region && transitionsUsdPer1000 !== null,
  );
  const listed: PriceTable = {
    modelInputToken: example('Model, tokens in', EXAMPLE_INPUT_USD_PER_MILLION_TOKENS),
    modelOutputToken: example('Model, tokens out', EXAMPLE_OUTPUT_USD_PER_MILLION_TOKENS),
    stepFunctionsTransition: {
      ...listPrice('State transitions', priced?.transitionsUsdPer1000 ?? TRANSITIONS_USD_PER_1000, {
        per: 1000,
        unit: 'transition',
        source: STEP_FUNCTIONS_PAGE,
      }),
      region: priced?.id ?? HOME_REGION,
    },
    expressRequest: listPrice('Express executions', EXPRESS_USD_PER_MILLION_REQUESTS, {
      per: 1e6,
      unit: 'request',
      source: STEP_FUNCTIONS_PAGE,
    }),
    expressDuration: listPrice('Express memory and time', EXPRESS_USD_PER_GB_SECOND, {
      per: 1,
      unit: 'GB-second',
      source: STEP_FUNCTIONS_PAGE,
    }),
    lambdaRequest: listPrice('Lambda requests', LAMBDA_USD_PER_MILLION_REQUESTS, {
      per: 1e6,
      unit: 'request',
      source: LAMBDA_PAGE,
    }),
    lambdaDuration: listPrice(
      `Lambda memory and time, ${architecture}`,
      architecture === 'arm64' ? LAMBDA_ARM64_USD_PER_GB_SECOND : LAMBDA_X86_USD_PER_GB_SECOND,
      { per: 1, unit: 'GB-second', source: LAMBDA_PAGE },
    ),
  };
  return withOverrides(listed, overrides);
}

function withOverrides(table: PriceTable, overrides: Partial<Record<PriceName, number>>): PriceTable {
  const changed = PRICE_NAMES.flatMap((name) => {
    const usd = overrides[name];
    return usd === undefined
      ? []
      : [[name, { ...table[name], usd, region: '', checkedOn: '', source: SET_BY_USER }] as const];
  });
  return { ...table, ...Object.fromEntries(changed) };
}

/** Source of a price the user set. */
const SET_BY_USER = 'set by you';

function listPrice(title: string, usd: number, rest: Pick<Price, 'per' | 'unit' | 'source'>): Price {
  return { title, usd, ...rest, region: HOME_REGION, checkedOn: PRICES_CHECKED_ON };
}

function example(title: string, usd: number): Price {
  return {
    title,
    usd,
    per: 1e6,
    unit: 'token',
    region: '',
    checkedOn: '',
    source: "an example; set your model's price",
  };
}
