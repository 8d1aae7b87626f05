import { err, ok, type Result } from '../base';
import { awsPrices, HOME_REGION, PRICED_REGIONS, type Architecture } from './awsPrices';
import { PRICE_NAMES, type PriceName, type PriceTable } from './price';

/** What a person chose about prices; kept as JSON between visits and read from a file by the command line. */
export interface PriceSettings {
  /** One of {@link PRICED_REGIONS}. */
  readonly region: string;
  /** Of the agent's Lambda functions. */
  readonly architecture: Architecture;
  /** Own numbers, in US dollars for as many units as the list price is for. */
  readonly prices: Partial<Record<PriceName, number>>;
}

export const LIST_PRICES: PriceSettings = { region: HOME_REGION, architecture: 'x86', prices: {} };

export function pricesOf({ region, architecture, prices }: PriceSettings): PriceTable {
  return awsPrices(region, architecture, prices);
}

/** US dollars a price may be at most: anything higher is a slip of the keyboard. */
const MAX_USD = 1_000_000;

export function isPrice(usd: number): boolean {
  return Number.isFinite(usd) && usd >= 0 && usd <= MAX_USD;
}

/**
 * Reads settings from JSON; what is not said is as in {@link LIST_PRICES}.
 *
 * @returns or what is wrong, in a sentence.
 */
export function parsePriceSettings(value: unknown): Result<PriceSettings, string> {
  if (!isRecord(value)) return err('Prices are an object with "region", "architecture" and "prices".');
  const stranger = Object.keys(value).find((name) => !['region', 'architecture', 'prices'].includes(name));
  if (stranger !== undefined) return err(`"${stranger}" is not known. There is: region, architecture, prices.`);
  const { region = LIST_PRICES.region, architecture = LIST_PRICES.architecture, prices = {} } = value;
  const known = PRICED_REGIONS.map(({ id }) => id);
  if (typeof region !== 'string' || !known.includes(region)) {
    return err(`No prices of the region ${JSON.stringify(region)} are known. There are: ${known.join(', ')}.`);
  }
  if (architecture !== 'x86' && architecture !== 'arm64') return err('"architecture" is "x86" or "arm64".');
  if (!isRecord(prices)) return err('"prices" is an object of numbers.');
  for (const [name, usd] of Object.entries(prices)) {
    if (!isPriceName(name)) return err(`There is no price "${name}". There is: ${PRICE_NAMES.join(', ')}.`);
    if (typeof usd !== 'number' || !isPrice(usd)) return err(`"${name}" takes US dollars, from 0 to ${MAX_USD}.`);
  }
  return ok({ region, architecture, prices });
}

function isPriceName(name: string): name is PriceName {
  return (PRICE_NAMES as readonly string[]).includes(name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
