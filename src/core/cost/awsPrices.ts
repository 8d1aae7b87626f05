import type { Price, PriceTable } from './price';

/** Day on which the numbers of this file were compared with their sources. */
export const PRICES_CHECKED_ON = '2026-11-22';

const STEP_FUNCTIONS_PAGE = 'https://aws.amazon.com/step-functions/pricing/';
const LAMBDA_PAGE = 'https://aws.amazon.com/lambda/pricing/';

/** US dollars for 1,000 state transitions of Standard Workflows. @see {@link STEP_FUNCTIONS_PAGE}; usage type `StateTransition` */
const TRANSITIONS_USD_PER_1000 = 0.025;
/** Regions that differ; the page's older copy, so worth checking before a decision hangs on it. */
const TRANSITIONS_USD_PER_1000_BY_REGION: Readonly<Record<string, number>> = {
  'us-west-1': 0.0279,
  'sa-east-1': 0.0375,
  'eu-west-3': 0.0297,
  'ap-northeast-2': 0.0271,
  'ap-south-1': 0.0285,
  'us-gov-west-1': 0.03,
};
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
 * List prices of a region; one that is not known to differ has those of us-east-1.
 *
 * @param overrides - numbers the user set, in US dollars for the same number of units.
 */
export function awsPrices(
  region: string,
  architecture: Architecture = 'x86',
  overrides: Partial<Record<keyof PriceTable, number>> = {},
): PriceTable {
  const listed: PriceTable = {
    stepFunctionsTransition: listPrice(
      (Object.hasOwn(TRANSITIONS_USD_PER_1000_BY_REGION, region)
        ? TRANSITIONS_USD_PER_1000_BY_REGION[region]
        : undefined) ?? TRANSITIONS_USD_PER_1000,
      { per: 1000, unit: 'transition', source: STEP_FUNCTIONS_PAGE },
    ),
    expressRequest: listPrice(EXPRESS_USD_PER_MILLION_REQUESTS, {
      per: 1e6,
      unit: 'request',
      source: STEP_FUNCTIONS_PAGE,
    }),
    expressDuration: listPrice(EXPRESS_USD_PER_GB_SECOND, { per: 1, unit: 'GB-second', source: STEP_FUNCTIONS_PAGE }),
    lambdaRequest: listPrice(LAMBDA_USD_PER_MILLION_REQUESTS, { per: 1e6, unit: 'request', source: LAMBDA_PAGE }),
    lambdaDuration: listPrice(
      architecture === 'arm64' ? LAMBDA_ARM64_USD_PER_GB_SECOND : LAMBDA_X86_USD_PER_GB_SECOND,
      {
        per: 1,
        unit: 'GB-second',
        source: LAMBDA_PAGE,
      },
    ),
    modelInputToken: example(EXAMPLE_INPUT_USD_PER_MILLION_TOKENS),
    modelOutputToken: example(EXAMPLE_OUTPUT_USD_PER_MILLION_TOKENS),
  };
  return withOverrides(listed, overrides);
}

function withOverrides(table: PriceTable, overrides: Partial<Record<keyof PriceTable, number>>): PriceTable {
  const changed = Object.entries(overrides).flatMap(([name, usd]) => {
    const price = Object.hasOwn(table, name) ? table[name as keyof PriceTable] : undefined; // asked in the line before
    return price === undefined ? [] : [[name, { ...price, usd, checkedOn: '', source: 'set by you' }] as const];
  });
  return { ...table, ...Object.fromEntries(changed) };
}

function listPrice(usd: number, rest: Pick<Price, 'per' | 'unit' | 'source'>): Price {
  return { usd, ...rest, checkedOn: PRICES_CHECKED_ON };
}

function example(usd: number): Price {
  return { usd, per: 1e6, unit: 'token', checkedOn: '', source: "an example; set your model's price" };
}
